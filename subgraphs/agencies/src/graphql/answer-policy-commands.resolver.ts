import { OnlyFor } from '@lapor/subgraph-kit/graphql/access';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { enactAnswerPolicy } from '../actions/enact-answer-policy.js';
import { endAnswerPolicy } from '../actions/end-answer-policy.js';
import { listAnswerPolicies } from '../database/calendar.queries.js';
import { AnswerPolicyType, toAnswerPolicyType } from './answer-policy.type.js';
import { EnactAnswerPolicyInputType, EndAnswerPolicyInputType } from './answer-policy-commands.input.js';
import type { AgenciesContext } from './context.js';
import { showRule } from './show-rule.js';

/** The commands on rules about final answers; each returns the rule as it is afterwards. */
@Resolver()
export class AnswerPolicyCommandsResolver {
  @OnlyFor('nationalAdministrator')
  @Mutation(() => AnswerPolicyType, { description: 'Memberlakukan ketentuan jawaban akhir; hanya Admin Nasional.' })
  enactAnswerPolicy(
    @Arg('input', () => EnactAnswerPolicyInputType) input: EnactAnswerPolicyInputType,
    @Ctx() context: AgenciesContext,
  ): Promise<AnswerPolicyType> {
    return show(context, enactAnswerPolicy(context.services, context.subject, input));
  }

  @OnlyFor('nationalAdministrator')
  @Mutation(() => AnswerPolicyType, { description: 'Mengakhiri ketentuan jawaban akhir; hanya Admin Nasional.' })
  endAnswerPolicy(
    @Arg('input', () => EndAnswerPolicyInputType) input: EndAnswerPolicyInputType,
    @Ctx() context: AgenciesContext,
  ): Promise<AnswerPolicyType> {
    return show(context, endAnswerPolicy(context.services, context.subject, input));
  }
}

async function show({ database }: AgenciesContext, done: Promise<string>): Promise<AnswerPolicyType> {
  return toAnswerPolicyType(await showRule(done, () => listAnswerPolicies(database)));
}
