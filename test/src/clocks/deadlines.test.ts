import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@lapor/kit/ids';
import { remindOfClocks } from '@lapor/reports/actions/remind-of-clocks';
import { reportsDatabase } from '@lapor/reports/database/reports-database';
import type { DataSource } from 'typeorm';
import { clientToken, registerClient } from '../environment/api-clients.js';
import { endOf } from '../environment/events.js';
import { tokenKeyOf } from '../environment/forged-token.js';
import { createGraphClient, type GraphClient } from '../environment/graph-client.js';
import { verification } from '../environment/journey.js';
import type { LiveStream } from '../environment/live-client.js';
import type { OpenSystem, Username } from '../environment/open-system.js';
import { sharedSystem } from '../environment/shared-system.js';
import { type Steps, startSteps } from '../environment/steps.js';

const METRO = 'D-18.72';
const OFFICE = 'D-18.72-DLH';
const FOLLOW = `subscription ($agencyCode: String!, $kinds: [DeadlineKind!], $after: String) {
  event: deadlineEvents(agencyCode: $agencyCode, kinds: $kinds, after: $after) { cursor type report { id content } clock { key percent recipients { role } } } }`;
const BOTH = 'APPROACHING,BREACHED';

interface Told {
  readonly cursor: string;
  readonly type: string;
  readonly report: { readonly id: string; readonly content: string | null };
  readonly clock: { readonly key: string; readonly percent: number } | null;
}

