import { randomBytes, randomUUID } from 'node:crypto';
import { SEED_HOLIDAYS } from '@lapor/agencies/database/seed/holidays';
import { SEED_OVERSIGHT } from '@lapor/agencies/database/seed/oversight';
import { SEED_SLA_POLICIES } from '@lapor/agencies/database/seed/sla-policies';
import { newId } from '@lapor/kit/ids';
import { createLog } from '@lapor/kit/log';
import type { Running } from '@lapor/kit/process';
import { advanceClocks } from '@lapor/reports/actions/advance-clocks';
import type { ActionDependencies } from '@lapor/reports/actions/dependencies';
import { saveRegistryPage } from '@lapor/reports/database/registry.store';
import { lockReport, saveReport } from '@lapor/reports/database/report.store';
import { reportsDatabase } from '@lapor/reports/database/reports-database';
import { NOTICE_STEPS } from '@lapor/reports/domain/clock/ladder';
import type { Report } from '@lapor/reports/domain/report/report';
import { startScheduler } from '@lapor/reports/jobs/scheduler';
import { CLOCK_UNITS } from '@lapor/schema/calendar/work-calendar';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import { migrate } from '@lapor/subgraph-kit/database/migrate';
import { ensurePartitions } from '@lapor/subgraph-kit/event-log/partitions';
import { createDatabase } from '../environment/databases.js';

/** The reports database with the registry's time rules, and a clock that tests set. */
export interface ClockEnvironment {
  readonly url: string;
  readonly deps: ActionDependencies;
  /** Sets the time of everything that goes through `deps`. */
  setNow(text: string): void;
  /** A report received at the national desk now, with its clocks. */
  file(): Promise<string>;
  /** Changes a report as a command does, with its clocks and without its events. */
  move(reportId: string, changes: Partial<Report>, events?: readonly string[]): Promise<void>;
  rows<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
  /** The clock events of a report: type, clock and percent. */
  told(reportId: string): Promise<readonly string[]>;
  startScheduler(sweepIntervalMs?: number): Promise<Running>;
  close(): Promise<void>;
}

export const AGENCY = 'D-91.71';

export async function openClocks(): Promise<ClockEnvironment> {
  const { url, drop } = await createDatabase();
  const database = reportsDatabase({ url, poolSize: 10 });
  await database.initialize();
  await migrate(database);
  await ensurePartitions(database, new Date());
  await saveRules(database);
  let now = new Date('2026-03-16T03:00:00Z');
  const deps: ActionDependencies = { database, now: () => now, newId, randomBytes };
  const rows = <Row>(sql: string, parameters: unknown[] = []) => database.query<Row[]>(sql, parameters);
  return {
    url,
    deps,
    rows,
    setNow(text) {
      now = new Date(text);
    },
    async file() {
      const id = newId();
      await database.transaction(async (manager) => {
        await manager.query(INSERT_REPORT, [id, `LP-${trackingNumber()}`, NATIONAL_DESK, randomUUID(), now]);
        const after = (await lockReport(manager, id)) as Report;
        await advanceClocks(manager, { before: null, after, events: ['ReportReceived'], at: now });
      });
      return id;
    },
    move: (reportId, changes, events = []) =>
      database.transaction(async (manager) => {
        const before = (await lockReport(manager, reportId)) as Report;
        const after = { ...before, ...changes };
        await saveReport(manager, after);
        await advanceClocks(manager, { before, after, events, at: now });
      }),
    async told(reportId) {
      const told = await rows<{ text: string }>(TOLD, [reportId]);
      return told.map(({ text }) => text);
    },
    startScheduler: (sweepIntervalMs = 50) => startScheduler({ deps, url, sweepIntervalMs, log: createLog('test', 'silent') }),
    async close() {
      await database.destroy();
      await drop();
    },
  };
}

/** The seed's limits of time; it has shares of a limit and quotas beside them. */
export const SEED_CLOCK_POLICIES = SEED_SLA_POLICIES.flatMap(({ unit, ...policy }) => {
  const days = CLOCK_UNITS.find((each) => each === unit);
  return days ? [{ ...policy, unit: days }] : [];
});

/** The notification ladder as delivered. */
export const SEED_LADDER = SEED_SLA_POLICIES.flatMap(({ key, amount, ...rule }) => {
  const step = NOTICE_STEPS.find((each) => each === key);
  return step ? [{ ...rule, step, percent: amount }] : [];
});

function saveRules(database: ActionDependencies['database']): Promise<boolean> {
  const desk = (code: string, timeZone: 'Asia/Jakarta' | 'Asia/Jayapura') => ({
    code,
    name: code,
    parentCode: null,
    active: true,
    timeZone,
    regionCode: null,
    successorCode: null,
  });
  return database.transaction((manager) =>
    saveRegistryPage(manager, {
      agencies: [desk(NATIONAL_DESK, 'Asia/Jakarta'), desk(AGENCY, 'Asia/Jayapura')],
      regions: [],
      categories: [],
      policies: SEED_CLOCK_POLICIES,
      notices: SEED_LADDER,
      oversights: SEED_OVERSIGHT,
      quotas: [],
      apiClients: [],
      answerPolicies: [],
      holidays: SEED_HOLIDAYS.map((holiday) => ({ ...holiday, revoked: false })),
      hours: [],
    }),
  );
}

function trackingNumber(): string {
  return [...randomBytes(8)].map((byte) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[byte % 32]).join('');
}

const INSERT_REPORT = `
  insert into report (id, tracking_id, class, title, content, anonymous, confidential, state, desk_code, desk_codes, reporter_id, channel,
                      filed_at, updated_at)
  values ($1, $2, 'COMPLAINT', 'Lampu jalan padam', 'Lampu jalan padam sejak hari Senin.', false, false, 'RECEIVED', $3, array[$3], $4, 'WEB', $5, $5)`;

const TOLD = `
  select concat_ws(' ', type, payload->'detail'->>'clock', payload->'detail'->>'percent', payload->'detail'->>'clocks') as text
  from event_log where aggregate_id = $1 and type like 'Clock%' order by sequence`;
