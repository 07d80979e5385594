import { beforeAll, describe, expect, it } from '@jest/globals';
import { ERRORS } from '@lapor/schema/errors';
import { beginningOf, DESK_EVENTS, HISTORY, type History, REPORT_EVENTS } from '../environment/events.js';
import { post } from '../environment/graph-client.js';
import { openJourney, type StepReport } from '../environment/journey.js';
import type { OpenSystem } from '../environment/open-system.js';
import { sharedSystem } from '../environment/shared-system.js';

/** Every list, with the fields to ask of it; `AT` is where `first` and `after` go. */
const LISTS = {
  publicReports: '{ list: publicReports(AT) { nodes { id } edges { cursor } } }',
  myReports: '{ list: myReports(AT) { nodes { id } edges { cursor } } }',
  agencies: '{ list: agencies(AT) { nodes { id } edges { cursor } } }',
  regions: '{ list: regions(AT) { nodes { code } edges { cursor } } }',
  history: '{ report(id: "ID") { list: events(AT) { nodes { id } edges { cursor } } } }',
  children: '{ agency(code: "K-PANRB") { list: children(AT) { nodes { id } edges { cursor } } } }',
} as const;
type ListName = keyof typeof LISTS;
const ALL_LISTS = Object.keys(LISTS) as ListName[];

interface Page {
  readonly nodes: object[];
  readonly edges: { cursor: string }[];
}

describe('a list or stream', () => {
  let system: OpenSystem;
  let report: StepReport;
  beforeAll(async () => {
    system = await sharedSystem();
    report = await openJourney(system).citizen('warga').files().verifiedBy('admin-nasional').disposedTo('D-18.72');
  });

  const read = async (list: ListName, place: string) =>
    (await system.as('warga')).ask<Record<string, Page & { list?: Page }>>(LISTS[list].replace('AT', place).replace('ID', report.id));
  const firstCursor = async (list: ListName) => {
    const { data, text } = await read(list, 'first: 1');
    const page = data?.list ?? data?.report?.list ?? data?.agency?.list;
    if (!page?.edges[0]) throw new Error(`no entry in ${list}: ${text}`);
    return page.edges[0].cursor;
  };

  it.each(ALL_LISTS.flatMap((list) => [0, -1, 101, 1_000].map((first) => [list, first] as const)))(
    '%s refuses first: %i and names the field',
    async (list, first) => {
      const { errors } = await read(list, `first: ${first}`);
      expect(errors.map(({ message, extensions }) => [message, extensions.code, extensions.fields?.map(({ field }) => field)])).toEqual([
        [ERRORS.INPUT_INVALID.message, 'INPUT_INVALID', ['first']],
      ]);
    },
  );

  it.each(ALL_LISTS)('%s refuses a cursor that cannot be read', async (list) => {
    for (const cursor of ['nonsense', 'AAAA', '', 'x'.repeat(5_000)])
      expect((await read(list, `after: "${cursor}"`)).codes).toEqual(['CURSOR_INVALID']);
  });

  it.each(ALL_LISTS)('%s refuses the cursor of another list', async (list) => {
    for (const other of ALL_LISTS) {
      const { codes } = await read(list, `after: "${await firstCursor(other)}"`);
      if (other === list) expect(codes).toEqual([]);
      else expect([other, ...codes]).toEqual([other, expect.stringMatching(/^CURSOR_(MISMATCH|INVALID)$/)]);
    }
  });

  it("refuses a desk's cursor on another desk, and a report's on another report", async () => {
    const other = await openJourney(system).citizen('warga').files();
    const history = await (await system.as('warga')).get<History>(HISTORY, { id: other.id });
    const live = await system.live(await system.as('petugas-metro'));
    const reporter = await system.live(await system.as('warga'));
    const streams = [
      [live.stream(DESK_EVENTS, { agencyCode: 'D-18.72', after: beginningOf.desk('D-32.71') }), 'CURSOR_MISMATCH'],
      [live.stream(DESK_EVENTS, { agencyCode: 'D-18.72', after: beginningOf.report(report.id) }), 'CURSOR_MISMATCH'],
      [live.stream(DESK_EVENTS, { agencyCode: 'D-18.72', after: 'nonsense' }), 'CURSOR_INVALID'],
      [live.stream(DESK_EVENTS, { agencyCode: 'D-18.72', after: '' }), 'CURSOR_INVALID'],
      [reporter.stream(REPORT_EVENTS, { reportId: report.id, after: history.report.events.pageInfo.endCursor }), 'CURSOR_MISMATCH'],
      [reporter.stream(REPORT_EVENTS, { reportId: report.id, after: await firstCursor('publicReports') }), 'CURSOR_INVALID'],
      [reporter.stream(REPORT_EVENTS, { reportId: 'no-such-report' }), 'REPORT_NOT_FOUND'],
    ] as const;
    for (const [stream, code] of streams) {
      const [result] = await stream.take(1);
      expect(result!.errors).toEqual([
        expect.objectContaining({ message: ERRORS[code].message, extensions: expect.objectContaining({ code }) }),
      ]);
      await stream.ended;
    }
    await Promise.all([live.close(), reporter.close()]);
  });

  it('gives null, not an error, for what does not exist', async () => {
    const query =
      '{ a: report(id: "no-such-report") { id } b: report(id: "01890000-0000-7000-8000-000000000000") { id } c: reportByTrackingId(trackingId: "LP-00000000") { id } d: agency(code: "X") { id } e: region(code: "99") { code } f: category(id: "x") { id } }';
    expect(await system.anyone.ask(query)).toMatchObject({ errors: [], data: { a: null, b: null, c: null, d: null, e: null, f: null } });
  });

  it.each([
    ['an operation that cannot be read', { query: '{ publicReports {' }, 'GRAPHQL_PARSE_FAILED'],
    ['a field that does not exist', { query: '{ reports { id } }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['a variable that is missing', { query: 'query ($id: ID!) { report(id: $id) { id } }' }, 'BAD_USER_INPUT'],
    [
      'a variable of the wrong kind',
      { query: 'query ($first: Int!) { publicReports(first: $first) { nodes { id } } }', variables: { first: 'many' } },
      'BAD_USER_INPUT',
    ],
    [
      'no operation of that name',
      { query: 'query A { __typename } query B { __typename }', operationName: 'C' },
      'OPERATION_RESOLUTION_FAILURE',
    ],
    ['no JSON at all', 'no json', 'BAD_REQUEST'],
    ['no operation', {}, 'BAD_REQUEST'],
  ])('answers %s with a code that does not blame the system', async (_what, body, code) => {
    const answer = await post(`${system.gatewayUrl}/graphql`, body);
    expect(answer).toMatchObject({ status: 400, codes: [code] });
    expect(answer.text).not.toMatch(/at \S+ \(|node_modules|subgraph/i);
  });
});
