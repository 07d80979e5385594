import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import { beginningOf, DESK_EVENTS, SUBTREE_EVENTS, takeEvents, WHOLE_LIFE } from '../environment/events.js';
import { type Follower, followDesk } from '../environment/follower.js';
import { commandOperation, filing, openJourney, type StepReport, verification } from '../environment/journey.js';
import { startSteps } from '../environment/steps.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

/** Filings before the fault, and how many more it is to live through. */
const BEFORE = 5;
const THROUGH = 40;

describe('a follower with a cursor', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem({ durable: true });
  });
  afterAll(() => system.stop());

  // Without the registry answers come without its names, and this follower comes back for them.
  const faults: readonly [string, (system: TestSystem) => Promise<void>, { readonly cutsOff: boolean | undefined }][] = [
    ['the reports process is killed', ({ children }) => children.reports.crash(), { cutsOff: false }],
    ['the gateway is killed', ({ children }) => children.gateway.crash(), { cutsOff: true }],
    ['the registry is killed', ({ children }) => children.agencies.crash(), { cutsOff: undefined }],
    ['PostgreSQL is killed', ({ cluster }) => cluster!.crash(), { cutsOff: false }],
  ];

  it.each(faults)('sees every filing once and in order although %s', async (_what, strike, { cutsOff }) => {
    const before = await deskLog(system);
    const follower = followDesk(system, await system.as('admin-nasional'), NATIONAL_DESK, beginningOf.desk(NATIONAL_DESK));
    await fileStubbornly(system, BEFORE);
    await until('the follower has caught up', async () => follower.events.length === (await deskLog(system)).length);

    const striking = strike(system);
    const codes = await fileStubbornly(system, THROUGH);
    await striking;
    codes.push(...(await fileStubbornly(system, 1)));

    const log = await until('the log can be read', () => deskLog(system));
    expect(log).toHaveLength(before.length + BEFORE + THROUGH + 1);
    await seesAll(follower, log);
    // The gateway goes on behind the last event by itself, whatever is killed behind it.
    expect(follower.resumes() > 0).toBe(cutsOff ?? follower.resumes() > 0);
    expect(follower.errors.filter(({ extensions }) => !extensions.retryable)).toEqual([]);
    expect(
      codes.filter((code) => !['SUBGRAPH_UNAVAILABLE', 'SUBGRAPH_TIMEOUT', 'REQUEST_TIMEOUT', 'DATABASE_UNAVAILABLE'].includes(code)),
    ).toEqual([]);
    await follower.close();
  });

  it('keeps its stream through a restart of PostgreSQL and goes on with the next event', async () => {
    const live = await system.live(await system.as('petugas-metro'));
    const events = live.stream(DESK_EVENTS, { agencyCode: 'D-18.72', after: beginningOf.desk('D-18.72') });
    const disposed = openJourney(system).citizen().files().verifiedBy('admin-nasional').disposedTo('D-18.72');
    expect((await takeEvents(events, 2)).map(({ type }) => type)).toEqual(['ReportVerified', 'ReportDisposed']);
    await disposed;
    await system.cluster!.crash();
    await until(
      'the database answers again',
      async () => (await system.anyone.ask('{ publicReports { nodes { id } } }')).errors.length === 0,
    );
    await disposed.acceptedBy('petugas-metro').followedUpBy('petugas-metro').answeredBy('petugas-metro').confirmed();
    expect((await takeEvents(events, 4)).map(({ type }) => type)).toEqual(WHOLE_LIFE.slice(3));
    await events.expectNone();
    await live.close();
  });

  it('of an agency’s tree sees what passes several of its desks once and in order although the reports process is killed', async () => {
    const admin = await system.as('admin-metro');
    const follower = followDesk(system, admin, 'D-18.72', beginningOf.subtree('D-18.72'), SUBTREE_EVENTS);
    const forward = async () => {
      const steps = await startSteps(system, { targetAgencyCode: 'D-18.72' });
      await steps.does('admin-metro', 'verifyAndDispose', verification(steps.report));
      await steps.does('admin-metro', 'forwardInternal', { agencyCode: 'D-18.72-DLH', reason: 'Mohon ditangani oleh dinas.' });
    };
    for (let count = 0; count < BEFORE; count += 1) await forward();
    await until('the follower has caught up', async () => follower.events.length === (await treeLog(system)).length);
    const striking = system.children.reports.crash();
    await fileStubbornly(system, THROUGH, { targetAgencyCode: 'D-18.72' });
    await striking;
    await forward();
    await seesAll(follower, await until('the log can be read', () => treeLog(system)));
    expect(follower.resumes()).toBe(0);
    await follower.close();
  });

  it('that begins now and has seen nothing yet misses nothing although the reports process is killed', async () => {
    const officer = await system.as('petugas-metro');
    const filed = () => openJourney(system).citizen().files().verifiedBy('admin-nasional').disposedTo('D-18.72');
    const [quiet, busy] = [await filed(), await filed()];
    const note = ({ id, version }: StepReport, time: number) =>
      until('the note is written', async () => {
        const input = { reportId: id, expectedVersion: version + time, idempotencyKey: `note-${id}-${time}`, text: `Catatan ${time}.` };
        return (await officer.ask<{ report: StepReport }>(commandOperation('addNote'), { input })).data?.report;
      });
    const live = await system.live(officer);
    const follow = ({ id }: StepReport) =>
      live.stream('subscription ($id: ID!) { reportEvents(reportId: $id) { type report { version } } }', { id });
    const [first, second] = [follow(quiet), follow(busy)];
    // Both stand when the one that was opened later does.
    let noted = 0;
    await until('the later one stands', async () => {
      await note(busy, noted);
      noted += 1;
      return (await second.drain()).length > 0;
    });
    const striking = system.children.reports.crash();
    for (let time = 0; time < BEFORE; time += 1) await note(quiet, time);
    await striking;
    const events = await first.take(BEFORE);
    expect(events).toMatchObject(Array(BEFORE).fill({ data: { reportEvents: { type: 'NoteAdded' } } }));
    await first.expectNone();
    await live.close();
  });
});

/** Files reports one after the other; each is sent again with its key until it is answered. Returns the codes of failed attempts. */
async function fileStubbornly(system: TestSystem, count: number, to: Record<string, unknown> = {}): Promise<string[]> {
  const citizen = await system.as('warga');
  const failures: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const input = filing(to);
    await until('the report is filed', async () => {
      const { data, codes } = await citizen.ask<{ report: StepReport }>(commandOperation('fileReport'), { input });
      failures.push(...codes);
      return data?.report;
    });
  }
  return failures;
}

/** The ids of the national desk's events, in the log's own order. */
async function deskLog(system: TestSystem): Promise<string[]> {
  const rows = await system.rows<{ event_id: string }>(
    'reports',
    'select event_id from event_log where $1 = any(topics) order by txid, position',
    [`desk:${NATIONAL_DESK}`],
  );
  return rows.map(({ event_id }) => event_id);
}

/** The ids of the events of all desks of Kota Metro, each once. */
async function treeLog(system: TestSystem): Promise<string[]> {
  const rows = await system.rows<{ event_id: string }>(
    'reports',
    `select event_id from event_log where exists (select 1 from unnest(topics) as topic where topic like 'desk:D-18.72%') order by txid, position`,
  );
  return rows.map(({ event_id }) => event_id);
}

async function seesAll(follower: Follower, log: readonly string[]): Promise<void> {
  await until('the follower has seen the last event', () => follower.events.some(({ id }) => id === log.at(-1)));
  expect(follower.events.map(({ id }) => id)).toEqual(log);
}
