import type { Queryable } from '@lapor/subgraph-kit/event-log/read';

/** Which of a citizen's list keys stand in a report. */
export async function findTakenListKeys(database: Queryable, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await database.query<{ key: string }[]>('select list_key as key from report where list_key = any ($1::uuid[])', [keys]);
  return new Set(rows.map(({ key }) => key));
}

/**
 * Lets the filings of one citizen wait for each other, until the transaction ends: two of them must not take the same key.
 * Several are locked in one order for everybody.
 */
export async function lockListKeys(database: Queryable, firstKeys: readonly string[]): Promise<void> {
  await database.query(LOCK_LIST_KEYS, [[...firstKeys]]);
}

/** The sealed reference to a report's reporter; null where the vault knows nobody. */
export async function findReporterReference(database: Queryable, reportId: string): Promise<string | null> {
  const [row] = await database.query<{ reference: string | null }[]>('select reporter_reference as reference from report where id = $1', [
    reportId,
  ]);
  return row?.reference ?? null;
}

// The order stands in a query of its own: the locks are taken while its rows come.
const LOCK_LIST_KEYS = `
  select pg_advisory_xact_lock(name)
  from (select distinct hashtextextended(key, 0) as name from unnest($1::text[]) as key order by 1 offset 0) as names_in_order`;
