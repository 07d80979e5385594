import { REGISTRY_EVENTS } from '@lapor/schema/events';
import type { StoredEvent } from '@lapor/subgraph-kit/event-log/event';
import { ViewedByAllAlike } from '@lapor/subgraph-kit/graphql/viewing';
import { Arg, Ctx, FieldResolver, Resolver, Root, Subscription } from 'type-graphql';
import { followRegistry } from '../actions/follow-registry.js';
import { AgencyType, toAgencyType } from './agency.type.js';
import type { AgenciesContext } from './context.js';
import { RegistryEventType, toRegistryEventType } from './registry-event.type.js';

interface Subscribing {
  readonly args: { readonly after?: string | null; readonly fromStart: boolean };
  readonly context: AgenciesContext;
}

/** The registry's changes for everybody: it is public data. */
@Resolver(() => RegistryEventType)
export class RegistryEventResolver {
  @ViewedByAllAlike()
  @Subscription(() => RegistryEventType, {
    subscribe: ({ args, context }: Subscribing) => followRegistry(context.services, args),
    description: 'Perubahan registri: riwayat setelah after (atau sejak awal), lalu langsung; tanpa keduanya mulai sekarang.',
  })
  registryEvents(
    @Root() event: StoredEvent,
    @Arg('after', () => String, { nullable: true }) _after: string | null,
    @Arg('fromStart', () => Boolean, { defaultValue: false, description: 'Sejak peristiwa pertama, bila after tidak diisi.' })
    _fromStart: boolean,
  ): RegistryEventType {
    return toRegistryEventType(event);
  }

  @ViewedByAllAlike()
  @FieldResolver(() => AgencyType, { nullable: true, description: 'The agency as it is now, when the event is about one.' })
  async agency(@Root() { kind, key }: RegistryEventType, @Ctx() { loaders }: AgenciesContext): Promise<AgencyType | null> {
    return kind === REGISTRY_EVENTS.AgencyRegistered ? load(loaders, key) : null;
  }

  @ViewedByAllAlike()
  @FieldResolver(() => AgencyType, { nullable: true, description: 'The agency whose officer did it.' })
  async byAgency(@Root() { byAgencyCode }: RegistryEventType, @Ctx() { loaders }: AgenciesContext): Promise<AgencyType | null> {
    return byAgencyCode === null ? null : load(loaders, byAgencyCode);
  }
}

/** Read anew for every event: the loaders of a subscription live as long as it does. */
async function load({ agencyByCode }: AgenciesContext['loaders'], code: string): Promise<AgencyType | null> {
  const agency = await agencyByCode.clear(code).load(code);
  return agency && toAgencyType(agency);
}
