import type { Queryable } from './open-database.js';

/** Where sealed values stand. */
export interface SealedColumn {
  readonly table: string;
  readonly column: string;
  /** What its rows are gone through by. */
  readonly key: string;
  /** What the value's place is named after; the place alone where there is nothing. */
  readonly named: string | null;
  readonly place: string;
}

/** Every one of them: a test compares it with the database. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  { table: 'naming_key', column: 'sealed', key: 'name', named: null, place: 'naming key' },
  { table: 'incoming', column: 'sealed', key: 'id', named: null, place: 'incoming' },
  { table: 'outgoing', column: 'sealed', key: 'id', named: null, place: 'outgoing' },
  { table: 'outgoing', column: 'about', key: 'id', named: null, place: 'outgoing about' },
  { table: 'followed_report', column: 'sealed', key: 'tracking_id', named: 'tracking_id', place: 'report' },
  { table: 'pending_text', column: 'sealed', key: 'incoming_id', named: 'incoming_id', place: 'pending' },
  { table: 'held_text', column: 'sealed', key: 'incoming_id', named: 'incoming_id', place: 'held' },
  { table: 'receipt', column: 'about', key: 'number', named: null, place: 'outgoing about' },
];

export interface SealedRow {
  readonly key: string;
  readonly place: string;
  readonly sealed: Buffer;
}

/** The next rows behind a key, in its order, of which the value is not under the key in use. */
export async function findStale(
  database: Queryable,
  { table, column, key, named, place }: SealedColumn,
  { prefix, after, most }: { readonly prefix: Buffer; readonly after: string | null; readonly most: number },
): Promise<readonly SealedRow[]> {
  const type = key === 'number' ? 'bigint' : key === 'id' || key === 'incoming_id' ? 'uuid' : 'text';
  const { rows } = await database.query<SealedRow>(
    `select ${key}::text as key, $4::text || coalesce(' ' || ${named ?? 'null'}::text, '') as place, ${column} as sealed from ${table}
     where ($1::${type} is null or ${key} > $1::${type}) and ${column} is not null
       and substring(${column} from 1 for ${prefix.length}) <> $2 order by ${key} limit $3`,
    [after, prefix, most, place],
  );
  return rows;
}

/** Replaces values, each unless it has changed meanwhile. */
export async function replaceSealed(
  database: Queryable,
  { table, column, key }: SealedColumn,
  rows: readonly { readonly key: string; readonly before: Buffer; readonly after: Buffer }[],
): Promise<void> {
  await database.query(
    `update ${table} t set ${column} = r.after from unnest($1::text[], $2::bytea[], $3::bytea[]) as r(key, before, after)
     where t.${key}::text = r.key and t.${column} = r.before`,
    [rows.map((row) => row.key), rows.map(({ before }) => before), rows.map(({ after }) => after)],
  );
}
