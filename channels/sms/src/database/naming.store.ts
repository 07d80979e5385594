import type { Queryable } from './open-database.js';

/** Keeps the sealed key of names unless there is one; returns the one that is kept. */
export async function keepNaming(database: Queryable, sealed: Buffer): Promise<Buffer> {
  await database.query("insert into naming_key (name, sealed) values ('names', $1) on conflict do nothing", [sealed]);
  const { rows } = await database.query<{ sealed: Buffer }>("select sealed from naming_key where name = 'names'");
  const [row] = rows;
  if (!row) throw new Error('the key of names is gone');
  return row.sealed;
}
