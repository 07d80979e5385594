import { type LoggedEvent, REGISTRY_EVENTS } from '@lapor/schema/events';
import type { StoredEvent } from '@lapor/subgraph-kit/event-log/event';
import { toLoggedEvent } from '@lapor/subgraph-kit/event-log/to-logged-event';
import { createConnectionType } from '@lapor/subgraph-kit/graphql/connection';
import { ViewedByAllAlike } from '@lapor/subgraph-kit/graphql/viewing';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { type PublicEventType, type PublicKind, REGISTRY_TOPIC } from '../events/registry-events.js';
import { RegistryEventTypeEnum, RegistryKindEnum } from './enums.js';

/** A change of the registry. Who did it is told by office; no person stands in the log. */
@ViewedByAllAlike()
@ObjectType('RegistryEvent', { description: 'Perubahan registri, dengan dasar hukumnya.' })
export class RegistryEventType {
  /** Not a field. */
  byAgencyCode!: string | null;

  @Field(() => String, { description: 'Give it back as `after` of registryEvents to go on behind this event.' })
  cursor!: string;

  @Field(() => ID)
  id!: string;

  @Field(() => RegistryEventTypeEnum)
  type!: PublicEventType;

  @Field(() => RegistryKindEnum)
  kind!: PublicKind;

  @Field(() => String, { description: 'The entry: the code of an agency or region, otherwise its id.' })
  key!: string;

  @Field(() => Int, { description: '1, 2, 3 … within the history of the entry; an agency’s version after this event.' })
  sequence!: number;

  @Field(() => Date)
  occurredAt!: Date;

  @Field(() => String, { nullable: true, description: 'Dasar hukum of the change; null for what was delivered with the system.' })
  legalRef!: string | null;

  @Field(() => String, { nullable: true, description: 'YYYY-MM-DD.' })
  effectiveOn!: string | null;

  @Field(() => String, { nullable: true, description: 'The role of the officer; null for the system.' })
  byRole!: string | null;
}

export const RegistryEventConnection = createConnectionType(RegistryEventType, 'RegistryEvent');

/** An event of the registry as everybody may see it. */
export function toRegistryEventType(stored: StoredEvent): RegistryEventType {
  const { cursor, id, aggregateId, sequence, actor, payload, type }: LoggedEvent = toLoggedEvent(REGISTRY_TOPIC, stored);
  const decree = (payload.decree ?? {}) as { readonly legalRef?: string; readonly effectiveOn?: string };
  return Object.assign(new RegistryEventType(), {
    cursor,
    id,
    type,
    kind: REGISTRY_EVENTS[type as PublicEventType],
    key: aggregateId,
    sequence,
    occurredAt: stored.occurredAt,
    legalRef: decree.legalRef ?? null,
    effectiveOn: decree.effectiveOn ?? null,
    byRole: actor.role ?? null,
    byAgencyCode: actor.agencyCode ?? null,
  });
}
