import { OnlyFor } from '@lapor/subgraph-kit/graphql/access';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { enactJurisdiction } from '../actions/enact-jurisdiction.js';
import { endJurisdiction } from '../actions/end-jurisdiction.js';
import { findEveryRule } from '../database/jurisdiction.queries.js';
import { categoryOfRule } from '../domain/jurisdiction/jurisdiction-rule.js';
import type { AgenciesContext } from './context.js';
import { JurisdictionRuleType, toJurisdictionRuleType } from './jurisdiction.type.js';
import { EnactJurisdictionInputType, EndJurisdictionInputType } from './jurisdiction-commands.input.js';
import { showRule } from './show-rule.js';

/** The commands on rules of competence; each returns the rule as it is afterwards. */
@Resolver()
export class JurisdictionCommandsResolver {
  @OnlyFor('nationalAdministrator')
  @Mutation(() => JurisdictionRuleType, { description: 'Memberlakukan aturan kewenangan; hanya Admin Nasional.' })
  enactJurisdiction(
    @Arg('input', () => EnactJurisdictionInputType) input: EnactJurisdictionInputType,
    @Ctx() context: AgenciesContext,
  ): Promise<JurisdictionRuleType> {
    return show(context, enactJurisdiction(context.services, context.subject, input));
  }

  @OnlyFor('nationalAdministrator')
  @Mutation(() => JurisdictionRuleType, { description: 'Mengakhiri aturan kewenangan; hanya Admin Nasional.' })
  endJurisdiction(
    @Arg('input', () => EndJurisdictionInputType) input: EndJurisdictionInputType,
    @Ctx() context: AgenciesContext,
  ): Promise<JurisdictionRuleType> {
    return show(context, endJurisdiction(context.services, context.subject, input));
  }
}

async function show({ database }: AgenciesContext, done: Promise<string>): Promise<JurisdictionRuleType> {
  return toJurisdictionRuleType(await showRule(done, (id) => findEveryRule(database, [categoryOfRule(id)])));
}
