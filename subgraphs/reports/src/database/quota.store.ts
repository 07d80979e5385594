import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import type { EntityManager } from 'typeorm';
import type { QuotaRule } from '../domain/quota/quota.js';

/** A quota as the registry tells of it; a class that is unknown here concerns no report. */
export type QuotaEntry = Omit<QuotaRule, 'reportClass'> & { readonly reportClass: string | null };

/** Writes what is new or different. */
export async function saveQuotas(manager: EntityManager, entries: readonly QuotaEntry[]): Promise<void> {
  if (entries.length > 0) await manager.query(SAVE, [JSON.stringify(entries)]);
}

/** Every quota of a channel, whenever it is in force. */
export function readQuotas(database: Queryable, channel: string): Promise<readonly QuotaRule[]> {
  return database.query<QuotaRule[]>(READ, [channel]);
}

/** Filings to be counted under a name that is good until a moment. */
export interface FilingCount {
  readonly name: string;
  readonly filings: number;
  readonly expiresAt: Date;
}

/**
 * Counts filings under names, each named once, in one order for everybody; returns how many there are now under each. Undone
 * with its transaction.
 */
export async function countFilings(manager: EntityManager, counts: readonly FilingCount[]): Promise<ReadonlyMap<string, number>> {
  const rows = await manager.query<{ name: string; count: number }[]>(COUNT, [
    counts.map(({ name }) => name),
    counts.map(({ filings }) => filings),
    counts.map(({ expiresAt }) => expiresAt),
  ]);
  return new Map(rows.map(({ name, count }) => [name, count]));
}

/** Forgets the counts of spans that are over. */
export async function forgetCounts(database: Queryable, before: Date): Promise<void> {
  await database.query('delete from filing_count where expires_at < $1', [before]);
}

const SAVE = `
  insert into quota_projection (id, channel, span, report_class, amount, valid_from, valid_to)
  select id, channel, span, "reportClass", amount, "validFrom", "validTo"
  from json_to_recordset($1::json) as entry (
    id text, channel text, span text, "reportClass" text, amount integer, "validFrom" date, "validTo" date)
  on conflict (id) do update set
    channel = excluded.channel, span = excluded.span, report_class = excluded.report_class, amount = excluded.amount,
    valid_from = excluded.valid_from, valid_to = excluded.valid_to`;

const READ = `
  select id, channel, span, report_class as "reportClass", amount, valid_from::text as "validFrom", valid_to::text as "validTo"
  from quota_projection where channel = $1`;

const COUNT = `
  insert into filing_count (name, count, expires_at)
  select * from unnest($1::uuid[], $2::integer[], $3::timestamptz[]) as filed (name, count, expires_at) order by name
  on conflict (name) do update set count = filing_count.count + excluded.count
  returning name, count`;
