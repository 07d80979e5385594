import type { VisibilityFacts } from '@lapor/reports/domain/visibility/visibility';
import type { OpenSystem } from '../environment/open-system.js';

/** What a report was from a transaction on. */
export interface ReportState {
  readonly txid: bigint;
  readonly version: number;
  readonly facts: VisibilityFacts;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** An event as it stands in the log. */
export interface LoggedEvent {
  readonly id: string;
  readonly reportId: string;
  readonly type: string;
  readonly topics: readonly string[];
  readonly txid: bigint;
  readonly recordedAt: number;
}

/** All that the right to see rests on. */
export interface Truth {
  readonly events: readonly LoggedEvent[];
  readonly states: ReadonlyMap<string, readonly ReportState[]>;
  /** From the root of the agency tree down. */
  readonly pathOf: (agencyCode: string) => readonly string[];
}

// PostgreSQL itself writes down what a report was, whoever changes it: the product's code has no part in that.
const KEEP_STATES = `
  create table live_fault_state (turn bigserial primary key, txid xid8 not null, at timestamptz not null, row jsonb not null);
  create function live_fault_keep() returns trigger language plpgsql security definer set search_path = public as $$
  begin
    insert into live_fault_state (txid, at, row) values (pg_current_xact_id(), clock_timestamp(),
      to_jsonb(new) - '{title,content,published_title,published_content,place,reporter_reference}'::text[]);
    return null;
  end $$;
  create trigger live_fault_keep after insert or update on report for each row execute function live_fault_keep()`;

export async function keepReportStates({ rows }: Pick<OpenSystem, 'rows'>): Promise<void> {
  for (const statement of KEEP_STATES.split(/;\n(?= {2}create)/)) await rows('reports', statement);
}

const EVENTS = `
  select event_id as id, aggregate_id as "reportId", type, topics, txid::text, extract(epoch from recorded_at) * 1000 as at
  from event_log where aggregate_type = 'report' order by event_log.txid, position`;
const STATES = `select txid::text, extract(epoch from at) * 1000 as at, row from live_fault_state order by turn`;
const PATHS = 'select code, path from agency_projection';
const PRIORITIES = 'select id from category_projection where national_priority';
const OVERSIGHTS = `
  select overseer_code as "overseerCode", role, scope from oversight_projection
  where (valid_from is null or valid_from <= current_date) and (valid_to is null or current_date < valid_to)`;

interface StateRow {
  readonly txid: string;
  readonly at: string;
  readonly row: Readonly<Record<string, unknown>>;
}

/** Reads what happened, and what each report was at every moment, by plain SQL. No report here has a copy (tembusan). */
export async function readTruth({ rows }: Pick<OpenSystem, 'rows'>): Promise<Truth> {
  const logged = await rows<Omit<LoggedEvent, 'txid' | 'recordedAt'> & { txid: string; at: string }>('reports', EVENTS);
  const paths = new Map((await rows<{ code: string; path: string[] }>('reports', PATHS)).map(({ code, path }) => [code, path]));
  const priorities = new Set((await rows<{ id: string }>('reports', PRIORITIES)).map(({ id }) => id));
  const oversights = await rows<VisibilityFacts['oversights'][number]>('reports', OVERSIGHTS);
  const pathOf = (code: string) => paths.get(code) ?? [code];
  const states = new Map<string, ReportState[]>();
  for (const { txid, at, row } of await rows<StateRow>('reports', STATES)) {
    const facts = {
      id: row.id,
      anonymous: row.anonymous,
      confidential: row.confidential,
      published: row.published,
      deskCode: row.desk_code,
      leadAgencyCode: row.lead_agency_code,
      desks: (row.desk_codes as string[]).map((code) => ({ code, path: pathOf(code) })),
      ccDesks: [],
      openedBy: row.opened_by,
      reporterId: row.reporter_id,
      nationalPriority: priorities.has(row.category_id as string),
      oversights,
    } as unknown as VisibilityFacts;
    const known = states.get(facts.id) ?? [];
    // Of several changes in one transaction nobody else sees any but the last.
    if (known.at(-1)?.txid === BigInt(txid)) known.pop();
    known.push({ txid: BigInt(txid), version: row.version as number, facts, at: Number(at) });
    states.set(facts.id, known);
  }
  const events = logged.map(({ txid, at, ...event }) => ({ ...event, txid: BigInt(txid), recordedAt: Number(at) }));
  return { events, states, pathOf };
}
