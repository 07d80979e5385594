import { expect } from '@jest/globals';
import { verifyAllChains } from '@lapor/subgraph-kit/event-log/verify-all';
import { Client } from 'pg';
import type { TestSystem } from '../environment/system.js';
import type { Snapshot } from './oracle.js';

/** A look into the reports' database past the product, on one connection. */
export interface Look {
  snapshots(ids: readonly string[]): Promise<readonly Snapshot[]>;
  /** Equal when nothing at all was written, in any table. */
  fingerprint(): Promise<string>;
  /** Fails when a report, its way, its clocks or its history are not as domain.md says. */
  expectSound(ids: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export async function openLook(system: TestSystem): Promise<Look> {
  const url = new URL(system.cluster!.superuserUrl);
  url.pathname = '/reports';
  const client = new Client({ connectionString: url.href });
  await client.connect();
  const rows = async <Row>(sql: string, ...parameters: unknown[]) => (await client.query(sql, parameters)).rows as Row[];
  const tables = await rows<{ name: string }>(TABLES);
  const print = tables.map(
    ({ name }) => `select '${name}' as name, md5(string_agg(entry::text, ' ' order by entry::text)) from ${name} as entry`,
  );
  return {
    snapshots: (ids) => rows<Snapshot>(SNAPSHOT, ids),
    fingerprint: async () => JSON.stringify(await rows(`${print.join(' union all ')} order by name`)),
    async expectSound(ids) {
      for (const [what, sql] of Object.entries(UNSOUND)) expect({ what, rows: await rows(sql, ids) }).toEqual({ what, rows: [] });
      expect(
        await verifyAllChains({ query: (sql: string, parameters: unknown[] = []) => rows(sql, ...parameters) as never }),
      ).toMatchObject({ ok: true });
    },
    close: () => client.end(),
  };
}

const TABLES = `select format('%I.%I', schemaname, tablename) as name from pg_tables
  where schemaname not in ('pg_catalog', 'information_schema')`;

const SNAPSHOT = `
  select id, version, state, anonymous, confidential, published, reporter_id as "reporterId", desk_code as "deskCode",
         lead_agency_code as "leadAgencyCode", desk_codes as "deskCodes", opened_by as "openedBy",
         (select coalesce(array_agg(to_desk_code), '{}') from disposition where report_id = report.id and kind = 'CC') as "copyCodes",
         concat_ws(' ', published_title, published_content) as "publishedText"
  from report where id = any ($1)`;

/** The last hop that gave a report to somebody; copies give it to nobody. */
const LAST_HOP = `
  (select hop.to_desk_code, hop.accepted_at, hop.kind from disposition hop
   where hop.report_id = report.id and hop.kind <> 'CC' order by hop.hop desc limit 1)`;

/** What must not be: each finds the rows that break a rule. */
const UNSOUND: Readonly<Record<string, string>> = {
  'a history is 1, 2, 3 … and ends in the state of its report': `
    select report.id, count(logged.sequence), max(logged.sequence), report.state
    from report join event_log logged on logged.aggregate_id = report.id::text where report.id = any ($1)
    group by report.id
    having count(*) <> max(logged.sequence)
        or (array_agg(logged.payload->>'state' order by logged.sequence desc) filter (where logged.payload->>'state' is not null))[1] <> report.state`,
  'a report with an agency lies where its last hop says, and with no other lead': `
    select report.id, state, desk_code, lead_agency_code, last.* from report left join lateral ${LAST_HOP} last on true
    where report.id = any ($1) and state in ('ASSIGNED', 'IN_PROGRESS', 'RESPONDED')
      and (lead_agency_code is null or last.to_desk_code is distinct from desk_code or last.kind = 'RETURN')`,
  'an assigned report waits for one acceptance, and one in progress has it': `
    select report.id, state, last.* from report join lateral ${LAST_HOP} last on true
    where report.id = any ($1)
      and (state = 'ASSIGNED' and last.accepted_at is not null or state in ('IN_PROGRESS', 'RESPONDED') and last.accepted_at is null)`,
  'hops are numbered without gaps': `
    select report_id from disposition where report_id = any ($1) group by report_id having count(*) <> max(hop)`,
  'what is confidential is not published': 'select id from report where id = any ($1) and confidential and published',
  'whistle-blowing is closed both ways': `
    select id from report where id = any ($1) and class = 'WHISTLEBLOWING' and not (anonymous and confidential)`,
  'a postponed report knows where it came from, and no other does': `
    select id, state, postponed_from from report where id = any ($1) and (state = 'POSTPONED') <> (postponed_from is not null)`,
  'no clock ends before it began, and none is negative': `
    select * from clock where report_id = any ($1)
      and (stopped_at < started_at or paused_at < started_at or due_at <= started_at or extra_days < 0 or remaining_days < 0)`,
  'each clock runs once at a time, and one limit holds for the whole handling': `
    select report_id, case when key like 'COMPLETE\\_%' then 'COMPLETE' else key end as name
    from clock where report_id = any ($1) and stopped_at is null group by 1, 2 having count(*) > 1`,
  'the statutory limit begins once': `
    select report_id from clock where report_id = any ($1) and key = 'STATUTORY_MAX' group by report_id having count(*) > 1`,
  'a reporter who holds a paused clock up has been asked': `
    select clock.* from clock join report on report.id = clock.report_id
    where report.id = any ($1) and clock.stopped_at is null and clock.paused_at is not null and report.state <> 'POSTPONED'`,
};
