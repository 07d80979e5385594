import { NATIONAL_DESK } from '@lapor/schema/desks';
import { appendEvents } from '@lapor/subgraph-kit/event-log/append';
import type { StoredEvent } from '@lapor/subgraph-kit/event-log/event';
import { readChain } from '@lapor/subgraph-kit/event-log/read';
import type { EntityManager } from 'typeorm';
import { findClocks, findTimedReports } from '../database/clock.queries.js';
import { renewNotices, saveClocks } from '../database/clock.store.js';
import { countRecomputed, findRecompute, finishRecompute, wakeRecompute } from '../database/clock-recompute.store.js';
import { lockReport } from '../database/report.store.js';
import { readRulesAt, readRulesOf } from '../database/time-rules.queries.js';
import { backfill, mayLackClock, type PastEvent } from '../domain/clock/backfill.js';
import type { Clock } from '../domain/clock/clock.js';
import { nextNoticeAt } from '../domain/clock/notices.js';
import { recompute } from '../domain/clock/recompute.js';
import type { DeskRules } from '../domain/clock/time-rules.js';
import type { Report } from '../domain/report/report.js';
import { toClockEvent } from '../events/clock-event.js';
import type { ReportEventPayload } from '../events/report-event.js';
import type { ActionDependencies } from './dependencies.js';

const CHUNK = 200;

/**
 * Does the next chunk of a recomputation and asks for the one after it. Every report is a transaction of its own that
 * moves the place on with it, so a crash neither skips a report nor counts one twice.
 */
export async function runRecompute(deps: ActionDependencies, recomputeId: string): Promise<void> {
  const { database } = deps;
  const run = await findRecompute(database, recomputeId);
  if (!run || run.finishedAt) return;
  const reportIds = await findTimedReports(database, run.reportId, CHUNK);
  for (const reportId of reportIds) await database.transaction((manager) => recomputeReport(deps, manager, run.id, reportId));
  if (reportIds.length === CHUNK) await wakeRecompute(database, run.id);
  else await database.transaction((manager) => finish(deps, manager, run.id));
}

async function recomputeReport(deps: ActionDependencies, manager: EntityManager, recomputeId: string, reportId: string): Promise<void> {
  const report = await lockReport(manager, reportId);
  if (!report) return;
  const at = deps.now();
  const rules = await readRulesAt(manager, report.deskCode);
  const clocks = await findClocks(manager, [reportId]);
  const lacking = await liveAgain(manager, report, { clocks, rules, at });
  const moved = [...recompute(clocks, report.class, rules), ...lacking];
  if (moved.length > 0) {
    const event = toClockEvent(report, { id: deps.newId(), type: 'ClocksRecomputed', at, detail: { clocks: moved.length } });
    await appendEvents(manager, { type: 'report', id: reportId }, [event]);
    await saveClocks(
      manager,
      reportId,
      moved.map((clock) => ({ clock, nextNoticeAt: nextNoticeAt(clock, report.class, rules) })),
    );
  }
  // The ladder may have changed while the end stayed where it was.
  const still = clocks.filter((clock) => !moved.some((other) => isSameRun(other, clock)));
  await renewNotices(
    manager,
    reportId,
    still.map((clock) => ({ clock, nextNoticeAt: nextNoticeAt(clock, report.class, rules) })),
  );
  await countRecomputed(manager, recomputeId, reportId, moved.length, at);
}

function isSameRun(one: Clock, other: Clock): boolean {
  return one.key === other.key && one.startedAt.getTime() === other.startedAt.getTime();
}

/** The clocks that a report never had, because their policies were not known yet when it lived. */
async function liveAgain(
  manager: EntityManager,
  report: Report,
  { clocks, rules, at }: { readonly clocks: readonly Clock[]; readonly rules: DeskRules; readonly at: Date },
): Promise<readonly Clock[]> {
  if (!mayLackClock(report, clocks, rules)) return [];
  const history = (await readChain(manager, { type: 'report', id: report.id })).map(toPastEvent);
  const desks = await readRulesOf(manager, [NATIONAL_DESK, ...report.desks.map(({ code }) => code)]);
  return backfill({ report, history, clocks, rulesOf: (code) => desks.get(code) ?? rules, at });
}

function toPastEvent({ type, occurredAt, payload }: StoredEvent): PastEvent {
  const { state, agencyCode, detail } = payload as unknown as ReportEventPayload;
  return { type, occurredAt, state, agencyCode, ...(detail ? { detail } : {}) };
}

/** The end of it stands in the log as well, with its counts; its reason is a text and stays in its row. */
async function finish(deps: ActionDependencies, manager: EntityManager, recomputeId: string): Promise<void> {
  const at = deps.now();
  if (!(await finishRecompute(manager, recomputeId, at))) return;
  const run = await findRecompute(manager, recomputeId);
  if (!run) return;
  const { calendarVersion, reports, clocks, requestedByRole } = run;
  await appendEvents(manager, { type: 'clock-recompute', id: recomputeId }, [
    {
      id: deps.newId(),
      type: 'ClocksRecomputed',
      occurredAt: at,
      actor: requestedByRole === null ? { kind: 'SYSTEM' } : { kind: 'OFFICER', role: requestedByRole },
      payload: { calendarVersion, reports, clocks },
      topics: ['clocks'],
    },
  ]);
}
