import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Subject } from '@lapor/schema/identity';
import { checkIdempotencyKey } from '@lapor/schema/input/idempotency-key';
import { appendNewChains } from '@lapor/subgraph-kit/event-log/append-new-chains';
import type { EntityManager } from 'typeorm';
import { findAgency, findDesk, isCategory, isRegion } from '../database/registry.queries.js';
import { insertReport } from '../database/report.store.js';
import { decideFiling } from '../domain/filing/decide-filing.js';
import { checkFiling, type Filing, type FilingInput } from '../domain/filing/filing.js';
import type { Capacity } from '../domain/report/decide.js';
import type { Desk } from '../domain/report/desk.js';
import type { Report, ReportChannel } from '../domain/report/report.js';
import { formatTrackingId, TRACKING_ID_BYTES } from '../domain/report/tracking-id.js';
import { workMoved } from '../domain/report/work-moved.js';
import { callerOf } from '../domain/reporter/reporter.js';
import { toEventDraft } from '../events/report-event.js';
import { advanceClocks } from './advance-clocks.js';
import { countQuotas } from './count-quotas.js';
import { type AccessCodeDependencies, issueAccessCode } from './issue-access-code.js';
import { type FilingReporter, nameReporter, type ReporterDependencies } from './name-reporter.js';
import { takeOnce } from './take-once.js';
import { assertActing, readReport } from './with-report.js';

export interface FileReportInput extends FilingInput {
  /** The caller's name for this filing: sent again, it returns the first report and files nothing. */
  readonly idempotencyKey: string;
}

/** A report just filed, with its access code: it is shown here and never again, also not when the filing is repeated. */
export interface FiledReport extends Report {
  readonly accessCode: string | null;
}

/**
 * Files a report for a signed-in citizen. Without a target agency it lies at the national desk, with one straight at
 * that agency's. Throws UNAUTHENTICATED, REPORT_ACTOR_NOT_ALLOWED, INPUT_INVALID, IDEMPOTENCY_KEY_REUSED,
 * REGION_UNKNOWN, CATEGORY_UNKNOWN or AGENCY_UNKNOWN; nothing is written then.
 */
export async function fileReport(deps: FilingDependencies, subject: Subject, input: FileReportInput): Promise<FiledReport> {
  const acting = assertActing(subject);
  const decision = decideFiling(acting);
  assertAllowed(decision);
  if (acting.kind !== 'citizen') throw new RefusalError('REPORT_ACTOR_NOT_ALLOWED');
  // A token of before would leave the citizen's id in a report that is to lead to nobody.
  if (!acting.secret && input.anonymous) throw new RefusalError('TOKEN_EXPIRED');
  const reporter = { citizenId: acting.id, secret: acting.secret ?? null, inVault: true };
  return receiveFiling(deps, { command: 'fileReport', subjectId: callerOf(acting), as: decision.as, input, reporter });
}

/** What a filing needs besides the other commands. */
export interface FilingDependencies extends AccessCodeDependencies, ReporterDependencies {}

/** A filing by somebody who may file. */
export interface AllowedFiling {
  readonly command: 'fileReport' | 'fileReportOnBehalf' | 'fileReportByChannel';
  readonly subjectId: string;
  readonly as: Capacity;
  readonly input: FileReportInput;
  readonly reporter: FilingReporter;
  /** WEB unless said otherwise. */
  readonly channel?: ReportChannel;
}

