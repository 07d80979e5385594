import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import { isCode } from '../domain/input/identifier.js';
import type { Desk } from '../domain/report/desk.js';

/** An active agency as a desk; null when the registry knows none with this code. */
export async function findAgency(database: Queryable, code: string): Promise<Desk | null> {
  if (!isCode(code)) return null;
  const [row] = await database.query<Desk[]>('select code, path from agency_projection where code = $1 and active', [code]);
  return row ?? null;
}

/** Any desk by code, active or not; one the registry has not told of yet stands alone in the tree. */
export async function findDesk(database: Queryable, code: string): Promise<Desk> {
  if (!isCode(code)) return { code, path: [code] };
  const [row] = await database.query<Desk[]>('select code, path from agency_projection where code = $1', [code]);
  return row ?? { code, path: [code] };
}

/** Those of some codes that are active agencies, as desks by their codes. */
export async function findAgencies(database: Queryable, codes: readonly string[]): Promise<ReadonlyMap<string, Desk>> {
  if (codes.length === 0) return new Map();
  const rows = await database.query<Desk[]>('select code, path from agency_projection where code = any($1) and active', [
    codes.filter(isCode),
  ]);
  return new Map(rows.map((desk) => [desk.code, desk]));
}

/** Which of some codes are a region's. */
export async function findRegions(database: Queryable, codes: readonly string[]): Promise<ReadonlySet<string>> {
  if (codes.length === 0) return new Set();
  const rows = await database.query<{ code: string }[]>('select code from region_projection where code = any($1)', [codes]);
  return new Set(rows.map(({ code }) => code));
}

/** Which of some ids are an active category's. */
export async function findCategories(database: Queryable, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await database.query<{ id: string }[]>('select id from category_projection where id = any($1) and active', [
    ids.filter(isCode),
  ]);
  return new Set(rows.map(({ id }) => id));
}

export async function isRegion(database: Queryable, code: string): Promise<boolean> {
  return (await database.query<unknown[]>('select 1 from region_projection where code = $1', [code])).length > 0;
}

export async function isCategory(database: Queryable, id: string): Promise<boolean> {
  return isCode(id) && (await database.query<unknown[]>('select 1 from category_projection where id = $1 and active', [id])).length > 0;
}
