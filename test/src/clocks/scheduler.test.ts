import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Running } from '@lapor/kit/process';
import { recomputeClocks } from '@lapor/reports/actions/recompute-clocks';
import { remindOfClocks } from '@lapor/reports/actions/remind-of-clocks';
import { runRecompute } from '@lapor/reports/actions/run-recompute';
import { findClocks, findDueAt } from '@lapor/reports/database/clock.queries';
import { saveClocks } from '@lapor/reports/database/clock.store';
import { saveTimeRules } from '@lapor/reports/database/time-rules.store';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import { until } from '../environment/until.js';
import { AGENCY, type ClockEnvironment, openClocks } from './clock-environment.js';

const NATIONAL_ADMIN = {
  kind: 'officer',
  id: '0199a0a0-0000-7000-8000-00000000000a',
  memberships: [{ role: 'NATIONAL_ADMIN', agencyCode: NATIONAL_DESK }],
} as const;

interface ClockRow {
  readonly key: string;
  readonly due_at: Date;
  readonly next_notice_at: Date | null;
  readonly paused_at: Date | null;
  readonly stopped_at: Date | null;
}

describe('the clocks of reports in their database', () => {
  let clocks: ClockEnvironment;
  const schedulers: Running[] = [];
  beforeAll(async () => {
    clocks = await openClocks();
  });
  afterEach(async () => {
    for (const scheduler of schedulers.splice(0)) await scheduler.stop();
  });
  afterAll(() => clocks.close());

  const start = async () => {
    const scheduler = await clocks.startScheduler();
    schedulers.push(scheduler);
    return scheduler;
  };
  const clocksOf = (id: string) => clocks.rows<ClockRow>('select * from clock where report_id = $1 order by started_at, key', [id]);
  const jobsOf = (id: string) => clocks.rows<{ run_at: Date }>('select run_at from graphile_worker.jobs where key = $1', [`clock:${id}`]);

  it('are written with the report, due at the end of a working day of the desk that holds it', async () => {
    clocks.setNow('2026-03-16T03:00:00Z');
    const id = await clocks.file();
    expect(await clocksOf(id)).toMatchObject([
      { key: 'COMPLETENESS_ANSWER', due_at: new Date('2026-03-30T09:00:00Z') },
      { key: 'VERIFY', due_at: new Date('2026-03-26T09:00:00Z') },
    ]);
    clocks.setNow('2026-03-17T07:30:00Z');
    await clocks.move(
      id,
      {
        state: 'ASSIGNED',
        deskCode: AGENCY,
        desks: [
          { code: NATIONAL_DESK, path: [] },
          { code: AGENCY, path: [] },
        ],
        leadAgencyCode: AGENCY,
      },
      ['ReportVerified', 'ReportDisposed'],
    );
    // 16:30 in Jayapura is after closing time: day 0 is the first working day after Lebaran.
    expect(await findDueAt(clocks.deps.database, id, 'ACCEPT')).toEqual(new Date('2026-03-27T07:00:00Z'));
    const verify = (await clocksOf(id)).find(({ key }) => key === 'VERIFY');
    expect(verify).toMatchObject({ stopped_at: new Date('2026-03-17T07:30:00Z'), next_notice_at: null });
  });

  it('leave nothing behind when the transaction of their report fails', async () => {
    clocks.setNow('2026-06-02T03:00:00Z');
    const id = await clocks.file();
    const before = await clocksOf(id);
    await expect(clocks.move(id, { state: 'ASSIGNED' })).rejects.toThrow();
    expect(await clocksOf(id)).toEqual(before);
  });

  it('tell of each threshold once, whoever asks and however often', async () => {
    clocks.setNow('2026-06-02T03:00:00Z');
    const id = await clocks.file();
    await remindOfClocks(clocks.deps, id);
    expect(await clocks.told(id)).toEqual([]);
    clocks.setNow('2026-06-04T09:00:00Z');
    await Promise.all([1, 2, 3, 4].map(() => remindOfClocks(clocks.deps, id)));
    expect(await clocks.told(id)).toEqual(['ClockReminded VERIFY 66']);
    clocks.setNow('2026-06-09T09:00:00Z');
    await Promise.all([1, 2, 3, 4].map(() => remindOfClocks(clocks.deps, id)));
    expect(await clocks.told(id)).toEqual(['ClockReminded VERIFY 66', 'ClockBreached VERIFY 100', 'ClockBreached VERIFY 150']);
  });

  it('are followed by two instances that do nothing twice', async () => {
    await Promise.all([start(), start()]);
    clocks.setNow('2026-06-02T03:00:00Z');
    const ids = await Promise.all(Array.from({ length: 20 }, () => clocks.file()));
    clocks.setNow('2026-06-05T10:00:00Z');
    for (const id of ids) {
      const told = await until('both thresholds are told', async () => {
        const found = await clocks.told(id);
        return found.length >= 2 && found;
      });
      expect(told).toEqual(['ClockReminded VERIFY 66', 'ClockBreached VERIFY 100']);
    }
  });

  it('have one job per report, at the next moment of all of them, which only an earlier one moves', async () => {
    await start();
    const future = new Date(Date.now() + 3_000 * 86_400_000);
    clocks.setNow(future.toISOString());
    const id = await clocks.file();
    const [next] = await clocks.rows<{ at: Date }>('select min(next_notice_at) as at from clock where report_id = $1', [id]);
    expect(await jobsOf(id)).toEqual([{ run_at: next?.at }]);
    const at = next?.at as Date;
    const sooner = new Date(at.getTime() - 3_600_000);
    const verify = (await findClocks(clocks.deps.database, [id])).filter(({ key }) => key === 'VERIFY');
    const save = (nextNoticeAt: Date | null) =>
      clocks.deps.database.transaction((manager) =>
        saveClocks(
          manager,
          id,
          verify.map((clock) => ({ clock, nextNoticeAt })),
        ),
      );
    await save(sooner);
    expect(await jobsOf(id)).toEqual([{ run_at: sooner }]);
    await save(at);
    await save(null);
    expect(await jobsOf(id)).toEqual([{ run_at: sooner }]);
    await save(sooner);
    expect(await jobsOf(id)).toEqual([{ run_at: sooner }]);

    // It rings for nothing once the report has gone its way, tells nothing, and is not set again.
    await clocks.move(id, { state: 'WITHDRAWN' });
    await clocks.rows('select schedule_clock_alarm($1, now())', [id]);
    await until('the alarm has rung', async () => (await jobsOf(id)).length === 0);
    expect(await clocks.told(id)).toEqual([]);
  });

  it('lose nothing while no scheduler runs, nor by a job whose process died while it ran', async () => {
    const first = await start();
    clocks.setNow(new Date(Date.now() + 3_000 * 86_400_000).toISOString());
    const id = await clocks.file();
    schedulers.splice(schedulers.indexOf(first), 1);
    await first.stop();
    // What a killed process leaves behind: its job locked, its work undone.
    await clocks.rows(`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'dead' where key = $1`, [`clock:${id}`]);
    clocks.setNow(new Date(Date.now() + 3_030 * 86_400_000).toISOString());
    await start();
    const told = await until('the breach is told', async () => {
      const found = await clocks.told(id);
      return found.some((text) => text.startsWith('ClockBreached VERIFY 100')) && found;
    });
    expect(new Set(told).size).toBe(told.length);
  });

  it('are let go of only when the jobs that run have ended and are gone', async () => {
    // Without sweeps: one under way would give the jobs the time they need.
    const scheduler = await clocks.startScheduler(3_600_000);
    clocks.setNow(new Date(Date.now() + 3_000 * 86_400_000).toISOString());
    const ids = [await clocks.file(), await clocks.file()];
    // By what they are given: a job that runs loses its key as soon as the next alarm of its report is set.
    const running = () =>
      clocks.rows(`select from graphile_worker._private_jobs where payload->>'reportId' = any($1) and locked_at is not null`, [ids]);
    let stopped = false;
    await clocks.deps.database.transaction(async (holder) => {
      // While somebody else holds the reports their alarms ring and wait.
      await holder.query('select from report where id = any($1) for update', [ids]);
      for (const id of ids) await clocks.rows('select schedule_clock_alarm($1, now())', [id]);
      await until('the alarms ring', async () => (await running()).length === 2);
      void scheduler.stop().then(() => {
        stopped = true;
      });
      await delay(300);
      expect(stopped).toBe(false);
    });
    await until('the scheduler has stopped', () => stopped);
    expect(await running()).toEqual([]);
  });

  it('withdraw a report that its reporter has not completed in 30 days, after two reminders', async () => {
    clocks.setNow('2026-06-02T03:00:00Z');
    const id = await clocks.file();
    await clocks.move(id, { state: 'POSTPONED', postponedFrom: 'RECEIVED', postponeReason: 'INCOMPLETE' });
    for (const now of ['2026-06-09T09:00:00Z', '2026-06-29T09:00:00Z']) {
      clocks.setNow(now);
      await remindOfClocks(clocks.deps, id);
    }
    expect(await clocks.told(id)).toEqual(['ClockReminded REPORTER_COMPLETION 23', 'ClockReminded REPORTER_COMPLETION 83']);
    clocks.setNow('2026-07-02T09:00:00Z');
    await Promise.all([remindOfClocks(clocks.deps, id), remindOfClocks(clocks.deps, id)]);
    expect(await clocks.rows('select state from report where id = $1', [id])).toEqual([{ state: 'WITHDRAWN' }]);
    expect(
      await clocks.rows(`select count(*)::integer as count from event_log where aggregate_id = $1 and type = 'ReportLapsed'`, [id]),
    ).toEqual([{ count: 1 }]);
    expect((await clocksOf(id)).filter(({ stopped_at }) => stopped_at === null)).toEqual([]);
  });

  it('complete a report to whose answer nobody replied in 10 working days', async () => {
    await start();
    clocks.setNow('2026-06-02T03:00:00Z');
    const id = await clocks.file();
    // At an agency: what an agency would have to work on does not stay at the national desk (docs/adr/0021).
    await clocks.move(id, { state: 'ASSIGNED', deskCode: AGENCY, desks: [{ code: AGENCY, path: [AGENCY] }], leadAgencyCode: AGENCY });
    await clocks.move(id, { state: 'IN_PROGRESS' });
    await clocks.move(id, { state: 'RESPONDED' }, ['FinalAnswerGiven']);
    clocks.setNow('2026-06-17T09:00:00Z');
    await until('the report is completed', async () => {
      const [report] = await clocks.rows<{ state: string }>('select state from report where id = $1', [id]);
      return report?.state === 'COMPLETED';
    });
    expect(await clocks.told(id)).toEqual(['ClockReminded REPORTER_REPLY 50']);
  });

  it('are computed anew after a decree, each once and told, by a command that is kept', async () => {
    clocks.setNow('2026-09-01T03:00:00Z');
    const id = await clocks.file();
    const { database } = clocks.deps;
    const decree = {
      id: '2026-09-03',
      date: '2026-09-03',
      kind: 'NATIONAL',
      regionCode: null,
      provisional: false,
      revoked: false,
    } as const;
    expect(
      await database.transaction((manager) => saveTimeRules(manager, { policies: [], notices: [], holidays: [decree], hours: [] })),
    ).toBe(true);
    expect(
      await database.transaction((manager) => saveTimeRules(manager, { policies: [], notices: [], holidays: [decree], hours: [] })),
    ).toBe(false);

    await expect(recomputeClocks(clocks.deps, { kind: 'anonymous' }, { reason: 'SKB perubahan hari libur' })).rejects.toMatchObject({
      extensions: { code: 'UNAUTHENTICATED' },
    });
    const agencyAdmin = { ...NATIONAL_ADMIN, memberships: [{ role: 'AGENCY_ADMIN', agencyCode: AGENCY }] } as const;
    await expect(recomputeClocks(clocks.deps, agencyAdmin, { reason: 'SKB perubahan hari libur' })).rejects.toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    });
    const run = await recomputeClocks(clocks.deps, NATIONAL_ADMIN, { reason: 'SKB perubahan hari libur' });
    await runRecompute(clocks.deps, run.id);
    await runRecompute(clocks.deps, run.id);
    expect(await findDueAt(database, id, 'VERIFY')).toEqual(new Date('2026-09-07T09:00:00Z'));
    expect(await clocks.told(id)).toEqual(['ClocksRecomputed 1']);
    const [end] = await clocks.rows<{ payload: Record<string, number> }>(
      `select payload from event_log where aggregate_id = $1 and type = 'ClocksRecomputed'`,
      [run.id],
    );
    expect(end?.payload.clocks).toBeGreaterThanOrEqual(1);
    expect(
      await clocks.rows('select reason, requested_by_role, finished_at is not null as done from clock_recompute where id = $1', [run.id]),
    ).toEqual([{ reason: 'SKB perubahan hari libur', requested_by_role: 'NATIONAL_ADMIN', done: true }]);
  });
});
