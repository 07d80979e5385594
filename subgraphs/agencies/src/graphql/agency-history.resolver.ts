import { assertAllowed } from '@lapor/kit/refusal';
import { NeverCached } from '@lapor/subgraph-kit/graphql/caching';
import { type Connection, ConnectionArguments, encodeKeyset, readPage, toConnection } from '@lapor/subgraph-kit/graphql/connection';
import { Arg, Args, Ctx, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { readAgencyHistory, verifyAgencyHistory } from '../database/registry-history.queries.js';
import { AgencyType } from './agency.type.js';
import type { AgenciesContext } from './context.js';
import { RegistryEventConnection, type RegistryEventType, toRegistryEventType } from './registry-event.type.js';

@ObjectType('RegistryHistoryCheck', { description: "Whether an entry's history is whole and unaltered." })
export class RegistryHistoryCheckType {
  @Field(() => Boolean)
  intact!: boolean;

  @Field(() => Int, { description: 'How many events hold; with a broken history, those before the break.' })
  events!: number;
}

/** What an agency has been. */
@Resolver(() => AgencyType)
export class AgencyHistoryResolver {
  @NeverCached()
  @FieldResolver(() => Int, { description: 'Rises by one with every change; give it as expectedVersion.' })
  version(@Root() { code }: AgencyType, @Ctx() { loaders }: AgenciesContext): Promise<number> {
    return loaders.agencyVersion.load(code);
  }

  @FieldResolver(() => RegistryEventConnection, { description: 'Every change of this agency, oldest first.' })
  async history(
    @Root() { code }: AgencyType,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Ctx() { database }: AgenciesContext,
  ): Promise<Connection<RegistryEventType>> {
    const listName = `agency-history:${code}`;
    const page = readPage(listName, args, ['integer']);
    assertAllowed(page);
    const events = await readAgencyHistory(database, code, page.after?.[0] ?? 0, page.first + 1);
    return toConnection(events.map(toRegistryEventType), page.first, ({ sequence }) => encodeKeyset(listName, [sequence]));
  }

  @Query(() => RegistryHistoryCheckType, {
    nullable: true,
    description: "Recomputes an agency's history from its first event; null when there is no such agency.",
  })
  async verifyRegistryHistory(
    @Arg('code', () => String) code: string,
    @Ctx() { database, loaders }: AgenciesContext,
  ): Promise<RegistryHistoryCheckType | null> {
    if (!(await loaders.agencyByCode.load(code))) return null;
    const verification = await verifyAgencyHistory(database, code);
    const events = verification.ok ? verification.length : verification.sequence - 1;
    return Object.assign(new RegistryHistoryCheckType(), { intact: verification.ok, events });
  }
}
