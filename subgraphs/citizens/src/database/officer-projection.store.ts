import type { OfficerEntry } from '@lapor/schema/officer';
import type { EntityManager } from 'typeorm';

/** Writes officers over what is known of them. */
export async function saveOfficers(manager: EntityManager, officers: readonly OfficerEntry[]): Promise<void> {
  await manager.query(UPSERT, [officers.map(({ id }) => id), officers.map((officer) => JSON.stringify(officer))]);
}

const UPSERT = `
  insert into officer_projection (id, entry)
  select id, entry from unnest($1::uuid[], $2::jsonb[]) as officer (id, entry)
  on conflict (id) do update set entry = excluded.entry`;
