import type { EntityManager } from 'typeorm';

/** How many open reports more (or, negative, less) lie at a desk. */
export type WorkChanges = ReadonlyMap<string, number>;

/** Counts changes of desks' open work. */
export async function saveOpenWork(manager: EntityManager, changes: WorkChanges): Promise<void> {
  if (changes.size === 0) return;
  await manager.query(SAVE, [[...changes.keys()], [...changes.values()]]);
}

/** How many open reports lie at these desks together, as far as reports has told; never less than none. */
export async function countOpenWork(manager: EntityManager, deskCodes: readonly string[]): Promise<number> {
  const [row] = await manager.query<{ count: number }[]>(COUNT, [deskCodes]);
  return row?.count ?? 0;
}

const SAVE = `
  insert into open_work (desk_code, count)
  select code, change from unnest($1::text[], $2::integer[]) as changed (code, change)
  on conflict (desk_code) do update set count = open_work.count + excluded.count`;

const COUNT = 'select coalesce(sum(greatest(count, 0)), 0)::integer as count from open_work where desk_code = any($1::text[])';