describe('the deadlines of an agency’s tree', () => {
  let system: OpenSystem;
  let database: DataSource;
  beforeAll(async () => {
    system = await sharedSystem();
    database = await reportsDatabase({ url: system.databases.reports, poolSize: 2 }).initialize();
  });
  afterAll(() => database.destroy());

  const disposed = async (agencyCode = OFFICE, filing = {}): Promise<Steps> => {
    const steps = await startSteps(system, filing);
    await steps.does('admin-nasional', 'verifyAndDispose', verification(steps.report, { agencyCode, publish: false }));
    return steps;
  };
  /** Two years have passed for one clock of a report; all that is to be told of it is told. */
  const overdue = async ({ report }: Steps, key: string) => {
    await system.rows(
      'reports',
      `update clock set started_at = started_at - interval '2 years', due_at = due_at - interval '2 years' where report_id = $1 and key = $2`,
      [report.id, key],
    );
    await remindOfClocks({ database, now: () => new Date(), newId, randomBytes }, report.id);
  };
  const follow = async (who: Username | GraphClient, variables: Record<string, unknown> = {}, kinds = BOTH) => {
    const live = await system.live(typeof who === 'string' ? await system.as(who) : who);
    const after = await endOf(system, `deadlines:${METRO}:${kinds}`);
    return { live, after, stream: live.stream(FOLLOW, { agencyCode: METRO, after, ...variables }) };
  };
  const told = async (stream: LiveStream, count: number) => (await stream.take(count)).map(({ data }) => data!.event as Told);
  /** Each clock's by their part of its time: two years ago other days were holidays, so that a part may end behind the whole. */
  const short = (events: readonly Told[]) => {
    const clocks = [...new Set(events.map(({ report, clock }) => `${report.id} ${clock?.key}`))];
    return clocks.flatMap((which) =>
      events
        .filter(({ report, clock }) => `${report.id} ${clock?.key}` === which)
        .toSorted((left, right) => (left.clock?.percent ?? 0) - (right.clock?.percent ?? 0))
        .map(({ type, report, clock }) => [type, report.id, clock?.key, clock?.percent]),
    );
  };
  const climb = ({ report: { id } }: Steps, key: string) => [
    ['ClockReminded', id, key, 66],
    ['ClockBreached', id, key, 100],
    ['ClockBreached', id, key, 150],
  ];

  it('come to who handles, leads or oversees it, addressed or not, once each, and from any cursor on', async () => {
    const followers = await Promise.all(
      ['petugas-metro', 'pimpinan-metro', 'pengawas-ombudsman', 'admin-nasional'].map((who) => follow(who as Username)),
    );
    const steps = await disposed();
    await overdue(steps, 'COMPLETE_COMPLAINT');
    await overdue(steps, 'STATUTORY_MAX');
    const expected = [...climb(steps, 'COMPLETE_COMPLAINT'), ...climb(steps, 'STATUTORY_MAX')];
    for (const { live, stream } of followers) {
      const seen = await told(stream, 6);
      expect(short(seen)).toEqual(expected);
      const rest = live.stream(FOLLOW, { agencyCode: METRO, after: seen[2]!.cursor });
      expect(await told(rest, 3)).toEqual(seen.slice(3));
      await live.close();
    }
  });

  it('are chosen by kind, each choice with cursors of its own', async () => {
    const [breached, approaching] = [
      await follow('admin-metro', { kinds: ['BREACHED'] }, 'BREACHED'),
      await follow('admin-metro', { kinds: ['APPROACHING', 'APPROACHING'] }, 'APPROACHING'),
    ];
    const steps = await disposed();
    await overdue(steps, 'FIRST_FOLLOW_UP');
    expect(short(await told(breached.stream, 2))).toEqual(climb(steps, 'FIRST_FOLLOW_UP').slice(1));
    expect(short(await told(approaching.stream, 1))).toEqual(climb(steps, 'FIRST_FOLLOW_UP').slice(0, 1));
    await approaching.stream.expectNone();
    const refused = async (variables: Record<string, unknown>) => {
      const [result] = await breached.live.stream(FOLLOW, { agencyCode: METRO, ...variables }).take(1);
      return result?.errors?.map(({ extensions }) => extensions.code);
    };
    expect(await refused({ after: breached.after })).toEqual(['CURSOR_MISMATCH']);
    expect(await refused({ kinds: ['APPROACHING'], after: breached.after })).toEqual(['CURSOR_MISMATCH']);
    expect(await refused({ after: await endOf(system, `subtree:${METRO}`) })).toEqual(['CURSOR_MISMATCH']);
    expect(await refused({ kinds: [] })).toEqual(['INPUT_INVALID']);
    await Promise.all([breached.live.close(), approaching.live.close()]);
  });

  it('are those of who owes them: an agency that handed a report on hears no more of it', async () => {
    const { live, stream } = await follow('admin-nasional');
    const steps = await disposed(METRO);
    await steps.does('admin-metro', 'transferReport', { agencyCode: 'D-32.71', reason: 'Kewenangan kota lain.' });
    await overdue(steps, 'COMPLETE_COMPLAINT');
    const own = await disposed(METRO);
    await overdue(own, 'COMPLETE_COMPLAINT');
    expect(short(await told(stream, 3))).toEqual(climb(own, 'COMPLETE_COMPLAINT'));
    await live.close();
  });

  it('of a confidential report come to its leader as an outline, as far as the office was told; to an overseer not at all', async () => {
    const [leader, overseer, officer] = [await follow('pimpinan-metro'), await follow('pengawas-ombudsman'), await follow('petugas-metro')];
    const sealed = await disposed(OFFICE, { confidential: true, anonymous: true });
    await overdue(sealed, 'COMPLETE_COMPLAINT');
    const open = await disposed();
    await overdue(open, 'COMPLETE_COMPLAINT');
    expect(short(await told(officer.stream, 6))).toEqual([...climb(sealed, 'COMPLETE_COMPLAINT'), ...climb(open, 'COMPLETE_COMPLAINT')]);
    const led = await told(leader.stream, 5);
    expect(led.slice(0, 2).map(({ type, report, clock }) => [type, report, clock])).toEqual([
      ['ClockBreached', { id: sealed.report.id, content: null }, null],
      ['ClockBreached', { id: sealed.report.id, content: null }, null],
    ]);
    expect(short(led.slice(2))).toEqual(climb(open, 'COMPLETE_COMPLAINT'));
    expect(short(await told(overseer.stream, 3))).toEqual(climb(open, 'COMPLETE_COMPLAINT'));
    await Promise.all([leader, overseer, officer].map(({ live }) => live.close()));
  });

  it('are closed to whom the tree is closed', async () => {
    const id = await registerClient(system, 'tenggat', ['reports:read']);
    const client = (...scopes: Parameters<typeof clientToken>[2]) =>
      createGraphClient(system.gatewayUrl, clientToken(tokenKeyOf(system), id, scopes));
    const refused: readonly (readonly [GraphClient | undefined, string])[] = [
      [undefined, 'UNAUTHENTICATED'],
      [await system.as('warga'), 'FORBIDDEN'],
      [await system.as('admin-bogor'), 'FORBIDDEN'],
      [await system.as('pengembang-metro'), 'FORBIDDEN'],
      [client(), 'FORBIDDEN'],
    ];
    for (const [who, code] of refused) {
      const live = await system.live(who);
      const [result] = await live.stream(FOLLOW, { agencyCode: METRO }).take(1);
      expect(result?.errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
      await live.close();
    }
    const { live, stream } = await follow(client('reports:read'));
    const steps = await disposed();
    await overdue(steps, 'ACCEPT');
    expect(short(await told(stream, 3))).toEqual(climb(steps, 'ACCEPT'));
    await live.close();
  });
});
