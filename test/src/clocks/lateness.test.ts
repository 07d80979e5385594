import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { beginningOf } from '../environment/events.js';
import { openJourney } from '../environment/journey.js';
import type { LiveConnection } from '../environment/live-client.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

const CLOCKS = `query ($id: ID!) { report(id: $id) { isLate nextDueAt clocks { key isLate percent remainingDays dueAt stoppedAt legalRef } } }`;
const EVENTS = `subscription ($reportId: ID!, $after: String) {
  event: reportEvents(reportId: $reportId, after: $after) { type actorKind clock { key percent dueAt } }
}`;

interface Clocks {
  readonly report: {
    readonly isLate: boolean;
    readonly nextDueAt: string | null;
    readonly clocks: readonly { readonly key: string; readonly isLate: boolean; readonly percent: number }[];
  };
}

describe('a report whose desk lets its time pass', () => {
  let system: TestSystem;
  let id: string;
  let officer: LiveConnection;
  beforeAll(async () => {
    system = await startTestSystem({ durable: true, overrides: { reports: { CLOCK_SWEEP_INTERVAL_MS: '100' } } });
    ({ id } = await openJourney(system).citizen('warga').files());
    officer = await system.live(await system.as('admin-nasional'));
  });
  afterAll(async () => {
    await officer?.close();
    await system?.stop();
  });

  /** A year has passed for the verification: what the scheduler finds overdue it does, whoever wrote the row. */
  const backdate = (reportId: string) =>
    system.rows(
      'reports',
      `update clock set started_at = started_at - interval '1 year', due_at = due_at - interval '1 year', next_notice_at = now() - interval '1 hour'
       where report_id = $1 and key = 'VERIFY'`,
      [reportId],
    );
  const ask = async (username: 'warga' | 'admin-nasional') => (await (await system.as(username)).get<Clocks>(CLOCKS, { id })).report;

  it('has the clocks of its state, with their legal source, for the reporter and the desk', async () => {
    for (const username of ['warga', 'admin-nasional'] as const) {
      const report = await ask(username);
      expect(report.clocks.map(({ key }) => key).toSorted()).toEqual(['COMPLETENESS_ANSWER', 'VERIFY']);
      expect(report).toMatchObject({ isLate: false, nextDueAt: expect.any(String) });
    }
  });

  it('is told on the open subscription of its desk, reminder and breach each once, and is late from then on', async () => {
    const events = officer.stream(EVENTS, { reportId: id, after: beginningOf.report(id) });
    await backdate(id);
    const seen = (await events.take(4)).map(
      ({ data }) => data?.event as { type: string; actorKind: string; clock: { percent: number } | null },
    );
    expect(seen.map(({ type, actorKind, clock }) => [type, actorKind, clock?.percent ?? null])).toEqual([
      ['ReportReceived', 'REPORTER', null],
      ['ClockReminded', 'SYSTEM', 66],
      ['ClockBreached', 'SYSTEM', 100],
      ['ClockBreached', 'SYSTEM', 150],
    ]);
    const report = await ask('warga');
    expect(report.isLate).toBe(true);
    expect(report.clocks.find(({ key }) => key === 'VERIFY')).toMatchObject({ isLate: true });
  });

  it('shows no clock to who does not see the report, and refuses a recomputation to everybody but the national desk', async () => {
    expect((await system.anyone.get<{ report: unknown }>(CLOCKS, { id })).report).toBeNull();
    const recompute = 'mutation { recomputeClocks(reason: "SKB perubahan hari libur 2026") { id calendarVersion } }';
    for (const client of [system.anyone, await system.as('warga'), await system.as('admin-metro')]) {
      const { errors } = await client.ask(recompute);
      expect(errors?.[0]?.extensions?.code).toMatch(/^(UNAUTHENTICATED|FORBIDDEN)$/);
    }
    await (await system.as('admin-nasional')).get(recompute);
    await until('the recomputation is done', async () => {
      const [row] = await system.rows<{ open: number }>(
        'reports',
        'select count(*)::integer as open from clock_recompute where finished_at is null',
      );
      return row?.open === 0;
    });
  });

  it('is told also after the scheduler’s process and its database have died under it', async () => {
    await system.children.reports.crash();
    await system.cluster?.crash();
    const other = await until('filing works again', () => openJourney(system).citizen('warga').files());
    await backdate(other.id);
    const told = await until('all thresholds are told', async () => {
      const rows = await system.rows<{ type: string }>(
        'reports',
        `select type from event_log where aggregate_id = $1 and type like 'Clock%'`,
        [other.id],
      );
      return rows.length >= 3 && rows;
    });
    expect(told).toHaveLength(3);
  });
});
