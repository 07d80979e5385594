import type { CopiedTable, CopyValue } from '@lapor/subgraph-kit/database/copy-rows';
import { nextNoticeAt } from '../domain/clock/notices.js';
import type { Report } from '../domain/report/report.js';
import { type Counted, countReport } from '../domain/statistics/count-report.js';
import type { History } from './history.js';

/** A table's columns, each with its value of an entry. */
type Shape<Entry> = readonly (readonly [column: string, value: (entry: Entry) => CopyValue])[];

/** The rows of many histories, table by table in an order that foreign keys allow; events are the log's own to write. */
export function toTables(histories: readonly History[]): readonly CopiedTable[] {
  const all = <Entry>(entriesOf: (history: History) => readonly Entry[]) => histories.flatMap(entriesOf);
  return [
    table(
      'report',
      REPORT,
      all(({ report }) => [report]),
    ),
    table(
      'disposition',
      DISPOSITION,
      all(({ dispositions }) => dispositions),
    ),
    table(
      'follow_up',
      FOLLOW_UP,
      all(({ followUps }) => followUps),
    ),
    table(
      'content_version',
      VERSION,
      all(({ versions }) => versions),
    ),
    table(
      'closing',
      CLOSING,
      all(({ closings }) => closings),
    ),
    table('clock', CLOCK, all(clockRows)),
    table(
      'clock_notice',
      NOTICE,
      all(({ report, notices }) => notices.map((notice) => ({ ...notice, reportId: report.id }))),
    ),
    table(
      'idempotency_key',
      KEY,
      all(({ report, random }) => [{ report, random }]),
    ),
    table(
      'access_code',
      CODE,
      all(({ report, random }) => [{ report, random }]),
    ),
  ];
}

/** How the public statistics count the reports, one by one. */
export function toStatisticsTable(histories: readonly History[]): CopiedTable {
  return table(
    'statistics_report',
    COUNTED,
    histories.map(({ report }) => ({ ...countReport(report, null), reportId: report.id })),
  );
}

function table<Entry>(name: string, shape: Shape<Entry>, entries: readonly Entry[]): CopiedTable {
  return { table: name, columns: shape.map(([column]) => column), rows: entries.map((entry) => shape.map(([, value]) => value(entry))) };
}

function clockRows({ report, clocks, world }: History) {
  const rules = world.rulesAt(report.deskCode);
  return clocks.map((clock) => ({ ...clock, reportId: report.id, nextNoticeAt: nextNoticeAt(clock, report.class, rules) }));
}

const REPORT: Shape<Report> = [
  ['id', ({ id }) => id],
  ['tracking_id', ({ trackingId }) => trackingId],
  ['class', (report) => report.class],
  ['title', ({ title }) => title],
  ['content', ({ content }) => content],
  ['published_title', ({ publishedTitle }) => publishedTitle],
  ['published_content', ({ publishedContent }) => publishedContent],
  ['region_code', ({ regionCode }) => regionCode],
  ['category_id', ({ categoryId }) => categoryId],
  ['target_agency_code', ({ targetAgencyCode }) => targetAgencyCode],
  ['anonymous', ({ anonymous }) => anonymous],
  ['confidential', ({ confidential }) => confidential],
  ['published', ({ published }) => published],
  ['state', ({ state }) => state],
  ['desk_code', ({ deskCode }) => deskCode],
  ['desk_codes', ({ desks }) => desks.map(({ code }) => code)],
  ['lead_agency_code', ({ leadAgencyCode }) => leadAgencyCode],
  ['hops', ({ hops }) => hops],
  ['supervision', ({ supervision }) => supervision],
  ['first_assigned_at', ({ firstAssignedAt }) => firstAssignedAt],
  ['file_complete_at', ({ fileCompleteAt }) => fileCompleteAt],
  ['completed_at', ({ completedAt }) => completedAt],
  ['completed_how', ({ completedHow }) => completedHow],
  ['reporter_id', ({ reporterId }) => reporterId],
  ['citizen_id', ({ citizenId }) => citizenId],
  ['list_key', ({ id }) => id],
  ['channel', ({ channel }) => channel],
  ['version', ({ version }) => version],
  ['filed_at', ({ filedAt }) => filedAt],
  ['updated_at', ({ updatedAt }) => updatedAt],
];

