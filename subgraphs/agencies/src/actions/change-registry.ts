import { assertAllowed } from '@lapor/kit/refusal';
import type { EventActor, RegistryEventType } from '@lapor/schema/events';
import type { Membership, Subject } from '@lapor/schema/identity';
import { appendEvents } from '@lapor/subgraph-kit/event-log/append';
import { appendToChains } from '@lapor/subgraph-kit/event-log/append-to-chains';
import { takeOnce } from '@lapor/subgraph-kit/idempotency/take-once';
import type { EntityManager } from 'typeorm';
import { keyIn, lockRegistry, writeEntries } from '../database/registry.store.js';
import { tableOf } from '../database/registry-tables.js';
import { type Concern, decideAuthority } from '../domain/authority/authority.js';
import type { Decree } from '../domain/decree/decree.js';
import type { RegistryEntries } from '../domain/registry/registry-entries.js';
import { type KindOf, toRegistryEvent } from '../events/registry-events.js';
import type { ActionDependencies } from './dependencies.js';

/** What is asked, and by whom. */
export interface RegistryCommand {
  readonly name: string;
  readonly subject: Subject;
  /** The public key of the entry that it makes or changes: a repetition is answered with it. */
  readonly key: string;
  /** The whole input, with the caller's own name for this request, if it has one. */
  readonly input: { readonly idempotencyKey?: string | null };
  /** What it concerns, read inside the transaction. Throws when it concerns something that does not exist. */
  readonly concern: (manager: EntityManager) => Promise<Concern>;
}

/** A change of the registry on its way: allowed, alone, and not yet committed. */
export interface RegistryChange {
  readonly manager: EntityManager;
  readonly at: Date;
  /** The office in which it is changed. */
  readonly by: Membership;
  /** Writes an entry as it is from now on, with the event that tells why: by a legal act, or for a reason that has a code. */
  readonly put: <Type extends RegistryEventType>(
    type: Type,
    entry: RegistryEntries[KindOf<Type>],
    decree?: Decree,
    reason?: string,
  ) => Promise<void>;
  /** The same for many entries in their order, with a few statements; of one that comes twice the last is written. */
  readonly putAll: <Type extends RegistryEventType>(
    type: Type,
    entries: readonly RegistryEntries[KindOf<Type>][],
    decree: Decree,
  ) => Promise<void>;
}

/**
 * The way of every command on the registry, in one transaction: take the registry's line, look who asks, recognise a
 * repetition, decide, write, tell. Returns the key of the entry, for a repetition that of the first request.
 * Throws UNAUTHENTICATED, FORBIDDEN, IDEMPOTENCY_KEY_REUSED and what `act` refuses; nothing is written then.
 */
export function changeRegistry(
  deps: ActionDependencies,
  { name, subject, key, input, concern }: RegistryCommand,
  act: (change: RegistryChange) => Promise<void>,
): Promise<string> {
  return deps.database.transaction(async (manager) => {
    await lockRegistry(manager);
    const authority = decideAuthority(subject, await concern(manager));
    assertAllowed(authority);
    const at = deps.now();
    const { subjectId, by } = authority;
    const once = { command: name, subjectId, key: input.idempotencyKey ?? null, input, resultId: key, at };
    const earlier = await takeOnce(manager, once);
    if (earlier !== null) return earlier;
    await act({ manager, at, by, ...putAs(deps, manager, at, { kind: 'OFFICER', role: by.role, agencyCode: by.agencyCode }) });
    return key;
  });
}

function putAs({ newId }: ActionDependencies, manager: EntityManager, at: Date, actor: EventActor): Pick<RegistryChange, 'put' | 'putAll'> {
  return {
    async put(type, entry, decree, reason) {
      await writeEntries(manager, tableOf(type), [entry]);
      const why = { ...(decree ? { decree } : {}), ...(reason ? { reason } : {}) };
      const { aggregate, draft } = toRegistryEvent(type, entry, { id: newId(), at, actor, ...why });
      await appendEvents(manager, aggregate, [draft]);
    },
    async putAll(type, entries, decree) {
      const table = tableOf(type);
      await writeEntries(manager, table, [...new Map(entries.map((entry) => [keyIn(table, entry), entry])).values()]);
      const events = entries.map((entry) => toRegistryEvent(type, entry, { id: newId(), at, actor, decree }));
      await appendToChains(manager, events);
    },
  };
}