/** Writes a filing and its event, once for each key. Throws what `fileReport` does. */
export async function receiveFiling(deps: FilingDependencies, allowed: AllowedFiling): Promise<FiledReport> {
  const { command, subjectId, as, input, reporter, channel = 'WEB' } = allowed;
  const at = deps.now();
  const key = checkIdempotencyKey(input.idempotencyKey);
  assertAllowed(key);
  const checked = checkFiling(input, at);
  assertAllowed(checked);

  return deps.database.transaction(async (manager) => {
    const id = deps.newId();
    const once = { command, subjectId, key: input.idempotencyKey, input: { ...checked.filing, channel }, reportId: id, at };
    const earlier = await takeOnce(manager, once);
    if (earlier) return { ...(await readReport(manager, earlier)), accessCode: null };

    if (reporter.secret) await countQuotas(manager, { channel, class: checked.filing.class, secret: reporter.secret, at });
    const report = await insertFiling(deps, manager, { id, filing: checked.filing, reporter, channel, as, at });
    const event = {
      type: 'ReportReceived',
      from: null,
      state: report.state,
      as,
      at,
      agencyCode: report.deskCode,
      work: workMoved(null, report),
    } as const;
    await appendNewChains(manager, [{ aggregate: { type: 'report', id }, draft: toEventDraft(report, { id: deps.newId(), ...event }) }]);
    await advanceClocks(manager, { before: null, after: report, events: [event.type], at });
    return { ...report, accessCode: await issueAccessCode(deps, manager, id, at) };
  });
}

interface NewReport {
  readonly id: string;
  readonly filing: Filing;
  readonly reporter: FilingReporter;
  readonly channel: ReportChannel;
  readonly as: Capacity;
  readonly at: Date;
}

const DRAWS = 5;

async function insertFiling(deps: FilingDependencies, manager: EntityManager, filed: NewReport): Promise<Report> {
  const { id, filing, reporter, channel, as, at } = filed;
  const { reporterId, citizenId, trace } = await nameReporter(deps, manager, id, { ...reporter, anonymous: filing.anonymous });
  const desk = await receivingDesk(manager, filing);
  // Two of 20 million 40-bit numbers meet once in some ten thousand filings, so a second draw is part of the plan.
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const report: Report = {
      ...filing,
      id,
      trackingId: formatTrackingId(deps.randomBytes(TRACKING_ID_BYTES)),
      publishedTitle: null,
      publishedContent: null,
      published: false,
      state: 'RECEIVED',
      deskCode: desk.code,
      desks: [desk],
      leadAgencyCode: null,
      ccDesks: [],
      openedBy: [],
      nationalPriority: false,
      oversights: [],
      reporterId,
      citizenId,
      channel,
      hops: 0,
      supervision: false,
      firstAssignedAt: null,
      fileCompleteAt: at,
      postponedFrom: null,
      postponeReason: null,
      completedAt: null,
      completedHow: null,
      mergedInto: null,
      handoverConsentAt: null,
      extensionDays: 0,
      ...filedBy(as),
      version: 1,
      filedAt: at,
      updatedAt: at,
    };
    if (await insertReport(manager, report, trace)) return report;
  }
  throw new Error('no free tracking id was drawn');
}

/** The office that filed for the reporter: a person's or, for an agency's system, the agency. */
function filedBy(as: Capacity): Pick<Report, 'filedByRole' | 'filedByAgencyCode'> {
  if (as.kind === 'OFFICER') return { filedByRole: as.role, filedByAgencyCode: as.agencyCode };
  return as.kind === 'API_CLIENT'
    ? { filedByRole: as.kind, filedByAgencyCode: as.agencyCode }
    : { filedByRole: null, filedByAgencyCode: null };
}

/** Checks a filing's codes against the registry, and says which desk receives it. */
async function receivingDesk(manager: EntityManager, { regionCode, categoryId, targetAgencyCode }: Filing): Promise<Desk> {
  if (regionCode !== null && !(await isRegion(manager, regionCode))) throw new RefusalError('REGION_UNKNOWN');
  if (categoryId !== null && !(await isCategory(manager, categoryId))) throw new RefusalError('CATEGORY_UNKNOWN');
  if (targetAgencyCode === null) return findDesk(manager, NATIONAL_DESK);
  const agency = await findAgency(manager, targetAgencyCode);
  if (!agency) throw new RefusalError('AGENCY_UNKNOWN');
  return agency;
}
