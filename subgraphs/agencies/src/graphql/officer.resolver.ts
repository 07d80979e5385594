import { assertAllowed } from '@lapor/kit/refusal';
import { OnlyFor } from '@lapor/subgraph-kit/graphql/access';
import { type Connection, ConnectionArguments, encodeKeyset, readPage, toConnection } from '@lapor/subgraph-kit/graphql/connection';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { agencyConcern } from '../actions/agency-concern.js';
import { listOfficers } from '../database/officer.queries.js';
import { decideAuthority } from '../domain/authority/authority.js';
import { checkAdministrator } from '../domain/officer/officer-sight.js';
import { AgencyType, toAgencyType } from './agency.type.js';
import type { AgenciesContext } from './context.js';
import { OfficerConnection, OfficerMembershipType, OfficerType } from './officer.type.js';
import { seeOfficers, showSeenOfficer } from './show-officer.js';

@ArgsType()
class OfficersArguments extends ConnectionArguments {
  @Field(() => String, { description: 'The agency; officers of everything below it are listed too.' })
  agencyCode!: string;
}

@Resolver(() => OfficerMembershipType)
export class OfficerResolver {
  @OnlyFor('administrator')
  @Query(() => OfficerType, {
    nullable: true,
    description: 'Petugas, by the account’s id; null when you administer none of their offices.',
  })
  async officer(@Arg('id', () => ID) id: string, @Ctx() context: AgenciesContext): Promise<OfficerType | null> {
    assertAllowed(checkAdministrator(context.subject));
    return showSeenOfficer(context, id);
  }

  @OnlyFor('administrator')
  @Query(() => OfficerConnection, { description: 'Petugas of an agency and all below it, for its administrators.' })
  async officers(
    @Args(() => OfficersArguments) args: OfficersArguments,
    @Ctx() context: AgenciesContext,
  ): Promise<Connection<OfficerType>> {
    const { agencyCode } = args;
    assertAllowed(checkAdministrator(context.subject));
    assertAllowed(decideAuthority(context.subject, await agencyConcern(context.database, agencyCode)));
    const list = `officers:${agencyCode}`;
    const page = readPage(list, args, ['uuid']);
    assertAllowed(page);
    const officers = await listOfficers(context.database, agencyCode, { after: page.after?.[0] ?? null, limit: page.first + 1 });
    const seen = (await seeOfficers(context, officers)).filter((officer) => officer !== null);
    return toConnection(seen, page.first, ({ id }) => encodeKeyset(list, [id]));
  }

  @FieldResolver(() => AgencyType, { nullable: true })
  async agency(@Root() { agencyCode }: OfficerMembershipType, @Ctx() { loaders }: AgenciesContext): Promise<AgencyType | null> {
    const agency = await loaders.agencyByCode.load(agencyCode);
    return agency && toAgencyType(agency);
  }
}
