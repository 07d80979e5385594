import { OnlyFor } from '@lapor/subgraph-kit/graphql/access';
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { setExternalCode } from '../actions/set-external-code.js';
import { findByExternalCode } from '../database/external-code.queries.js';
import { AgencyType, toAgencyType } from './agency.type.js';
import type { AgenciesContext } from './context.js';
import { ExternalCodeType, SetExternalCodeInputType } from './external-code.type.js';
import { showAgency } from './show-agency.js';

/** Agencies under the codes that others know them by. */
@Resolver(() => AgencyType)
export class ExternalCodeResolver {
  @Query(() => AgencyType, { nullable: true, description: 'The agency that has a code in another list; null when none has.' })
  async agencyByExternalCode(
    @Arg('scheme', () => String) scheme: string,
    @Arg('code', () => String) code: string,
    @Ctx() { database, loaders }: AgenciesContext,
  ): Promise<AgencyType | null> {
    const agencyCode = await findByExternalCode(database, scheme, code);
    const agency = agencyCode === null ? null : await loaders.agencyByCode.load(agencyCode);
    return agency && toAgencyType(agency);
  }

  @OnlyFor('administrator')
  @Mutation(() => AgencyType, { description: 'Mencatat atau mencabut kode instansi pada daftar lain.' })
  setExternalCode(
    @Arg('input', () => SetExternalCodeInputType) input: SetExternalCodeInputType,
    @Ctx() context: AgenciesContext,
  ): Promise<AgencyType> {
    return showAgency(context, setExternalCode(context.services, context.subject, input));
  }

  @FieldResolver(() => [ExternalCodeType], { description: 'Its codes in other lists, by scheme.' })
  async externalCodes(@Root() { code }: AgencyType, @Ctx() { loaders }: AgenciesContext): Promise<readonly ExternalCodeType[]> {
    const codes = await loaders.externalCodes.load(code);
    return codes.map(({ scheme, code: external }) => Object.assign(new ExternalCodeType(), { scheme, code: external }));
  }
}
