import { OnlyFor } from '@lapor/subgraph-kit/graphql/access';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { enactPolicy } from '../actions/enact-policy.js';
import { endPolicy } from '../actions/end-policy.js';
import { findPolicies } from '../database/calendar.queries.js';
import { keyOfPolicy } from '../domain/sla-policy/enact-policy.js';
import type { AgenciesContext } from './context.js';
import { EnactPolicyInputType, EndPolicyInputType } from './policy-commands.input.js';
import { showRule } from './show-rule.js';
import { SlaPolicyType, toSlaPolicyType } from './sla-policy.type.js';

/** The commands on limits; each returns the limit as it is afterwards. */
@Resolver()
export class PolicyCommandsResolver {
  @OnlyFor('nationalAdministrator')
  @Mutation(() => SlaPolicyType, { description: 'Memberlakukan batas waktu, langkah pemberitahuan atau kuota; hanya Admin Nasional.' })
  enactPolicy(
    @Arg('input', () => EnactPolicyInputType) input: EnactPolicyInputType,
    @Ctx() context: AgenciesContext,
  ): Promise<SlaPolicyType> {
    return showPolicy(context, enactPolicy(context.services, context.subject, input));
  }

  @OnlyFor('nationalAdministrator')
  @Mutation(() => SlaPolicyType, { description: 'Mengakhiri suatu ketentuan; yang sudah mulai dihitung tidak berubah.' })
  endPolicy(@Arg('input', () => EndPolicyInputType) input: EndPolicyInputType, @Ctx() context: AgenciesContext): Promise<SlaPolicyType> {
    return showPolicy(context, endPolicy(context.services, context.subject, input));
  }
}

async function showPolicy({ database }: AgenciesContext, done: Promise<string>): Promise<SlaPolicyType> {
  return toSlaPolicyType(await showRule(done, (id) => findPolicies(database, keyOfPolicy(id) ?? '')));
}
