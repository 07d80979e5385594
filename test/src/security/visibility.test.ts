import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import { ANONYMOUS, type Subject } from '@lapor/schema/identity';
import { findTraces, tracesOf } from '../environment/citizen.js';
import { beginningOf } from '../environment/events.js';
import type { GraphClient } from '../environment/graph-client.js';
import { at, commandOperation } from '../environment/journey.js';
import { askSubgraph, signFor } from '../environment/subgraph.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { ALL_KINDS, type FiveReports, fileFiveReports, type Kind, VIEWERS, VISIBLE, type Viewer } from './five-reports.js';
import { EVENT_SIGHT, type EventSight, partsOf, SIGHT, type Sight } from './sight.js';

const UNKNOWN_ID = '01890000-0000-7000-8000-000000000000';
const CASES = VIEWERS.flatMap((viewer) =>
  ALL_KINDS.map((kind) => ({ viewer, kind, parts: VISIBLE[viewer][kind], seen: VISIBLE[viewer][kind] || 'nothing' })),
);

describe('what a viewer sees of a report', () => {
  let system: TestSystem;
  let five: FiveReports;
  /** Everything that was answered about anonymous reports, or could have been. */
  const heard: string[] = [];
  beforeAll(async () => {
    system = await startTestSystem();
    five = await fileFiveReports(system);
  });
  afterAll(() => system.stop());

  const clientOf = async (viewer: Viewer, kind: Kind = 'normal'): Promise<GraphClient> => {
    if (viewer === 'anyone') return system.anyone;
    return viewer === 'reporter' ? five.reporterOf(kind).client : system.as(viewer);
  };
  const ask = async <Data>(viewer: Viewer, kind: Kind, query: string, variables: Record<string, unknown>) => {
    const answer = await (await clientOf(viewer, kind)).ask<Data>(query, variables);
    heard.push(answer.text);
    return answer;
  };

  it.each(CASES)(
    '$kind report, $viewer: $seen, by id, by tracking id, in lists, in the history and as an entity',
    async ({ viewer, kind, parts }) => {
      const { id, trackingId } = five.reports[kind];
      const { data, errors } = await ask<Record<'byId' | 'byNumber' | 'typed', Sight | null> & { publicReports: { nodes: Sight[] } }>(
        viewer,
        kind,
        `query ($id: ID!, $trackingId: String!, $typed: String!) {
        byId: report(id: $id) ${SIGHT} byNumber: reportByTrackingId(trackingId: $trackingId) ${SIGHT} typed: reportByTrackingId(trackingId: $typed) ${SIGHT}
        publicReports(first: 100) { nodes ${SIGHT} }
      }`,
        { id, trackingId, typed: trackingId.toLowerCase() },
      );
      expect(errors).toEqual([]);
      expect([data?.byId, data?.byNumber, data?.typed].map(partsOf)).toEqual([parts, parts, parts]);
      const listed = data!.publicReports.nodes.find((node) => node.id === id);
      expect(partsOf(listed)).toBe(['normal', 'anonymous'].includes(kind) ? parts : '');
      expect(data?.byId?.reporter ?? null).toEqual(
        parts.includes('identity') ? { id: five.open.citizenId, displayName: five.open.person.fullName } : null,
      );

      const history = await ask<{ report: { events: { nodes: EventSight[] } } | null }>(
        viewer,
        kind,
        `query ($id: ID!) { report(id: $id) { events(first: 100) { nodes ${EVENT_SIGHT} } } }`,
        { id },
      );
      expectEvents(history.data?.report?.events.nodes ?? [], parts);
      expect(await entityParts(system, await clientOf(viewer, kind), id, trackingId, heard)).toEqual(
        parts ? [parts.replace(/public ?|outline/, ''), true] : [null, false],
      );
    },
  );

  it.each(CASES)('$kind report, $viewer: $seen, in its live events', async ({ viewer, kind, parts }) => {
    const { id } = five.reports[kind];
    const live = await system.live(await clientOf(viewer, kind));
    const query = `subscription ($id: ID!, $after: String) { event: reportEvents(reportId: $id, after: $after) ${EVENT_SIGHT} }`;
    const results = await live.stream(query, { id, after: beginningOf.report(id) }).take(parts ? 5 : 1);
    const [unknown] = await live.stream(query, { id: UNKNOWN_ID, after: beginningOf.report(UNKNOWN_ID) }).take(1);
    heard.push(JSON.stringify(results));
    if (parts)
      expectEvents(
        results.map(({ data }) => data!.event as EventSight),
        parts,
      );
    else expect(results).toEqual([unknown]);
    expect(unknown!.errors!.map(({ extensions }) => extensions.code)).toEqual(['REPORT_NOT_FOUND']);
    await live.close();
  });

  it.each(VIEWERS)("a desk's queue and live events are for its officers alone: %s", async (viewer) => {
    const code = viewer === 'anyone' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
    const live = await system.live(await clientOf(viewer));
    for (const [agencyCode, officers] of [
      ['D-18.72', ['petugas-metro']],
      [NATIONAL_DESK, ['admin-nasional']],
      ['NO-SUCH-DESK', []],
    ] as const) {
      const queue = await ask<{ deskQueue: { nodes: Sight[] } }>(
        viewer,
        'normal',
        `query ($agencyCode: String!) { deskQueue(agencyCode: $agencyCode, first: 100) { nodes ${SIGHT} } }`,
        { agencyCode },
      );
      const query = `subscription ($agencyCode: String!, $after: String) { event: deskEvents(agencyCode: $agencyCode, after: $after) ${EVENT_SIGHT} }`;
      const events = live.stream(query, { agencyCode, after: beginningOf.desk(agencyCode) });
      if (!(officers as readonly string[]).includes(viewer)) {
        expect(queue.codes).toEqual([code]);
        expect((await events.take(1))[0]!.errors!.map(({ extensions }) => extensions.code)).toEqual([code]);
        continue;
      }
      expect(queue.codes).toEqual([]);
      // The national desk was there from the filing on, the agency from the verification.
      const each = viewer === 'admin-nasional' ? 5 : 4;
      const seen = (await events.take(each * ALL_KINDS.length)).map(({ data }) => data!.event as EventSight);
      heard.push(queue.text, JSON.stringify(seen));
      for (const kind of ALL_KINDS) {
        const parts = VISIBLE[viewer][kind];
        const { id } = five.reports[kind];
        if (viewer === 'petugas-metro') expect(partsOf(queue.data?.deskQueue.nodes.find((node) => node.id === id))).toBe(parts);
        expectEvents(
          seen.filter(({ report }) => report?.id === id),
          parts,
        );
      }
    }
    await live.close();
  });

  it('refuses a command on a hidden report in the same words as on one that does not exist', async () => {
    const { id, version } = five.reports.both;
    for (const viewer of ['warga2', 'petugas-bogor', 'pengawas-ombudsman'] as const) {
      const hidden = await ask(viewer, 'both', commandOperation('acceptDisposition'), { input: at({ id, version: version + 7 }) });
      const unknown = await ask(viewer, 'both', commandOperation('acceptDisposition'), { input: at({ id: UNKNOWN_ID, version }) });
      expect(hidden.codes).toEqual(['REPORT_NOT_FOUND']);
      expect(hidden.text).toBe(unknown.text);
    }
  });

  it('shows an anonymous reporter their own reports without a reference to themselves', async () => {
    const { data } = await ask<{ myReports: { nodes: Sight[] } }>(
      'reporter',
      'anonymous',
      `{ myReports(first: 100) { nodes ${SIGHT} } }`,
      {},
    );
    expect(data?.myReports.nodes.map(({ id, reporter }) => [id, reporter])).toEqual([
      [five.reports.both.id, null],
      [five.reports.anonymous.id, null],
    ]);
  });

  it("never names an anonymous report's reporter: not in any answer, event, error or log line", () => {
    const traces = [...tracesOf(five.hidden.person), five.hidden.citizenId, five.hidden.accountId];
    expect(heard.length).toBeGreaterThan(CASES.length);
    expect(heard.filter((text) => findTraces(text, traces).length > 0)).toEqual([]);
    expect(system.lines.length).toBeGreaterThan(0);
    expect(system.lines.filter((line) => findTraces(line, traces).length > 0)).toEqual([]);
  });
});

