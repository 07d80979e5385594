import { OnlyFor } from '@lapor/subgraph-kit/graphql/access';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { endOversight } from '../actions/end-oversight.js';
import { establishOversight } from '../actions/establish-oversight.js';
import { listOversight } from '../database/oversight.queries.js';
import type { AgenciesContext } from './context.js';
import { OversightType, toOversightType } from './oversight.type.js';
import { EndOversightInputType, EstablishOversightInputType } from './oversight-commands.input.js';
import { showRule } from './show-rule.js';

/** The commands on oversight; each returns the oversight as it is afterwards. */
@Resolver()
export class OversightCommandsResolver {
  @OnlyFor('nationalAdministrator')
  @Mutation(() => OversightType, { description: 'Menetapkan pengawasan oleh suatu instansi; hanya Admin Nasional.' })
  establishOversight(
    @Arg('input', () => EstablishOversightInputType) input: EstablishOversightInputType,
    @Ctx() context: AgenciesContext,
  ): Promise<OversightType> {
    return show(context, establishOversight(context.services, context.subject, input));
  }

  @OnlyFor('nationalAdministrator')
  @Mutation(() => OversightType, { description: 'Mengakhiri pengawasan; hanya Admin Nasional.' })
  endOversight(
    @Arg('input', () => EndOversightInputType) input: EndOversightInputType,
    @Ctx() context: AgenciesContext,
  ): Promise<OversightType> {
    return show(context, endOversight(context.services, context.subject, input));
  }
}

async function show({ database }: AgenciesContext, done: Promise<string>): Promise<OversightType> {
  return toOversightType(await showRule(done, () => listOversight(database)));
}
