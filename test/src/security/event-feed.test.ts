import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IDENTITY_EXTENSION, type Subject } from '@lapor/schema/identity';
import { decodeCursor, encodeCursor } from '@lapor/subgraph-kit/event-log/cursor';
import { clientToken, registerClient } from '../environment/api-clients.js';
import { beginningOf } from '../environment/events.js';
import { tokenKeyOf } from '../environment/forged-token.js';
import { createGraphClient, type GraphClient } from '../environment/graph-client.js';
import { verification } from '../environment/journey.js';
import { connect, type LiveResult } from '../environment/live-client.js';
import { startSteps } from '../environment/steps.js';
import { askSubgraph, signFor, subgraphUrl } from '../environment/subgraph.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';
import { ALL_KINDS, type FiveReports, fileFiveReports, type Kind, VISIBLE } from './five-reports.js';
import { EVENT_SIGHT, type EventSight, partsOf } from './sight.js';

const ALONE = EVENT_SIGHT.replaceAll(' displayName', '').replaceAll(' name', '');
const PAGE = (sight: string) => `query ($code: String!, $first: Int! = 100, $after: String) {
  feed: eventFeed(agencyCode: $code, first: $first, after: $after) { nodes ${sight} edges { cursor } pageInfo { endCursor hasNextPage } }
}`;
const DESK = (sight: string) =>
  `subscription ($code: String!, $after: String) { event: deskEvents(agencyCode: $code, after: $after) ${sight} }`;
const CHANGE = 'mutation ($input: ChangeVisibilityInput!) { report: changeVisibility(input: $input) { id } }';

interface Page {
  readonly feed: {
    readonly nodes: readonly (EventSight & { readonly cursor: string })[];
    readonly edges: readonly { readonly cursor: string }[];
    readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
  };
}

const client = (agencyCode: string, ...scopes: ('reports:read' | 'reports:identity' | 'reports:file')[]): Subject => ({
  kind: 'apiClient',
  id: `${agencyCode}:penguji`,
  agencyCode,
  scopes,
});
const officer = (agencyCode: string, role: 'LIAISON_OFFICER' | 'AGENCY_LEADER' = 'LIAISON_OFFICER'): Subject => ({
  kind: 'officer',
  id: '0199a0a0-0000-7000-8000-00000000face',
  memberships: [{ role, agencyCode }],
});

const READ = 'public original';
const READS: Readonly<Record<Kind, string>> = { normal: READ, anonymous: READ, confidential: READ, both: READ, unpublished: READ };
/** Those who are let in, and every cell of their row of the matrix (domain.md 4.2). */
const ROWS: readonly (readonly [string, Subject, Readonly<Record<Kind, string>>])[] = [
  ['an API client of the agency', client('D-18.72', 'reports:read'), READS],
  ['an API client with identities', client('D-18.72', 'reports:read', 'reports:identity'), { ...VISIBLE['petugas-metro'] }],
  ['an officer of the desk', officer('D-18.72'), VISIBLE['petugas-metro']],
];
const OUTSIDERS: readonly (readonly [string, Subject, string])[] = [
  ['nobody', { kind: 'anonymous' }, 'UNAUTHENTICATED'],
  ['a citizen', { kind: 'citizen', id: '0199a0a0-0000-7000-8000-00000000cafe' }, 'FORBIDDEN'],
  ['an API client of another agency', client('D-32.71', 'reports:read', 'reports:identity'), 'FORBIDDEN'],
  ['an API client of a unit below', client('D-18.72-DLH', 'reports:read'), 'FORBIDDEN'],
  ['an API client without the scope', client('D-18.72', 'reports:identity', 'reports:file'), 'FORBIDDEN'],
  ['an officer of another desk', officer('D-32.71'), 'FORBIDDEN'],
  ['a leader, who handles nothing', officer('D-18.72', 'AGENCY_LEADER'), 'FORBIDDEN'],
];

