import { beforeAll, describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import { clientToken, registerClient } from '../environment/api-clients.js';
import { beginningOf, endOf, type SeenEvent, SUBTREE_EVENTS, takeEvents } from '../environment/events.js';
import { tokenKeyOf } from '../environment/forged-token.js';
import { createGraphClient, type GraphClient } from '../environment/graph-client.js';
import { openJourney, verification } from '../environment/journey.js';
import type { LiveStream } from '../environment/live-client.js';
import { onboard } from '../environment/officers.js';
import type { OpenSystem, Username } from '../environment/open-system.js';
import { changeRegistry, registerOffice } from '../environment/registry.js';
import { sharedSystem } from '../environment/shared-system.js';
import { type Steps, startSteps } from '../environment/steps.js';
import { until } from '../environment/until.js';
import { ALL_KINDS, KINDS, type Kind, VISIBLE } from '../security/five-reports.js';
import { EVENT_SIGHT, type EventSight, partsOf } from '../security/sight.js';

const METRO = 'D-18.72';
const OFFICE = 'D-18.72-DLH';
const REASON = 'Mohon ditangani oleh dinas.';
const FOLLOW_SIGHT = `subscription ($agencyCode: String!, $after: String) { event: subtreeEvents(agencyCode: $agencyCode, after: $after) ${EVENT_SIGHT} }`;

describe('an agency’s tree', () => {
  let system: OpenSystem;
  /** A bureau and an agency beside it, and one unit of the first; nobody else's. */
  let [bureau, other, unit] = ['', '', ''];
  beforeAll(async () => {
    system = await sharedSystem();
    bureau = await registerOffice(system, { code: 'D-18.72-POHON1' });
    other = await registerOffice(system, { code: 'D-18.72-POHON2' });
    unit = await registerOffice(system, { code: 'D-18.72-POHON1-U', parentCode: bureau });
    await until('reports knows them', () => standsBelow(unit, bureau));
  });

  const standsBelow = async (code: string, above: string) => {
    const [row] = await system.rows<{ path: string[] }>('reports', 'select path from agency_projection where code = $1', [code]);
    return row?.path.includes(above);
  };
  const disposed = async (agencyCode: string): Promise<Steps> => {
    const steps = await startSteps(system);
    await steps.does('admin-nasional', 'verifyAndDispose', verification(steps.report, { agencyCode }));
    return steps;
  };
  /** Opens a stream that begins with what happens next. */
  const follow = async (who: Username | GraphClient, agencyCode: string) => {
    const live = await system.live(typeof who === 'string' ? await system.as(who) : who);
    return { live, stream: live.stream(SUBTREE_EVENTS, { agencyCode, after: await endOf(system, `subtree:${agencyCode}`) }) };
  };
  const refusal = async (client: GraphClient | undefined, variables: { agencyCode: string; after?: string }) => {
    const live = await system.live(client);
    const [result] = await live.stream(SUBTREE_EVENTS, variables).take(1);
    await live.close();
    return result?.errors?.map(({ extensions }) => extensions.code);
  };
  /** The log's events of a report that any of these desks is told of, in the log's order. */
  const logged = async ({ report }: Steps, ...desks: readonly string[]) => {
    const sql = `select event_id from event_log where aggregate_id = $1 and topics && $2::text[] order by txid, position`;
    const rows = await system.rows<{ event_id: string }>('reports', sql, [report.id, desks.map((desk) => `desk:${desk}`)]);
    return rows.map(({ event_id }) => event_id);
  };
  const ids = (events: readonly SeenEvent[]) => events.map(({ id }) => id);

  it('is followed as one: each event once, over however many of its desks its report has passed, and from any cursor on', async () => {
    const { live, stream } = await follow('admin-metro', METRO);
    const before = await endOf(system, `subtree:${METRO}`);
    const steps = await disposed(METRO);
    await steps.does('admin-metro', 'forwardInternal', { agencyCode: OFFICE, reason: REASON });
    await steps.does('petugas-metro', 'acceptDisposition');
    await steps.does('petugas-metro', 'addFollowUp', { text: 'Petugas sedang menuju lokasi.' });
    const expected = await logged(steps, METRO, OFFICE);
    const seen = await takeEvents(stream, expected.length);
    expect(ids(seen)).toEqual(expected);
    expect(seen.map(({ type }) => type)).toContain('ReportForwarded');
    await stream.expectNone();
    for (const [index, { cursor }] of [{ cursor: before }, ...seen].slice(0, -1).entries()) {
      const rest = live.stream(SUBTREE_EVENTS, { agencyCode: METRO, after: cursor });
      expect(await takeEvents(rest, expected.length - index)).toEqual(seen.slice(index));
      rest.stop();
    }
    await live.close();
  });

  it('is the one of today: a desk that moves is followed where it stands, from that moment on', async () => {
    const [from, to] = [await follow('admin-metro', bureau), await follow('admin-metro', other)];
    const steps = await disposed(unit);
    expect((await takeEvents(from.stream, 2)).map(({ type }) => type)).toEqual(['ReportVerified', 'ReportDisposed']);
    await steps.does('petugas-metro', 'acceptDisposition');
    expect((await takeEvents(from.stream, 1)).map(({ type }) => type)).toEqual(['DispositionAccepted']);
    const streams = { [bureau]: from.stream, [other]: to.stream };
    for (let turn = 0; turn < 4; turn += 1) {
      const [here, there] = turn % 2 === 0 ? [other, bureau] : [bureau, other];
      await changeRegistry(system, 'admin-metro', 'moveAgency', { code: unit, parentCode: here });
      await until('reports knows of the move', () => standsBelow(unit, here));
      await steps.does('petugas-metro', 'addFollowUp', { text: `Kemajuan pekerjaan tahap ${turn}.` });
      const [event] = await takeEvents(streams[here]!, 1);
      expect([event!.type, event!.id]).toEqual(['FollowUpAdded', (await logged(steps, unit)).at(-1)]);
      // What comes next on the other stream is of its own desk, and nothing of the one that left.
      const own = await disposed(there);
      expect(ids(await takeEvents(streams[there]!, 2))).toEqual(await logged(own, there));
    }
    await Promise.all([from.live.close(), to.live.close()]);
  });

  it('that leaves its follower’s reach ends the stream, with nothing of what happens there then', async () => {
    const moving = await registerOffice(system, { code: 'D-18.72-POHON1-PINDAH', parentCode: bureau });
    await until('reports knows it', () => standsBelow(moving, bureau));
    const officer = await onboard(system, 'admin-pohon', 'AGENCY_ADMIN', bureau);
    const { live, stream } = await follow(officer.client, moving);
    const steps = await disposed(moving);
    expect(ids(await takeEvents(stream, 2))).toEqual(await logged(steps, moving));
    await changeRegistry(system, 'admin-metro', 'moveAgency', { code: moving, parentCode: other });
    await until('reports knows of the move', () => standsBelow(moving, other));
    await steps.does('petugas-metro', 'acceptDisposition');
    expect(await stream.ended).toBe('complete');
    await stream.expectNone();
    expect(await refusal(officer.client, { agencyCode: moving })).toEqual(['FORBIDDEN']);
    await live.close();
  });

  it('is followed with its history, of the desks that belong to it now', async () => {
    const steps = await disposed(unit);
    const admin = await system.as('admin-metro');
    const live = await system.live(admin);
    const last = (await logged(steps, unit)).at(-1);
    for (const [agencyCode, holds] of [
      [bureau, await standsBelow(unit, bureau)],
      [other, await standsBelow(unit, other)],
    ] as const) {
      const marker = await disposed(agencyCode);
      const stream = live.stream(SUBTREE_EVENTS, { agencyCode, after: beginningOf.subtree(agencyCode) });
      const seen: string[] = [];
      const end = (await logged(marker, agencyCode)).at(-1);
      while (seen.at(-1) !== end) seen.push(...ids(await takeEvents(stream, 1)));
      expect(seen.includes(last!)).toBe(holds);
      expect(new Set(seen).size).toBe(seen.length);
      stream.stop();
    }
    await live.close();
  });

  it('of the ministry that runs the national desk has nothing of what passes that desk', async () => {
    const { live, stream } = await follow('admin-nasional', 'K-PANRB');
    await openJourney(system).citizen().files().verifiedBy('admin-nasional').disposedTo(METRO);
    const own = await disposed('K-PANRB');
    expect(ids(await takeEvents(stream, 2))).toEqual(await logged(own, 'K-PANRB'));
    await live.close();
    const desk = await follow('admin-nasional', NATIONAL_DESK);
    const filed = await startSteps(system);
    let event: SeenEvent | undefined;
    while (event?.report?.id !== filed.report.id) [event] = await takeEvents(desk.stream, 1);
    await desk.live.close();
  });

  it('is closed to who is nothing to it', async () => {
    const everybody: readonly (readonly [Username | undefined, string, string])[] = [
      [undefined, METRO, 'UNAUTHENTICATED'],
      ['warga', METRO, 'FORBIDDEN'],
      ['admin-bogor', METRO, 'FORBIDDEN'],
      ['petugas-bogor', OFFICE, 'FORBIDDEN'],
      ['pengembang-metro', METRO, 'FORBIDDEN'],
      ['admin-metro', 'D-18', 'FORBIDDEN'],
      ['admin-metro', 'D-18.72-TIDAK-ADA', 'FORBIDDEN'],
      ['admin-metro', NATIONAL_DESK, 'FORBIDDEN'],
      ['pimpinan-metro', NATIONAL_DESK, 'FORBIDDEN'],
    ];
    for (const [who, agencyCode, code] of everybody)
      expect([who, agencyCode, await refusal(who && (await system.as(who)), { agencyCode })]).toEqual([who, agencyCode, [code]]);
  });

  it('is open to its agency’s own system with the scope to read, and to no other', async () => {
    const id = await registerClient(system, 'pohon', ['reports:read', 'reports:file']);
    const key = tokenKeyOf(system);
    const client = (...scopes: Parameters<typeof clientToken>[2]) => createGraphClient(system.gatewayUrl, clientToken(key, id, scopes));
    const { live, stream } = await follow(client('reports:read'), METRO);
    const steps = await disposed(OFFICE);
    expect(ids(await takeEvents(stream, 2))).toEqual(await logged(steps, OFFICE));
    await live.close();
    expect(await refusal(client(), { agencyCode: METRO })).toEqual(['FORBIDDEN']);
    expect(await refusal(client('reports:file'), { agencyCode: METRO })).toEqual(['FORBIDDEN']);
    expect(await refusal(client('reports:read'), { agencyCode: 'D-32.71' })).toEqual(['FORBIDDEN']);
    expect(await refusal(client('reports:read'), { agencyCode: 'D-18' })).toEqual(['FORBIDDEN']);
  });

  it.each([
    ['of a desk', 'desk:D-18.72', 'CURSOR_MISMATCH'],
    ['of another tree', `subtree:${OFFICE}`, 'CURSOR_MISMATCH'],
    ['of its deadlines', 'deadlines:D-18.72:APPROACHING,BREACHED', 'CURSOR_MISMATCH'],
  ])('takes no cursor %s', async (_whose, stream, code) => {
    expect(await refusal(await system.as('admin-metro'), { agencyCode: METRO, after: await endOf(system, stream) })).toEqual([code]);
  });

  it('takes no cursor that is none', async () => {
    expect(await refusal(await system.as('admin-metro'), { agencyCode: METRO, after: 'nonsense' })).toEqual(['CURSOR_INVALID']);
  });

  const VIEWERS = ['petugas-metro', 'admin-nasional', 'pimpinan-metro', 'pengawas-ombudsman'] as const;
  it('shows each follower of each kind of report what the matrix says, live and afterwards', async () => {
    const after = await endOf(system, `subtree:${METRO}`);
    const open = async (who: Username) => (await system.live(await system.as(who))).stream(FOLLOW_SIGHT, { agencyCode: METRO, after });
    const live = await Promise.all(VIEWERS.map(open));
    const reports = {} as Record<Kind, string>;
    for (const kind of ALL_KINDS) {
      const { filing, publish } = KINDS[kind];
      reports[kind] = (
        await openJourney(system)
          .citizen()
          .files(filing)
          .verifiedBy('admin-nasional')
          .disposedTo(METRO, { publish })
          .acceptedBy('petugas-metro')
          .followedUpBy('petugas-metro')
      ).id;
    }
    const marker = (await disposed(METRO)).report.id;
    const seenOf = async (stream: LiveStream) => {
      const seen: EventSight[] = [];
      while (seen.at(-1)?.report?.id !== marker) seen.push((await stream.take(1))[0]!.data!.event as EventSight);
      return seen;
    };
    for (const [index, viewer] of VIEWERS.entries()) {
      const seen = await seenOf(live[index]!);
      for (const kind of ALL_KINDS) {
        const ofKind = seen.filter(({ report }) => report?.id === reports[kind]);
        const parts = VISIBLE[viewer][kind];
        expect([viewer, kind, ofKind.length]).toEqual([viewer, kind, parts === '' ? 0 : 4]);
        for (const { report } of ofKind.slice(-1)) expect([viewer, kind, partsOf(report)]).toEqual([viewer, kind, parts]);
        if (parts === '') expect(JSON.stringify(seen)).not.toContain(reports[kind]);
      }
      // Read again, all as it is now.
      const again = await seenOf(await open(viewer));
      expect(again.map(({ id }) => id)).toEqual(seen.map(({ id }) => id));
    }
  });

  it('tells who loses sight of a report once, without the report, and goes on', async () => {
    const reporter = await system.as('warga');
    const steps = await disposed(METRO);
    const { live, stream } = await follow('pengawas-ombudsman', METRO);
    const change = 'mutation ($input: ChangeVisibilityInput!) { report: changeVisibility(input: $input) { id version } }';
    const { id: reportId, version: expectedVersion } = steps.report;
    await reporter.get(change, { input: { reportId, expectedVersion, confidential: true } });
    const next = await disposed(METRO);
    const [retracted, ...rest] = await takeEvents(stream, 3);
    expect(retracted).toMatchObject({ type: 'ReportRetracted', report: null, agency: null });
    expect(ids(rest)).toEqual(await logged(next, METRO));
    await live.close();
  });
});
