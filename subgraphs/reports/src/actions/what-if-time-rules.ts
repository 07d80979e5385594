import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import type { EntityManager } from 'typeorm';
import { findClocks } from '../database/clock.queries.js';
import { readRulesOf, readRulesUnder } from '../database/time-rules.queries.js';
import { countOpenReports, listOpenReports, type OpenReport } from '../database/what-if.queries.js';
import type { DeskRules } from '../domain/clock/time-rules.js';
import { type Drafted, readDraft, type WhatIfInput } from '../domain/what-if/draft.js';
import { type Move, movesOf, type Tally, tally } from '../domain/what-if/tally.js';
import { assertNationalAdmin } from './assert-national-admin.js';
import type { ActionDependencies } from './dependencies.js';

/** What a draft would do to the deadlines that are open now. */
export interface WhatIf extends Tally {
  readonly openReports: number;
  readonly examinedReports: number;
  /** False when a part stands for all: every count is then an estimate. */
  readonly exact: boolean;
}

/** So many reports take about a second; above it every n-th stands for its neighbours. */
const MOST_REPORTS = 5_000;
const CHUNK = 500;
const STATEMENT_TIMEOUT_MS = 5_000;

/**
 * How many open deadlines a new limit or day off would move, before it is enacted. Nothing is written: the transaction
 * is read-only, and sees one state of everything. For the national administrators. Throws UNAUTHENTICATED, FORBIDDEN or
 * INPUT_INVALID.
 */
export function whatIfTimeRules(
  { database }: ActionDependencies,
  subject: Subject,
  input: WhatIfInput,
  most = MOST_REPORTS,
): Promise<WhatIf> {
  assertNationalAdmin(subject);
  const read = readDraft(input);
  assertAllowed(read);
  return database.transaction('REPEATABLE READ', async (manager) => {
    await manager.query('set transaction read only');
    await manager.query(`set local statement_timeout = ${STATEMENT_TIMEOUT_MS}`);
    const openReports = await countOpenReports(manager);
    const every = Math.max(1, Math.ceil(openReports / most));
    const moves: Move[] = [];
    let [examinedReports, openDeadlines] = [0, 0];
    for (let after: string | null = null; ; ) {
      const reports: OpenReport[] = await listOpenReports(manager, { every, after, limit: CHUNK });
      const chunk = await examine(manager, reports, read.drafted);
      moves.push(...chunk.moves);
      openDeadlines += chunk.openDeadlines;
      examinedReports += reports.length;
      after = reports.at(-1)?.id ?? null;
      if (reports.length < CHUNK) break;
    }
    return { openReports, examinedReports, exact: every === 1, ...tally(moves, openDeadlines, every) };
  });
}

async function examine(
  manager: EntityManager,
  reports: readonly OpenReport[],
  drafted: Drafted,
): Promise<{ readonly moves: readonly Move[]; readonly openDeadlines: number }> {
  const desks = reports.map(({ deskCode }) => deskCode);
  const [present, then] = [await readRulesOf(manager, desks), await readRulesUnder(manager, desks, drafted)];
  const ids = reports.map(({ id }) => id);
  const open = (await findClocks(manager, ids)).filter(({ stoppedAt }) => stoppedAt === null);
  const byReport = Map.groupBy(open, ({ reportId }) => reportId);
  const moves = reports.flatMap((report) =>
    movesOf(
      { ...report, clocks: byReport.get(report.id) ?? [] },
      present.get(report.deskCode) as DeskRules,
      then.get(report.deskCode) as DeskRules,
    ),
  );
  return { moves, openDeadlines: open.length };
}
