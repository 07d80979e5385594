import type { EntityManager } from 'typeorm';

/** How many changes agencies have seen, by code: the length of each one's history. */
export async function findAgencyVersions(database: EntityManager, codes: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await database.query<{ code: string; version: number }[]>(FIND_VERSIONS, [codes]);
  return new Map(rows.map(({ code, version }) => [code, version]));
}

const FIND_VERSIONS = `
  select aggregate_id as code, sequence as version from event_chain where aggregate_type = 'agency' and aggregate_id = any($1::text[])`;
