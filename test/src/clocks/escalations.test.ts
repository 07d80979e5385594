import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import { encodeCursor } from '@lapor/subgraph-kit/event-log/cursor';
import { START } from '@lapor/subgraph-kit/event-log/position';
import { openJourney } from '../environment/journey.js';
import type { Username } from '../environment/open-system.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

const LIST = `query ($agencyCode: String!, $role: ReportActorRole!, $first: Int, $after: String) {
  escalations(agencyCode: $agencyCode, role: $role, first: $first, after: $after) {
    nodes { cursor type report { id content } clock { key percent recipients { role agency { code } } } } pageInfo { hasNextPage endCursor } } }`;
const LIVE = `subscription ($agencyCode: String!, $role: ReportActorRole!, $after: String) {
  event: escalationEvents(agencyCode: $agencyCode, role: $role, after: $after) { type report { id } clock { key percent } } }`;
const METRO = 'D-18.72';

interface Escalations {
  readonly escalations: {
    readonly nodes: readonly {
      readonly cursor: string;
      readonly type: string;
      readonly report: { readonly id: string; readonly content: string | null };
      readonly clock: { readonly key: string; readonly percent: number; readonly recipients: readonly object[] } | null;
    }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

describe('the escalations of an office', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem({ overrides: { reports: { CLOCK_SWEEP_INTERVAL_MS: '100' } } });
  });
  afterAll(() => system.stop());

  const disposed = (filing = {}, publish = true) =>
    openJourney(system).citizen('warga').files(filing).verifiedBy('admin-nasional').disposedTo('D-18.72-DLH', { publish });
  /** Two years have passed for a clock; what the scheduler finds overdue it tells. */
  const overdue = async (id: string, key: string) => {
    await system.rows(
      'reports',
      `update clock set started_at = started_at - interval '2 years', due_at = due_at - interval '2 years', next_notice_at = now() - interval '1 hour'
       where report_id = $1 and key = $2`,
      [id, key],
    );
    await until('all of it is told', async () => {
      const sql = `select 1 from event_log where aggregate_id = $1 and payload->'detail'->>'clock' = $2`;
      return (await system.rows('reports', sql, [id, key])).length === 3;
    });
  };
  const ask = async (who: Username, agencyCode: string, role: string, page = {}) =>
    (await system.as(who)).ask<Escalations>(LIST, { agencyCode, role, first: 50, ...page });
  const seen = async (who: Username, agencyCode: string, role: string) =>
    (await ask(who, agencyCode, role)).data!.escalations.nodes.map(({ report, clock }) => [report.id, clock?.key, clock?.percent]);

  it('climb from the officer to the leader and the Ombudsman, each told once as an office', async () => {
    const { id } = await disposed();
    await overdue(id, 'COMPLETE_COMPLAINT');
    expect(await seen('petugas-metro', METRO, 'LIAISON_OFFICER')).toContainEqual([id, 'COMPLETE_COMPLAINT', 66]);
    expect(await seen('pimpinan-metro', METRO, 'AGENCY_LEADER')).toEqual([
      [id, 'COMPLETE_COMPLAINT', 100],
      [id, 'COMPLETE_COMPLAINT', 150],
    ]);
    expect(await seen('pengawas-ombudsman', 'L-ORI', 'OVERSEER')).toEqual([[id, 'COMPLETE_COMPLAINT', 150]]);
    const [first] = (await ask('pimpinan-metro', METRO, 'AGENCY_LEADER')).data!.escalations.nodes;
    const agency = { code: 'D-18.72-DLH' };
    expect(first?.clock?.recipients).toEqual([
      { role: 'AGENCY_ADMIN', agency },
      { role: 'AGENCY_LEADER', agency },
    ]);
    const rows = await system.rows<{ payload: string }>(
      'reports',
      `select payload::text from event_log where aggregate_id = $1 and type like 'Clock%'`,
      [id],
    );
    for (const { payload } of rows) expect(payload).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  });

  it('are paged, and followed live from a cursor', async () => {
    const office = { agencyCode: METRO, role: 'AGENCY_LEADER' };
    const { data } = await ask('pimpinan-metro', METRO, 'AGENCY_LEADER', { first: 1 });
    expect(data!.escalations.pageInfo.hasNextPage).toBe(true);
    const second = await ask('pimpinan-metro', METRO, 'AGENCY_LEADER', { first: 1, after: data!.escalations.pageInfo.endCursor });
    expect(second.data!.escalations.nodes[0]?.clock?.percent).toBe(150);
    const live = await system.live(await system.as('pimpinan-metro'));
    const stream = live.stream(LIVE, { ...office, after: encodeCursor('escalation:AGENCY_LEADER:D-18.72', START) });
    await stream.take(2);
    const { id } = await disposed();
    await overdue(id, 'STATUTORY_MAX');
    const [next] = await stream.take(1);
    expect(next?.data?.event).toMatchObject({ type: 'ClockBreached', report: { id }, clock: { key: 'STATUTORY_MAX', percent: 100 } });
    await live.close();
  });

  it('of a confidential report say that it is late, and nothing of what it says; to the overseer not even that', async () => {
    const { id } = await disposed({ confidential: true }, false);
    await overdue(id, 'COMPLETE_COMPLAINT');
    const nodes = (await ask('pimpinan-metro', METRO, 'AGENCY_LEADER')).data!.escalations.nodes.filter(({ report }) => report.id === id);
    expect(nodes.map(({ report, clock }) => [report.content, clock])).toEqual([
      [null, null],
      [null, null],
    ]);
    expect((await seen('pengawas-ombudsman', 'L-ORI', 'OVERSEER')).flat()).not.toContain(id);
  });

  it('are open to who holds the office, and to nobody else', async () => {
    const { id } = await openJourney(system).citizen('warga').files();
    await overdue(id, 'VERIFY');
    expect(await seen('admin-nasional', NATIONAL_DESK, 'NATIONAL_ADMIN')).toContainEqual([id, 'VERIFY', 100]);
    for (const who of ['warga', 'petugas-bogor', 'admin-metro', 'pengembang-metro'] as const)
      expect((await ask(who, NATIONAL_DESK, 'NATIONAL_ADMIN')).codes).toEqual(['FORBIDDEN']);
    expect((await ask('admin-metro', METRO, 'AGENCY_LEADER')).codes).toEqual(['FORBIDDEN']);
    expect((await system.anyone.ask(LIST, { agencyCode: METRO, role: 'AGENCY_LEADER' })).codes).toEqual(['UNAUTHENTICATED']);
    expect((await ask('pimpinan-metro', METRO, 'AGENCY_LEADER', { after: encodeCursor('desk:D-18.72', START) })).codes).toEqual([
      'CURSOR_MISMATCH',
    ]);
  });
});
