import { appendEvents } from '@lapor/subgraph-kit/event-log/append';
import type { EntityManager } from 'typeorm';
import { findClocks, findDueAt } from '../database/clock.queries.js';
import { rememberNotice, renewAlarm, saveClocks, type TimedClock } from '../database/clock.store.js';
import { lockReport } from '../database/report.store.js';
import { readRulesAt } from '../database/time-rules.queries.js';
import type { Clock } from '../domain/clock/clock.js';
import { type AtEnd, CLOCK_RULES, type ClockKey } from '../domain/clock/clock-rules.js';
import { recipientsOf } from '../domain/clock/escalation.js';
import { type Notice, nextNoticeAt, noticesOf } from '../domain/clock/notices.js';
import type { Report } from '../domain/report/report.js';
import { type ClockTold, toClockEvent } from '../events/clock-event.js';
import type { ActionDependencies } from './dependencies.js';
import { runSystemCommand } from './run-system-command.js';

type SystemAct = Extract<AtEnd, 'lapse' | 'autoComplete'>;

/** How long a system's act that did not happen waits for its next try: a process may have died in between. */
const NEXT_TRY_MS = 600_000;

/**
 * Does what the clocks of a report ask for by now: tells of every threshold once, and acts where a reporter's limit
 * has ended. It can be called at any time, by any number of instances and again after a crash: who comes second finds
 * nothing left to do.
 */
export async function remindOfClocks(deps: ActionDependencies, reportId: string): Promise<void> {
  const acts = await deps.database.transaction((manager) => tell(deps, manager, reportId));
  for (const { act, key } of acts) await runSystemCommand(deps, reportId, act, (manager) => isStillDue(deps, manager, reportId, key));
}

/** The clock may have moved between the two transactions. */
async function isStillDue(deps: ActionDependencies, manager: EntityManager, reportId: string, key: ClockKey): Promise<boolean> {
  const dueAt = await findDueAt(manager, reportId, key);
  return dueAt !== null && dueAt <= deps.now();
}

interface Due {
  readonly act: SystemAct;
  readonly key: ClockKey;
}

async function tell(deps: ActionDependencies, manager: EntityManager, reportId: string): Promise<readonly Due[]> {
  const report = await lockReport(manager, reportId);
  if (!report) return [];
  const now = deps.now();
  const rules = await readRulesAt(manager, report.deskCode);
  const acts: Due[] = [];
  const told: ClockTold[] = [];
  const timed: TimedClock[] = [];
  for (const clock of await findClocks(manager, [report.id])) {
    const due = noticesOf(clock, report.class, rules).filter((notice) => notice.at <= now);
    if (due.length === 0) continue;
    const act = due.some(isEnd) ? systemActOf(clock) : null;
    if (act) acts.push({ act, key: clock.key });
    const notices = due.filter((notice) => !(act && isEnd(notice)));
    for (const notice of notices) {
      if (await rememberNotice(manager, report.id, clock, notice.threshold, now))
        told.push(toTold(deps, report, clock, { ...notice, at: now }));
    }
    const after = { ...clock, told: [...clock.told, ...notices.map(({ threshold }) => threshold)] };
    timed.push({ clock: after, nextNoticeAt: act ? new Date(now.getTime() + NEXT_TRY_MS) : nextNoticeAt(after, report.class, rules) });
  }
  await appendEvents(
    manager,
    { type: 'report', id: report.id },
    told.map((event) => toClockEvent(report, event)),
  );
  await saveClocks(manager, report.id, timed);
  await renewAlarm(manager, report.id);
  return acts;
}

function isEnd({ percent }: Notice): boolean {
  return percent === 100;
}

function systemActOf({ key }: Clock): SystemAct | null {
  const { atEnd } = CLOCK_RULES[key];
  return atEnd === 'lapse' || atEnd === 'autoComplete' ? atEnd : null;
}

function toTold(
  deps: ActionDependencies,
  report: Report,
  { key, dueAt }: Clock,
  { percent, at, roles }: Pick<Notice, 'percent' | 'at' | 'roles'>,
): ClockTold {
  const type = percent >= 100 ? 'ClockBreached' : 'ClockReminded';
  const detail = { clock: key, percent, dueAt: dueAt.toISOString() };
  return { id: deps.newId(), type, at, detail, recipients: recipientsOf(key, roles, report) };
}
