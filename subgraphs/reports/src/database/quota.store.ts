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

/** Counts a filing under a name that is good until a moment; returns how many it makes. Undone with its transaction. */
export async function countFiling(manager: EntityManager, name: string, expiresAt: Date): Promise<number> {
  const [row] = await manager.query(COUNT, [name, expiresAt]);
  return row.count;
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
  insert into filing_count (name, count, expires_at) values ($1, 1, $2)
  on conflict (name) do update set count = filing_count.count + 1
  returning count`;
