import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { countStatistics } from '@lapor/reports/actions/count-statistics';
import { reportsDatabase } from '@lapor/reports/database/reports-database';
import type { DataSource } from 'typeorm';
import { untilCounted } from '../environment/counted.js';
import { ANSWER, at, filing, openJourney, runStep, type StepReport } from '../environment/journey.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

const COUNT = '{ count suppressed }';
const STATISTICS = `{ reportStatistics {
  total ${COUNT} byStage { stage reports ${COUNT} } byClass { class reports ${COUNT} }
  byAgency { agency { code } reports ${COUNT} } byMonth { month reports ${COUNT} }
} }`;
const CHANGE = 'mutation ($input: ChangeVisibilityInput!) { report: changeVisibility(input: $input) { id version } }';

interface Count {
  readonly count: number | null;
  readonly suppressed: string | null;
}
interface Statistics {
  readonly total: Count;
  readonly byStage: readonly { readonly stage: string; readonly reports: Count }[];
  readonly byClass: readonly { readonly class: string; readonly reports: Count }[];
  readonly byAgency: readonly { readonly agency: { readonly code: string } | null; readonly reports: Count }[];
  readonly byMonth: readonly { readonly month: string; readonly reports: Count }[];
}

describe('the public statistics', () => {
  let system: TestSystem;
  let database: DataSource;
  beforeAll(async () => {
    system = await startTestSystem();
    const url = new URL(system.cluster!.superuserUrl);
    url.pathname = '/reports';
    database = await reportsDatabase({ url: url.href, poolSize: 6 }).initialize();
  });
  afterAll(async () => {
    await database.destroy();
    await system.stop();
  });

  const file = (input: Record<string, unknown> = {}) => openJourney(system).citizen().files(input);
  const disposed = (agencyCode: string, input: Record<string, unknown> = {}): PromiseLike<StepReport> =>
    file(input).verifiedBy('admin-nasional').disposedTo(agencyCode, { publish: false });
  /** Asked once everything that is in the log has been counted. */
  const read = async (): Promise<Statistics> => {
    await untilCounted(system);
    return (await system.anyone.get<{ reportStatistics: Statistics }>(STATISTICS)).reportStatistics;
  };
  const agency = ({ byAgency }: Statistics, code: string | null) =>
    byAgency.find((cell) => (cell.agency?.code ?? null) === code)?.reports.count ?? null;
  /** The cells as they would be if all reports were counted at once. */
  const truth = () =>
    system.rows<{ key: string; count: number }>(
      'reports',
      `select dimension || ' ' || key as key, count(*)::integer as count from report,
       lateral (values ('KIND', case when confidential then 'CONFIDENTIAL' else 'OPEN' end), ('CLASS', case when not confidential then class end),
         ('MONTH', case when not confidential then to_char(filed_at at time zone 'Asia/Jakarta', 'YYYY-MM') end)) as cell (dimension, key)
       where key is not null group by 1 order by 1`,
    );
  const counted = () =>
    system.rows<{ key: string; count: number }>(
      'reports',
      `select dimension || ' ' || key as key, count from statistics_cell where dimension in ('KIND', 'CLASS', 'MONTH') and count > 0 order by 1`,
    );

  it('say nothing while there is little to say', async () => {
    await file();
    const { total, byStage, byClass } = await read();
    expect([total, ...byStage.map(({ reports }) => reports), ...byClass.map(({ reports }) => reports)]).toEqual(
      Array.from({ length: 9 }, () => ({ count: null, suppressed: 'TOO_FEW' })),
    );
  });

  it('count by stage, class, agency and month, with small cells suppressed and not to be found by subtraction', async () => {
    for (let index = 0; index < 7; index += 1) await file();
    for (let index = 0; index < 6; index += 1) await disposed('D-18.72-DLH');
    for (let index = 0; index < 2; index += 1) await disposed('D-32.71', { class: 'ASPIRATION' });
    const statistics = await read();
    expect(statistics.total).toEqual({ count: 16, suppressed: null });
    // Nobody is in the later stages and two aspirations are too few, so others go with them; likewise among agencies.
    expect(Object.fromEntries(statistics.byStage.map(({ stage, reports }) => [stage, reports.count]))).toEqual({
      VERIFICATION: null,
      DISPOSITION: 8,
      FOLLOW_UP: null,
      DONE: null,
    });
    expect(statistics.byClass.find((cell) => cell.class === 'COMPLAINT')?.reports.count).toBeNull();
    expect(statistics.byClass.some((cell) => cell.class === 'WHISTLEBLOWING')).toBe(false);
    expect([agency(statistics, null), agency(statistics, 'D-18.72'), agency(statistics, 'D-32.71')]).toEqual([8, null, null]);
    expect(statistics.byMonth.map(({ reports }) => reports.count)).toEqual([16]);
  });

  it('do not show that a confidential report was filed, handled or closed, nor that one became confidential', async () => {
    for (let index = 0; index < 6; index += 1) await disposed('D-32.71');
    const open = await disposed('D-18.72');
    const before = await read();
    expect(agency(before, 'D-18.72')).toBe(7);

    const officers = [await system.as('petugas-metro'), await system.as('warga')] as const;
    for (let index = 1; index <= 6; index += 1) {
      // Whistle-blowing is examined: its answer would need the leader's approval.
      const examined = index % 2 === 0;
      const report = await disposed('D-18.72', examined ? { class: 'WHISTLEBLOWING' } : { confidential: true });
      const accepted = await runStep(officers[0], 'acceptDisposition', at(report));
      if (!examined) {
        const answered = await runStep(officers[0], 'giveFinalAnswer', { ...at(accepted), text: ANSWER });
        await runStep(officers[1], 'confirmSolved', at(answered));
      }
      const { total, ...cells } = await read();
      // The total takes them five at a time, and no cell takes them at all.
      expect({ total: total.count, ...cells }).toEqual({ ...before, total: (before.total.count ?? 0) + (index < 5 ? 0 : 5) });
    }

    const after = await read();
    const sealed = await (await system.as('petugas-metro')).get<{ report: StepReport }>(CHANGE, {
      input: { ...at(open), confidential: true },
    });
    expect(await read()).toEqual(after);
    await runStep(await system.as('petugas-metro'), 'acceptDisposition', at({ ...open, ...sealed.report }));
    expect(await read()).toEqual(after);
    await disposed('D-18.72');
    expect(agency(await read(), 'D-18.72')).toBe(8);
  });

  it('count every report once, with several instances at work and connections cut in the middle', async () => {
    const citizen = await system.as('warga');
    const mutation = 'mutation ($input: FileReportInput!) { fileReport(input: $input) { id } }';
    const cut = () =>
      system.rows('reports', `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'reports' and datname = 'reports'`);
    await read();
    // The test before left one counted as it was when it was still open; the truth below knows no such report.
    const frozen = differences(await truth(), await counted());
    for (let wave = 0; wave < 6; wave += 1) {
      const filings = Array.from({ length: 8 }, (_, index) => citizen.ask(mutation, { input: filing({ confidential: index % 4 === 0 }) }));
      const counting = Array.from({ length: 4 }, () => countStatistics(database).catch(() => false));
      await cut();
      await Promise.all([...filings, ...counting]);
    }
    await until('the subgraph answers again', async () => (await system.anyone.ask(STATISTICS)).codes.length === 0);
    for (let index = 0; index < 3; index += 1)
      await until('one more is filed', async () => (await citizen.ask(mutation, { input: filing() })).codes.length === 0);
    await read();
    expect(differences(await truth(), await counted())).toEqual(frozen);
    const events = await system.rows('reports', `select 1 from event_log where type = 'ReportReceived'`);
    expect(events).toHaveLength((await system.rows('reports', 'select 1 from statistics_report')).length);
  });

  it('are read from the cells, and never counted from the reports', async () => {
    await system.rows('reports', `update statistics_cell set count = count + 1000 where dimension = 'MONTH'`);
    expect((await read()).byMonth[0]?.reports.count).toBeGreaterThan(1000);
  });
});

/** By how much the counted cells differ from the others; equal ones are left out. */
function differences(
  one: readonly { readonly key: string; readonly count: number }[],
  other: readonly { readonly key: string; readonly count: number }[],
): Readonly<Record<string, number>> {
  const by: Record<string, number> = {};
  for (const { key, count } of one) by[key] = (by[key] ?? 0) - count;
  for (const { key, count } of other) by[key] = (by[key] ?? 0) + count;
  return Object.fromEntries(Object.entries(by).filter(([, difference]) => difference !== 0));
}
