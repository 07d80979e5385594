import { createHash } from 'node:crypto';
import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Subject } from '@lapor/schema/identity';
import { appendEvents } from '@lapor/subgraph-kit/event-log/append';
import type { EntityManager } from 'typeorm';
import { takeKey } from '../database/idempotency.store.js';
import { findAgency, findDesk, isCategory, isRegion } from '../database/registry.queries.js';
import { findReports } from '../database/report.queries.js';
import { insertReport } from '../database/report.store.js';
import { decideFiling } from '../domain/filing/decide-filing.js';
import { checkFiling, type Filing, type FilingInput } from '../domain/filing/filing.js';
import { checkIdempotencyKey } from '../domain/filing/idempotency-key.js';
import type { Desk } from '../domain/report/desk.js';
import type { Report } from '../domain/report/report.js';
import { formatTrackingId, TRACKING_ID_BYTES } from '../domain/report/tracking-id.js';
import { toEventDraft } from '../events/report-event.js';
import type { ActionDependencies } from './dependencies.js';

export interface FileReportInput extends FilingInput {
  /** The caller's name for this filing: sent again, it returns the first report and files nothing. */
  readonly idempotencyKey: string;
}

/**
 * Files a report for a signed-in citizen. Without a target agency it lies at the national desk, with one straight at
 * that agency's. Throws UNAUTHENTICATED, REPORT_ACTOR_NOT_ALLOWED, INPUT_INVALID, IDEMPOTENCY_KEY_REUSED,
 * REGION_UNKNOWN, CATEGORY_UNKNOWN or AGENCY_UNKNOWN; nothing is written then.
 */
export async function fileReport(deps: ActionDependencies, subject: Subject, input: FileReportInput): Promise<Report> {
  if (subject.kind === 'anonymous') throw new RefusalError('UNAUTHENTICATED');
  const decision = decideFiling(subject);
  assertAllowed(decision);
  const { reporterId } = decision;
  const at = deps.now();
  const key = checkIdempotencyKey(input.idempotencyKey);
  assertAllowed(key);
  const checked = checkFiling(input, at);
  assertAllowed(checked);

  return deps.database.transaction(async (manager) => {
    const id = deps.newId();
    const keyHash = sha256(['fileReport', reporterId, input.idempotencyKey]);
    const earlier = await takeKey(manager, { keyHash, inputHash: sha256(checked.filing), reportId: id, at });
    if (earlier && !earlier.sameInput) throw new RefusalError('IDEMPOTENCY_KEY_REUSED');
    if (earlier) return (await findReports(manager, [earlier.reportId]))[0] as Report;

    const report = await insertFiling(deps, manager, { id, filing: checked.filing, reporterId, at });
    const event = { type: 'ReportReceived', from: null, state: report.state, as: decision.as, at, agencyCode: report.deskCode } as const;
    await appendEvents(manager, { type: 'report', id }, [toEventDraft(report, { id: deps.newId(), ...event })]);
    return report;
  });
}

interface NewReport {
  readonly id: string;
  readonly filing: Filing;
  readonly reporterId: string;
  readonly at: Date;
}

const DRAWS = 5;

async function insertFiling(deps: ActionDependencies, manager: EntityManager, { id, filing, reporterId, at }: NewReport): Promise<Report> {
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
      reporterId,
      channel: 'WEB',
      version: 1,
      filedAt: at,
      updatedAt: at,
    };
    if (await insertReport(manager, report)) return report;
  }
  throw new Error('no free tracking id was drawn');
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

function sha256(value: unknown): Buffer {
  return createHash('sha256').update(JSON.stringify(value)).digest();
}