describe('the event feed for pollers', () => {
  let system: TestSystem;
  let five: FiveReports;
  beforeAll(async () => {
    system = await startTestSystem();
    five = await fileFiveReports(system);
  });
  afterAll(() => system.stop());

  const ask = (subject: Subject, variables: Record<string, unknown>, sight = ALONE) => {
    const query = PAGE(sight);
    return askSubgraph<Page>(system, 'reports', { query, variables }, signFor(system, 'reports', query, { subject }));
  };
  const read = async (subject: Subject, variables: Record<string, unknown>) => {
    const { data, text } = await ask(subject, variables);
    if (!data) throw new Error(text);
    return data.feed;
  };
  const readAll = async (subject: Subject, code: string, first: number, after: string | null = null) => {
    const pages = [await read(subject, { code, first, after })];
    while (pages.at(-1)?.pageInfo.hasNextPage) pages.push(await read(subject, { code, first, after: pages.at(-1)?.pageInfo.endCursor }));
    return pages;
  };
  const follow = async (subject: Subject, code: string, after: string, count: number): Promise<readonly LiveResult[]> => {
    const query = DESK(ALONE);
    const live = await connect(subgraphUrl(system, 'reports'));
    const identity = { [IDENTITY_EXTENSION]: signFor(system, 'reports', query, { subject }) };
    const results = await live.stream(query, { code, after }, identity).take(count);
    await live.close();
    return results;
  };
  /** Other databases' transactions may hold the log back for a moment. */
  const settled = () =>
    until('the log is settled', async () => {
      const [row] = await system.rows<{ open: boolean }>(
        'reports',
        'select exists (select 1 from event_log where txid >= pg_snapshot_xmin(pg_current_snapshot())) as open',
      );
      return row?.open === false;
    });
  const whoReads = client('D-18.72', 'reports:read');

  it.each(ROWS)('gives %s what the subscription gives, page by page', async (_who, subject, row) => {
    await settled();
    const [all] = await readAll(subject, 'D-18.72', 500);
    const streamed = (await follow(subject, 'D-18.72', beginningOf.desk('D-18.72'), all!.nodes.length)).map(({ data }) => data?.event);
    expect(all!.nodes).toEqual(streamed);
    expect(all!.edges.map(({ cursor }) => cursor)).toEqual(all!.nodes.map(({ cursor }) => cursor));
    for (const first of [1, 2, 7]) {
      expect((await readAll(subject, 'D-18.72', first)).flatMap(({ nodes }) => nodes)).toEqual(streamed);
    }
    for (const kind of ALL_KINDS) {
      const events = all!.nodes.filter(({ report }) => report?.id === five.reports[kind].id);
      expect(events.length).toBeGreaterThan(3);
      for (const { report } of events) expect(`${kind}: ${partsOf(report)}`).toBe(`${kind}: ${row[kind]}`);
    }
  });

  it.each(OUTSIDERS)('refuses %s, as the subscription does', async (_who, subject, code) => {
    for (const after of [undefined, beginningOf.desk('D-18.72'), 'not-a-cursor']) {
      const answer = await ask(subject, { code: 'D-18.72', first: 10, after });
      expect(answer.codes).toEqual([code]);
      expect(answer.text).not.toMatch(
        new RegExp(
          Object.values(five.reports)
            .map(({ id }) => id)
            .join('|'),
        ),
      );
    }
    const [refused] = await follow(subject, 'D-18.72', beginningOf.desk('D-18.72'), 1);
    expect(refused?.errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
  });

  it('through the gateway is for clients with the scope, each for its own agency', async () => {
    const key = tokenKeyOf(system);
    const id = await registerClient(system, 'umpan', ['reports:read', 'registry:read']);
    const holding = (scopes: readonly ('reports:read' | 'registry:read')[]): GraphClient =>
      createGraphClient(system.gatewayUrl, clientToken(key, id, scopes));
    const sight = '{ id cursor type report { id } agency { code name } }';
    const page = await holding(['reports:read']).get<Page>(PAGE(sight), { code: 'D-18.72' });
    expect(new Set(page.feed.nodes.map(({ report }) => report?.id))).toEqual(
      new Set(Object.values(five.reports).map((report) => report.id)),
    );
    const live = await system.live(holding(['reports:read']));
    const streamed = await live.stream(DESK(sight), { code: 'D-18.72', after: beginningOf.desk('D-18.72') }).take(page.feed.nodes.length);
    expect(streamed.map(({ data }) => data?.event)).toEqual(page.feed.nodes);
    await live.close();
    for (const [caller, code, refusal] of [
      [system.anyone, 'D-18.72', 'UNAUTHENTICATED'],
      [await system.as('warga'), 'D-18.72', 'FORBIDDEN'],
      [await system.as('petugas-bogor'), 'D-18.72', 'FORBIDDEN'],
      [holding(['registry:read']), 'D-18.72', 'FORBIDDEN'],
      [holding([]), 'D-18.72', 'FORBIDDEN'],
      [holding(['reports:read']), 'D-32.71', 'FORBIDDEN'],
      [holding(['reports:read']), 'K-PANRB-SP4N', 'FORBIDDEN'],
    ] as const)
      expect((await caller.ask(PAGE(sight), { code })).codes).toEqual([refusal]);
  });

  it('shares its cursors with the subscription, and with no other desk', async () => {
    const { nodes } = await read(whoReads, { code: 'D-18.72', first: 100 });
    const [third, fourth, fifth] = nodes.slice(2);
    const { nodes: behind } = await read(whoReads, { code: 'D-18.72', first: 2, after: third!.cursor });
    expect(behind).toEqual([fourth, fifth]);
    const streamed = await follow(whoReads, 'D-18.72', third!.cursor, 2);
    expect(streamed.map(({ data }) => data?.event)).toEqual(behind);
    const { pageInfo } = await read(whoReads, { code: 'D-18.72', first: 3 });
    expect((await follow(whoReads, 'D-18.72', pageInfo.endCursor, 1))[0]?.data?.event).toEqual(fourth);

    const future = encodeCursor('desk:D-18.72', { txid: 2n ** 62n, number: 1n });
    for (const [after, code] of [
      [beginningOf.desk('D-32.71'), 'CURSOR_MISMATCH'],
      [beginningOf.report(five.reports.normal.id), 'CURSOR_MISMATCH'],
      ['', 'CURSOR_INVALID'],
      ['nonsense', 'CURSOR_INVALID'],
      [future, 'CURSOR_INVALID'],
    ] as const) {
      expect((await ask(whoReads, { code: 'D-18.72', first: 1, after })).codes).toEqual([code]);
      const [refused] = await follow(whoReads, 'D-18.72', after, 1);
      expect(refused?.errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
    }
  });

  it.each([0, -1, 501, 2 ** 31 - 1])('refuses a page of %d', async (first) => {
    const answer = await ask(whoReads, { code: 'D-18.72', first });
    expect(answer.codes).toEqual(['INPUT_INVALID']);
    expect(answer.text).toContain('from 1 to 500');
  });

  it('goes on where every event is hidden, and its cursor tells of none of them', async () => {
    const unit = client('D-18.72-DLH', 'reports:read');
    const steps = await startSteps(system, { confidential: true });
    await steps.does('admin-nasional', 'verifyAndDispose', verification(steps.report, { agencyCode: 'D-18.72', publish: false }));
    await steps.does('admin-metro', 'forwardInternal', { agencyCode: 'D-18.72-DLH', reason: 'Mohon ditangani oleh dinas.' });
    await settled();
    const hiding = await read(unit, { code: 'D-18.72-DLH', first: 10 });
    // The same position as at a desk where nothing has ever been.
    const empty = await read(client('D-32.71', 'reports:read'), { code: 'D-32.71', first: 10 });
    expect([hiding.nodes, hiding.pageInfo.hasNextPage, empty.nodes]).toEqual([[], false, []]);
    const positionOf = (code: string, cursor: string) => {
      const decoded = decodeCursor(`desk:${code}`, cursor);
      return decoded.ok && decoded.position;
    };
    const at = positionOf('D-18.72-DLH', hiding.pageInfo.endCursor);
    expect(at).toEqual(positionOf('D-32.71', empty.pageInfo.endCursor));
    const open = await startSteps(system);
    await open.does('admin-nasional', 'verifyAndDispose', verification(open.report, { agencyCode: 'D-18.72-DLH' }));
    const { nodes } = await until('the next report has come', async () => {
      const page = await read(unit, { code: 'D-18.72-DLH', first: 10, after: hiding.pageInfo.endCursor });
      return page.nodes.length > 0 && page;
    });
    expect(new Set(nodes.map(({ report }) => report?.id))).toEqual(new Set([open.report.id]));
  });

  it('tells of a retraction without the report, and of nothing after it', async () => {
    const unit = client('D-18.72-DLH', 'reports:read');
    const steps = await startSteps(system);
    await steps.does('admin-nasional', 'verifyAndDispose', verification(steps.report, { agencyCode: 'D-18.72' }));
    await steps.does('admin-metro', 'forwardInternal', { agencyCode: 'D-18.72-DLH', reason: 'Mohon ditangani oleh dinas.' });
    await settled();
    const before = await read(unit, { code: 'D-18.72-DLH', first: 100 });
    const ofReport = (page: Page['feed']) => page.nodes.filter(({ report }) => report?.id === steps.report.id);
    expect(ofReport(before).length).toBeGreaterThan(0);
    const { report } = await (await system.as('warga')).get<{ report: { id: string } }>(CHANGE, {
      input: { reportId: steps.report.id, expectedVersion: steps.report.version, confidential: true },
    });
    const after = await until('the retraction has come', async () => {
      const page = await read(unit, { code: 'D-18.72-DLH', first: 100, after: before.pageInfo.endCursor });
      return page.nodes.length > 0 && page;
    });
    expect(after.nodes).toMatchObject([
      { type: 'ReportRetracted', report: null, agency: null, actorKind: null, actorRole: null, disposition: null, followUp: null },
    ]);
    // The history of before is closed as well, whatever cursor is shown.
    expect(ofReport(await read(unit, { code: 'D-18.72-DLH', first: 100 }))).toEqual([]);
    const again = await read(unit, { code: 'D-18.72-DLH', first: 100, after: after.pageInfo.endCursor });
    expect(again.nodes).toEqual([]);
    expect(JSON.stringify(after.nodes)).not.toContain(report.id);
  });
});
