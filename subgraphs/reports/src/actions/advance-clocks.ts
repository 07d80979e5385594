import type { EntityManager } from 'typeorm';
import { findClocks } from '../database/clock.queries.js';
import { saveClocks, saveFirstClocks } from '../database/clock.store.js';
import { readRulesAt, readRulesOf } from '../database/time-rules.queries.js';
import { advance } from '../domain/clock/advance.js';
import { canMoveClocks, clockFactsOf } from '../domain/clock/clock-facts.js';
import { nextNoticeAt } from '../domain/clock/notices.js';
import type { Report } from '../domain/report/report.js';

/** A change of a report; `before` is null when it has just been filed. */
export interface ReportMove {
  readonly before: Report | null;
  readonly after: Report;
  /** The events that tell of the change, by type. */
  readonly events: readonly string[];
  readonly at: Date;
}

/** Moves the clocks of a report with it, in the transaction of its change. The report's row is locked, or is new. */
export async function advanceClocks(manager: EntityManager, { before, after, events, at }: ReportMove): Promise<void> {
  const change = { before: before && clockFactsOf(before), after: clockFactsOf(after), events, at };
  if (!canMoveClocks(change)) return;
  const rules = await readRulesAt(manager, after.deskCode);
  const clocks = before ? await findClocks(manager, [after.id]) : [];
  const moved = advance(clocks, change, rules);
  await saveClocks(
    manager,
    after.id,
    moved.map((clock) => ({ clock, nextNoticeAt: nextNoticeAt(clock, after.class, rules) })),
  );
}

/** Begins the clocks of reports that are being filed, in the transaction that files them. */
export async function beginClocks(manager: EntityManager, reports: readonly Report[], event: string, at: Date): Promise<void> {
  const changes = reports.flatMap((report) => {
    const change = { before: null, after: clockFactsOf(report), events: [event], at };
    return canMoveClocks(change) ? [{ report, change }] : [];
  });
  if (changes.length === 0) return;
  const rules = await readRulesOf(
    manager,
    changes.map(({ report }) => report.deskCode),
  );
  const begun = changes.flatMap(({ report, change }) => {
    const there = rules.get(report.deskCode);
    if (!there) throw new Error('there are rules at every desk');
    return advance([], change, there).map((clock) => ({
      reportId: report.id,
      clock,
      nextNoticeAt: nextNoticeAt(clock, report.class, there),
    }));
  });
  await saveFirstClocks(manager, begun);
}
