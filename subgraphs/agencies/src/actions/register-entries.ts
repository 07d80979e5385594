import type { RegistryEventType } from '@lapor/schema/events';
import { appendEvents } from '@lapor/subgraph-kit/event-log/append';
import { appendNewChains } from '@lapor/subgraph-kit/event-log/append-new-chains';
import type { EntityManager } from 'typeorm';
import { findGoverned } from '../database/governed.queries.js';
import { compareEntries, lockRegistry, writeEntries } from '../database/registry.store.js';
import { tableOf } from '../database/registry-tables.js';
import type { Registry, RegistryEntries } from '../domain/registry/registry-entries.js';
import { type KindOf, toRegistryEvent } from '../events/registry-events.js';
import type { ActionDependencies } from './dependencies.js';

/** How many entries were added and changed. */
export interface RegisterResult {
  readonly added: number;
  readonly changed: number;
}

/**
 * Makes the registry hold these entries: what is missing is added, what differs is replaced, each with its event, in
 * one transaction. Entries that are already the same are not touched, so it can run at every start; entries that an
 * officer has changed since are the officer's, and stay as they are. Instances that start together wait for each
 * other, and the later ones find nothing left to do.
 */
export async function registerEntries(deps: ActionDependencies, registry: Registry): Promise<RegisterResult> {
  return deps.database.transaction(async (manager) => {
    await lockRegistry(manager);
    const results = [
      await record(deps, manager, 'RegionRegistered', registry.region),
      await record(deps, manager, 'AgencyRegistered', registry.agency),
      await record(deps, manager, 'CategoryRegistered', registry.category),
      await record(deps, manager, 'PolicyEnacted', registry.policy),
      await record(deps, manager, 'AnswerPolicyEnacted', registry.answerPolicy),
      await record(deps, manager, 'HolidayDeclared', registry.holiday),
      await record(deps, manager, 'KeywordRegistered', registry.keyword),
      await record(deps, manager, 'JurisdictionEnacted', registry.jurisdiction),
      await record(deps, manager, 'OversightEstablished', registry.oversight),
      await record(deps, manager, 'OfficerAppointed', registry.officer),
    ];
    return results.reduce((sum, { added, changed }) => ({ added: sum.added + added, changed: sum.changed + changed }));
  });
}

async function record<Type extends RegistryEventType>(
  { now, newId }: ActionDependencies,
  manager: EntityManager,
  type: Type,
  entries: readonly RegistryEntries[KindOf<Type>][],
): Promise<RegisterResult> {
  // Of officers nothing is delivered with the system, and a country's worth of them would be read for it.
  if (entries.length === 0) return { added: 0, changed: 0 };
  const table = tableOf(type);
  const { added, changed } = await compareEntries(manager, table, entries);
  const toEvent = (entry: RegistryEntries[KindOf<Type>]) =>
    toRegistryEvent(type, entry, { id: newId(), at: now(), actor: { kind: 'SYSTEM' } });
  const changes = changed.map((entry) => ({ entry, ...toEvent(entry) }));
  const governed = await findGoverned(
    manager,
    changes.map(({ aggregate }) => aggregate),
  );
  const ours = changes.filter(({ aggregate }) => !governed.has(aggregate.id));
  await writeEntries(manager, table, [...added, ...ours.map(({ entry }) => entry)]);
  await appendNewChains(manager, added.map(toEvent));
  for (const { aggregate, draft } of ours) await appendEvents(manager, aggregate, [draft]);
  return { added: added.length, changed: ours.length };
}
