import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '../environment/until.js';
import { rawRequest } from './raw-request.js';
import { FIRST, QUERY, startTwoParts, type TwoParts, withHeaders } from './two-part-graph.js';

const OF_CLIENT = {
  'Accept-Language': 'id',
  'X-Region': 'metro',
  cookie: 'session=rahasia',
  'x-forwarded-for': '10.0.0.1',
  'x-user-id': 'admin',
  'lapor-identity': 'forged',
  'x-other': 'other',
};
/** What a fetch has in any case. */
const USUAL = ['host', 'connection', 'content-type', 'content-length', 'accept', 'lapor-identity', 'lapor-request-id'];

describe("the client's headers", () => {
  let silent: TwoParts;
  let graph: TwoParts;
  beforeAll(async () => {
    const headers = { toSubgraphs: [{ header: 'accept-language' }, { header: 'X-Region', subgraph: 'two' }] };
    [silent, graph] = await Promise.all([startTwoParts(), startTwoParts({ options: { headers }, settings: { SHARE_QUERIES: 'true' } })]);
  });
  afterAll(async () => {
    await Promise.all([silent?.stop(), graph?.stop()]);
  });
  const sentOn = async ({ url, one, two }: TwoParts, headers: Readonly<Record<string, string | string[]>>) => {
    one.headers.length = 0;
    two.headers.length = 0;
    const { status } = await rawRequest(url, QUERY, headers);
    expect(status).toBe(200);
    const [first, second] = [one, two].map(({ headers: [got = {}] }) => {
      expect(got['lapor-identity']).not.toBe('forged');
      return Object.fromEntries(Object.entries(got).filter(([name]) => !USUAL.includes(name)));
    });
    return [first, second];
  };

  it('reach no subgraph when there is no rule', async () => {
    for (const _turn of [1, 2]) expect(await sentOn(silent, OF_CLIENT)).toEqual([{}, {}]);
  });

  it('reach by rule the subgraphs that are meant, and no others do', async () => {
    for (const _turn of [1, 2])
      expect(await sentOn(graph, OF_CLIENT)).toEqual([{ 'accept-language': 'id' }, { 'accept-language': 'id', 'x-region': 'metro' }]);
    expect(await sentOn(graph, {})).toEqual([{}, {}]);
  });

  it('are sent as they came, or not at all', async () => {
    const odd = 'id;q=0.5,\t"x"';
    expect(await sentOn(graph, { 'accept-language': odd })).toEqual([{ 'accept-language': odd }, { 'accept-language': odd }]);
    expect(await sentOn(graph, { 'accept-language': 'é' })).toEqual([{}, {}]);
    expect(await sentOn(graph, { 'accept-language': ['id', 'en'] })).toEqual([
      { 'accept-language': 'id, en' },
      { 'accept-language': 'id, en' },
    ]);
    expect(await sentOn(graph, { 'accept-language': 'x'.repeat(1_025) })).toEqual([{}, {}]);
  });

  it('make an equal query another one', async () => {
    graph.one.asked.length = 0;
    const waiting: (() => void)[] = [];
    graph.one.play((response, body) => void waiting.push(() => withHeaders(FIRST)(response, body)));
    const asking = ['id', 'en', 'id'].map((language) => rawRequest(graph.url, QUERY, { 'accept-language': language }));
    await until('both are asked for', () => waiting.length === 2);
    await Promise.all(asking.map(() => rawRequest(graph.url, '{ __typename }')));
    expect(waiting).toHaveLength(2);
    for (const answer of waiting) answer();
    for (const { status } of await Promise.all(asking)) expect(status).toBe(200);
    expect(graph.one.asked).toHaveLength(2);
    graph.one.play(withHeaders(FIRST));
  });
});
