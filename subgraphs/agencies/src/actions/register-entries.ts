import { appendEvents } from '@lapor/subgraph-kit/event-log/append';
import { appendNewChains } from '@lapor/subgraph-kit/event-log/append-new-chains';
import type { DataSource, EntityManager } from 'typeorm';
import { type RegistryChanges, saveEntries } from '../database/registry.store.js';
import {
  AGENCY_TABLE,
  CATEGORY_TABLE,
  HOLIDAY_TABLE,
  JURISDICTION_TABLE,
  KEYWORD_TABLE,
  REGION_TABLE,
  SLA_POLICY_TABLE,
} from '../database/registry-tables.js';
import type { Registry, RegistryEntries, RegistryKind } from '../domain/registry/registry-entries.js';
import { toRegistryEvent } from '../events/registry-events.js';

export interface RegisterDependencies {
  readonly database: DataSource;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** How many entries were added and changed. */
export interface RegisterResult {
  readonly added: number;
  readonly changed: number;
}

/** Any number; it only has to be the same in every instance of this subgraph. */
const REGISTER_LOCK = 1_709;

/**
 * Makes the registry hold these entries: what is missing is added, what differs is replaced, each with its event, in
 * one transaction. Entries that are already the same are not touched, so it can run at every start. Instances that
 * start together wait for each other, and the later ones find nothing left to do.
 */
export async function registerEntries(dependencies: RegisterDependencies, registry: Registry): Promise<RegisterResult> {
  return dependencies.database.transaction(async (manager) => {
    await manager.query('select pg_advisory_xact_lock($1)', [REGISTER_LOCK]);
    const results = [
      await record(dependencies, manager, 'region', await saveEntries(manager, REGION_TABLE, registry.region)),
      await record(dependencies, manager, 'agency', await saveEntries(manager, AGENCY_TABLE, registry.agency)),
      await record(dependencies, manager, 'category', await saveEntries(manager, CATEGORY_TABLE, registry.category)),
      await record(dependencies, manager, 'policy', await saveEntries(manager, SLA_POLICY_TABLE, registry.policy)),
      await record(dependencies, manager, 'holiday', await saveEntries(manager, HOLIDAY_TABLE, registry.holiday)),
      await record(dependencies, manager, 'keyword', await saveEntries(manager, KEYWORD_TABLE, registry.keyword)),
      await record(dependencies, manager, 'jurisdiction', await saveEntries(manager, JURISDICTION_TABLE, registry.jurisdiction)),
    ];
    return results.reduce((sum, { added, changed }) => ({ added: sum.added + added, changed: sum.changed + changed }));
  });
}

async function record<Kind extends RegistryKind>(
  { now, newId }: RegisterDependencies,
  manager: EntityManager,
  kind: Kind,
  { added, changed }: RegistryChanges<RegistryEntries[Kind]>,
): Promise<RegisterResult> {
  const toEvent = (entry: RegistryEntries[Kind]) => toRegistryEvent(kind, entry, { id: newId(), now: now() });
  await appendNewChains(manager, added.map(toEvent));
  for (const { aggregate, draft } of changed.map(toEvent)) await appendEvents(manager, aggregate, [draft]);
  return { added: added.length, changed: changed.length };
}