const DISPOSITION: Shape<History['dispositions'][number]> = [
  ['id', ({ id }) => id],
  ['report_id', ({ reportId }) => reportId],
  ['hop', ({ hop }) => hop],
  ['kind', ({ kind }) => kind],
  ['from_desk_code', ({ fromDeskCode }) => fromDeskCode],
  ['to_desk_code', ({ toDeskCode }) => toDeskCode],
  ['note', ({ note }) => note],
  ['by_role', ({ byRole }) => byRole],
  ['disposed_at', ({ disposedAt }) => disposedAt],
  ['accepted_at', ({ acceptedAt }) => acceptedAt],
];

const FOLLOW_UP: Shape<History['followUps'][number]> = [
  ['id', ({ id }) => id],
  ['report_id', ({ reportId }) => reportId],
  ['kind', ({ kind }) => kind],
  ['text', ({ text }) => text],
  ['by_agency_code', ({ byAgencyCode }) => byAgencyCode],
  ['written_at', ({ writtenAt }) => writtenAt],
];

const VERSION: Shape<History['versions'][number]> = [
  ['report_id', ({ reportId }) => reportId],
  ['version', ({ version }) => version],
  ['title', ({ title }) => title],
  ['content', ({ content }) => content],
  ['by_role', ({ byRole }) => byRole],
  ['by_agency_code', ({ byAgencyCode }) => byAgencyCode],
  ['edited_at', ({ editedAt }) => editedAt],
];

const CLOSING: Shape<History['closings'][number]> = [
  ['id', ({ id }) => id],
  ['report_id', ({ reportId }) => reportId],
  ['kind', ({ kind }) => kind],
  ['reason', ({ reason }) => reason],
  ['text', ({ text }) => text],
  ['by_role', ({ byRole }) => byRole],
  ['by_agency_code', ({ byAgencyCode }) => byAgencyCode],
  ['closed_at', ({ closedAt }) => closedAt],
];

const CLOCK: Shape<ReturnType<typeof clockRows>[number]> = [
  ['report_id', ({ reportId }) => reportId],
  ['key', ({ key }) => key],
  ['started_at', ({ startedAt }) => startedAt],
  ['desk_code', ({ deskCode }) => deskCode],
  ['policy_id', ({ policyId }) => policyId],
  ['calendar_version', ({ calendarVersion }) => calendarVersion],
  ['due_at', ({ dueAt }) => dueAt],
  ['provisional', ({ provisional }) => provisional],
  ['extra_days', ({ extraDays }) => extraDays],
  ['stopped_at', ({ stoppedAt }) => stoppedAt],
  ['next_notice_at', (clock) => clock.nextNoticeAt],
];

const NOTICE: Shape<History['notices'][number] & { readonly reportId: string }> = [
  ['report_id', ({ reportId }) => reportId],
  ['key', ({ clock }) => clock.key],
  ['started_at', ({ clock }) => clock.startedAt],
  ['threshold', ({ threshold }) => threshold],
  ['told_at', ({ at }) => at],
];

const COUNTED: Shape<Counted & { readonly reportId: string }> = [
  ['report_id', ({ reportId }) => reportId],
  ['kind', ({ kind }) => kind],
  ['stage', (counted) => (counted.kind === 'OPEN' ? counted.stage : null)],
  ['class', (counted) => (counted.kind === 'OPEN' ? counted.class : null)],
  ['agency_code', (counted) => (counted.kind === 'OPEN' ? counted.agencyCode : null)],
  ['month', (counted) => (counted.kind === 'OPEN' ? counted.month : null)],
  ['region_code', (counted) => (counted.kind === 'OPEN' ? counted.regionCode : null)],
  ['regency_code', (counted) => (counted.kind === 'OPEN' ? counted.regencyCode : null)],
];

type Filed = Pick<History, 'report' | 'random'>;

// Nobody knows the key or the code of a seeded report: they are there because the tables of a real system are as large.
const KEY: Shape<Filed> = [
  ['key_hash', ({ random }) => random.bytes(32)],
  ['input_hash', ({ random }) => random.bytes(32)],
  ['report_id', ({ report }) => report.id],
  ['created_at', ({ report }) => report.filedAt],
];
const CODE: Shape<Filed> = [
  ['report_id', ({ report }) => report.id],
  ['code_hash', ({ random }) => random.bytes(32)],
  ['issued_at', ({ report }) => report.filedAt],
];
