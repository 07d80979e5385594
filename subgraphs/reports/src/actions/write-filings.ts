import { appendNewChains } from '@lapor/subgraph-kit/event-log/append-new-chains';
import type { EntityManager } from 'typeorm';
import { insertReports, type TracedReport } from '../database/report.store.js';
import type { Desk } from '../domain/report/desk.js';
import type { Report, ReportChannel } from '../domain/report/report.js';
import { workMoved } from '../domain/report/work-moved.js';
import { toEventDraft } from '../events/report-event.js';
import { beginClocks } from './advance-clocks.js';
import { issueAccessCodes } from './issue-access-code.js';
import { nameReporters } from './name-reporter.js';
import { newReport } from './new-report.js';
import type { FiledReport, FilingDependencies, OpenFiling } from './receive-filings.js';

/** A filing with the desk that receives it. */
export interface ReceivedFiling extends OpenFiling {
  readonly desk: Desk;
}

interface Written {
  readonly channel: ReportChannel;
  readonly at: Date;
}

/** Writes reports with all that belongs to them, in their order: rows, reporters' names, events, clocks and access codes. */
export async function writeFilings(
  deps: FilingDependencies,
  manager: EntityManager,
  filings: readonly ReceivedFiling[],
  { channel, at }: Written,
): Promise<readonly FiledReport[]> {
  if (filings.length === 0) return [];
  const named = await nameReporters(
    deps,
    manager,
    filings.map(({ id, filing: { anonymous }, reporter }) => ({ ...reporter, reportId: id, anonymous })),
  );
  const reports = await insertDrawn(
    manager,
    filings.map((filing, index) => () => {
      const { reporterId = '', citizenId = null, trace } = named[index] ?? {};
      if (!trace) throw new Error('every reporter has a name');
      return { report: newReport(deps, { ...filing, channel, at, reporterId, citizenId }), trace };
    }),
  );
  const type = 'ReportReceived';
  await appendNewChains(
    manager,
    filings.map(({ id, as }, index) => {
      const report = reports[index] as Report;
      const event = { id: deps.newId(), type, from: null, state: report.state, as, at } as const;
      const draft = toEventDraft(report, { ...event, agencyCode: report.deskCode, work: workMoved(null, report) });
      return { aggregate: { type: 'report', id }, draft };
    }),
  );
  await beginClocks(manager, reports, type, at);
  const codes = await issueAccessCodes(
    deps,
    manager,
    reports.map(({ id }) => id),
    at,
  );
  return reports.map((report, index) => ({ ...report, accessCode: codes[index] ?? null }));
}

const DRAWS = 5;

/**
 * Writes reports under tracking ids that are free. Two of 20 million 40-bit numbers meet once in some ten thousand filings, so
 * a second draw is part of the plan.
 */
async function insertDrawn(manager: EntityManager, draws: readonly (() => TracedReport)[]): Promise<readonly Report[]> {
  const written = new Map<number, Report>();
  for (let attempt = 1; attempt <= DRAWS; attempt += 1) {
    const drawn = draws.flatMap((draw, index) => (written.has(index) ? [] : [{ index, traced: draw() }]));
    const ids = await insertReports(
      manager,
      drawn.map(({ traced }) => traced),
    );
    for (const { index, traced } of drawn) if (ids.has(traced.report.id)) written.set(index, traced.report);
    if (written.size === draws.length) return draws.flatMap((_, index) => written.get(index) ?? []);
  }
  throw new Error('no free tracking id was drawn');
}
