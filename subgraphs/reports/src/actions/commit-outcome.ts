import { RefusalError } from '@lapor/kit/refusal';
import { appendEvents } from '@lapor/subgraph-kit/event-log/append';
import type { EntityManager } from 'typeorm';
import { saveReport } from '../database/report.store.js';
import type { Allowed, OfficerCapacity } from '../domain/report/decide.js';
import type { Report } from '../domain/report/report.js';
import { type Outcome, toChange } from '../events/outcome.js';
import { advanceClocks } from './advance-clocks.js';
import type { ActionDependencies } from './dependencies.js';

export type { Outcome, Told } from '../events/outcome.js';

/** What an action is given once its command is allowed. */
export interface Case {
  readonly manager: EntityManager;
  /** As it was before, its row locked. */
  readonly report: Report;
  readonly decision: Allowed;
  readonly at: Date;
}

/** The end of every command: the report's row and its events. */
export async function commitOutcome(deps: ActionDependencies, open: Case, outcome: Outcome): Promise<Report> {
  const { manager, report, at } = open;
  const { changed, drafts } = toChange({ ...open, newId: deps.newId }, outcome);
  await saveReport(manager, changed);
  await appendEvents(manager, { type: 'report', id: report.id }, drafts);
  await advanceClocks(manager, { before: report, after: changed, events: outcome.events.map(({ type }) => type), at });
  return changed;
}

/** The officer who does an allowed command; only for commands that the table gives to officers alone. */
export function officerOf({ decision }: Case): OfficerCapacity {
  if (decision.as.kind !== 'OFFICER') throw new RefusalError('REPORT_ACTOR_NOT_ALLOWED');
  return decision.as;
}
