import type { EntityManager } from 'typeorm';
import type { RegistryPage } from './registry.store.js';

/** Table → its key, and the keys of what the registry holds of that kind. */
const TABLES: readonly (readonly [table: string, key: string, keysOf: (page: RegistryPage) => readonly string[]])[] = [
  ['agency_projection', 'code', ({ agencies }) => agencies.map(({ code }) => code)],
  ['region_projection', 'code', ({ regions }) => regions.map(({ code }) => code)],
  ['category_projection', 'id', ({ categories }) => categories.map(({ id }) => id)],
  ['policy_projection', 'id', ({ policies }) => policies.map(({ id }) => id)],
  ['notice_projection', 'id', ({ notices }) => notices.map(({ id }) => id)],
  ['answer_policy_projection', 'id', ({ answerPolicies }) => answerPolicies.map(({ id }) => id)],
  ['quota_projection', 'id', ({ quotas }) => quotas.map(({ id }) => id)],
  ['api_client_projection', 'id', ({ apiClients }) => apiClients.map(({ id }) => id)],
  ['oversight_projection', 'id', ({ oversights }) => oversights.map(({ id }) => id)],
  ['holiday_projection', 'id', ({ holidays }) => holidays.flatMap(({ id, revoked }) => (revoked ? [] : [id]))],
  ['hours_projection', 'id', ({ hours }) => hours.map(({ id }) => id)],
];

/** Removes what the registry does not hold. Given the whole registry; returns how many rows were gone. */
export async function dropStrangers(manager: EntityManager, registry: RegistryPage): Promise<number> {
  let dropped = 0;
  for (const [table, key, keysOf] of TABLES) {
    const [, count] = await manager.query(`delete from ${table} where ${key} <> all($1::text[])`, [keysOf(registry)]);
    dropped += count as number;
  }
  return dropped;
}

/** How many entries the projection holds. */
export async function countRegistry(manager: EntityManager): Promise<number> {
  const counts = TABLES.map(([table]) => `(select count(*) from ${table})`).join(' + ');
  const [row] = await manager.query(`select (${counts})::integer as count`);
  return row.count;
}