function expectEvents(events: readonly EventSight[], parts: string): void {
  for (const { type, report, disposition, followUp } of events) {
    expect(partsOf(report)).toBe(parts);
    if (type === 'ReportDisposed') expect(disposition?.note !== null).toBe(parts.includes('original'));
    if (type === 'FollowUpAdded') expect(followUp !== null).toBe(parts.includes('original'));
  }
  if (parts) expect(events.length).toBeGreaterThan(0);
}

/** The subject that a token was issued to. */
function subjectOf({ token }: GraphClient): Subject {
  if (token === undefined) return ANONYMOUS;
  const { sub: id, kind, memberships, sealed_secret: sealedSecret } = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString());
  return kind === 'citizen' ? { kind, id, sealedSecret } : { kind, id, memberships };
}

/** What the reports subgraph gives of the entity to this viewer's identity: the parts seen by id, and whether the tracking id finds it too. */
async function entityParts(system: TestSystem, client: GraphClient, id: string, trackingId: string, heard: string[]) {
  const query = 'query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Report { id content reporter { id } } } }';
  const variables = {
    keys: [
      { __typename: 'Report', id },
      { __typename: 'Report', trackingId },
    ],
  };
  const identity = signFor(system, 'reports', query, { subject: subjectOf(client) });
  const { data, text } = await askSubgraph<{ _entities: ({ content: string | null; reporter: object | null } | null)[] }>(
    system,
    'reports',
    { query, variables },
    identity,
  );
  heard.push(text);
  const [byId, byNumber] = data!._entities;
  return [
    byId ? [byId.content === null ? '' : 'original', byId.reporter ? 'identity' : ''].filter(Boolean).join(' ') : null,
    byNumber !== null,
  ];
}
