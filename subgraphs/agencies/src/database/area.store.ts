import type { EntityManager } from 'typeorm';
import type { Area, AreaLevel, AreaSet } from '../domain/region/area.js';

const TABLES: Readonly<Record<AreaLevel, string>> = { DISTRICT: 'district', VILLAGE: 'village' };

/** Which edition of a level's areas is loaded; null when none is. */
export async function loadedVersion(manager: Pick<EntityManager, 'query'>, level: AreaLevel): Promise<string | null> {
  const [row] = await manager.query('select version from reference_data where name = $1', [TABLES[level]]);
  return row?.version ?? null;
}

/** Writes some areas; what already stands there with the same name is not touched. */
export async function writeAreas(manager: Pick<EntityManager, 'query'>, level: AreaLevel, areas: readonly Area[]): Promise<void> {
  const table = TABLES[level];
  await manager.query(
    `insert into ${table} (code, name) select * from unnest($1::text[], $2::text[])
     on conflict (code) do update set name = excluded.name where ${table}.name <> excluded.name`,
    [areas.map(({ code }) => code), areas.map(({ name }) => name)],
  );
}

/** The areas that stand in the table and not in the edition. */
export async function findDroppedAreas(database: Pick<EntityManager, 'query'>, { level, areas }: AreaSet): Promise<string[]> {
  const codes = new Set(areas.map(({ code }) => code));
  const rows: { code: string }[] = await database.query(`select code from ${TABLES[level]}`);
  return rows.map(({ code }) => code).filter((code) => !codes.has(code));
}

/** Removes the areas that an edition has dropped and notes the edition as loaded. */
export async function finishAreas(
  manager: EntityManager,
  { level, version, areas }: AreaSet,
  dropped: readonly string[],
  at: Date,
): Promise<void> {
  const table = TABLES[level];
  if (dropped.length > 0) await manager.query(`delete from ${table} where code = any($1::text[])`, [dropped]);
  await manager.query(
    `insert into reference_data (name, version, count, loaded_at) values ($1, $2, $3, $4)
     on conflict (name) do update set version = excluded.version, count = excluded.count, loaded_at = excluded.loaded_at`,
    [table, version, areas.length, at],
  );
}

/** Lets the planner know what was loaded: it would otherwise take the new tables for empty. */
export async function analyzeAreas(database: Pick<EntityManager, 'query'>, level: AreaLevel): Promise<void> {
  await database.query(`analyze ${TABLES[level]}`);
}
