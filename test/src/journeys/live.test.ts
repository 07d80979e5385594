import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import { beginningOf, DESK_EVENTS, HISTORY, type History, REPORT_EVENTS, takeEvents, WHOLE_LIFE } from '../environment/events.js';
import { openJourney } from '../environment/journey.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';

describe('live events', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem();
  });
  afterAll(() => system.stop());

  it('of a report reach its reporter in order, from filing to done', async () => {
    const live = await system.live(await system.as('warga'));
    const filed = openJourney(system).citizen('warga').files();
    const { id } = await filed;
    const events = live.stream(REPORT_EVENTS, { reportId: id, after: beginningOf.report(id) });
    await filed
      .verifiedBy('admin-nasional')
      .disposedTo('D-18.72')
      .acceptedBy('petugas-metro')
      .followedUpBy('petugas-metro')
      .answeredBy('petugas-metro')
      .confirmed();
    const seen = await takeEvents(events, 7);
    expect(seen.map(({ type }) => type)).toEqual(WHOLE_LIFE);
    expect(seen.every(({ report }) => report?.id === id)).toBe(true);
    await events.expectNone();
    await live.close();
  });

  it('carry fields of the registry, which another subgraph answers', async () => {
    const live = await system.live(await system.as('petugas-metro'));
    const events = live.stream<{ deskEvents: { agency: object; report: object } }>(
      `subscription ($after: String) { deskEvents(agencyCode: "D-18.72", after: $after) {
        agency { name type region { name parent { name } } }
        report { category { name parent { name } } region { name } reporter { displayName } }
      } }`,
      { after: await lastCursorOf(system, 'D-18.72') },
    );
    await openJourney(system).citizen('warga2').files({ targetAgencyCode: 'D-18.72', categoryId: 'lingkungan.pohon-tumbang' });
    const [{ data }] = (await events.take(1)) as [{ data: { deskEvents: object } }];
    expect(data.deskEvents).toEqual({
      agency: { name: 'Pemerintah Kota Metro', type: 'KOTA', region: { name: 'Kota Metro', parent: { name: 'Lampung' } } },
      report: {
        category: { name: expect.stringMatching(/pohon tumbang/i), parent: { name: expect.any(String) } },
        region: { name: 'Kota Metro' },
        reporter: { displayName: 'Budi Santoso' },
      },
    });
    await live.close();
  });

  it('of a desk are its history behind the cursor first and then what happens', async () => {
    const live = await system.live(await system.as('petugas-bogor'));
    const [first, second] = [await fileToBogor(system), await fileToBogor(system)];
    const all = await takeEvents(live.stream(DESK_EVENTS, { agencyCode: 'D-32.71', after: beginningOf.desk('D-32.71') }), 2);
    expect(all.map(({ report }) => report?.id)).toEqual([first, second]);

    const rest = live.stream(DESK_EVENTS, { agencyCode: 'D-32.71', after: all[0]!.cursor });
    expect((await takeEvents(rest, 1))[0]).toEqual(all[1]);
    const third = await fileToBogor(system);
    expect((await takeEvents(rest, 1))[0]!.report?.id).toBe(third);
    await rest.expectNone();
    await live.close();
  });

  it('without a cursor begin with what happens next', async () => {
    const live = await system.live(await system.as('petugas-bogor'));
    const earlier = await fileToBogor(system);
    const events = live.stream(DESK_EVENTS, { agencyCode: 'D-32.71' });
    const next = takeEvents(events, 1);
    let arrived = false;
    void next.then(() => (arrived = true));
    // Nothing tells when a stream has begun, so something happens until it is seen.
    const later: string[] = [];
    while (!arrived) later.push(await fileToBogor(system));
    const [event] = await next;
    expect(later).toContain(event!.report?.id);
    expect(event!.report?.id).not.toBe(earlier);
    await live.close();
  });

  it('go on behind the end of the history that a query has read', async () => {
    const reporter = await system.as('warga');
    const disposed = openJourney(system).citizen('warga').files().verifiedBy('admin-nasional').disposedTo('D-18.72');
    const { id } = await disposed;
    const { report } = await reporter.get<History>(HISTORY, { id });
    const live = await system.live(reporter);
    const events = live.stream(REPORT_EVENTS, { reportId: id, after: report.events.pageInfo.endCursor });
    await disposed.acceptedBy('petugas-metro');
    expect((await takeEvents(events, 1)).map(({ type }) => type)).toEqual(['DispositionAccepted']);
    await live.close();
  });

  it('are the same for two followers, also on one connection', async () => {
    const admin = await system.as('admin-nasional');
    const connections = [await system.live(admin), await system.live(admin)];
    const variables = { agencyCode: NATIONAL_DESK, after: await lastCursorOf(system, NATIONAL_DESK) };
    const streams = [...connections, connections[0]!].map((connection) => connection.stream(DESK_EVENTS, variables));
    await openJourney(system).citizen().files().verifiedBy('admin-nasional').disposedTo('D-18.72');
    const [one, two, three] = await Promise.all(streams.map((stream) => takeEvents(stream, 3)));
    expect(one!.map(({ type }) => type)).toEqual(['ReportReceived', 'ReportVerified', 'ReportDisposed']);
    expect(two).toEqual(one);
    expect(three).toEqual(one);
    await Promise.all(connections.map((connection) => connection.close()));
  });

  it('of a stream that was stopped do not arrive, while another on the same connection goes on', async () => {
    const live = await system.live(await system.as('petugas-bogor'));
    const variables = { agencyCode: 'D-32.71', after: await lastCursorOf(system, 'D-32.71') };
    const [stopped, open] = [live.stream(DESK_EVENTS, variables), live.stream(DESK_EVENTS, variables)];
    await fileToBogor(system);
    await Promise.all([takeEvents(stopped, 1), takeEvents(open, 1)]);
    stopped.stop();
    await fileToBogor(system);
    await takeEvents(open, 1);
    await stopped.expectNone();
    await live.close();
  });
});

async function fileToBogor(system: TestSystem): Promise<string> {
  return (await openJourney(system).citizen('warga2').files({ targetAgencyCode: 'D-32.71', regionCode: '32.71' })).id;
}

/** The cursor of a desk's last event so far, or the one before its first. */
async function lastCursorOf(system: TestSystem, agencyCode: string): Promise<string> {
  const [row] = await system.rows<{ count: string }>('reports', 'select count(*) from event_topic where topic = $1', [
    `desk:${agencyCode}`,
  ]);
  const count = Number(row!.count);
  if (count === 0) return beginningOf.desk(agencyCode);
  const officer = ({ 'D-18.72': 'petugas-metro', 'D-32.71': 'petugas-bogor' } as const)[agencyCode as 'D-18.72'] ?? 'admin-nasional';
  const live = await system.live(await system.as(officer));
  const seen = await takeEvents(live.stream(DESK_EVENTS, { agencyCode, after: beginningOf.desk(agencyCode) }), count);
  await live.close();
  return seen.at(-1)!.cursor;
}
