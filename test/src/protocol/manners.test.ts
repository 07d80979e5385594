import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { until } from '../environment/until.js';
import { rawRequest } from './raw-request.js';
import { FIRST, MUTATION, NAMED, QUERY, startTwoParts, type TwoParts, withHeaders } from './two-part-graph.js';

const UNAVAILABLE = 'SUBGRAPH_UNAVAILABLE';

/** What `traffic.test.ts` holds of the rules, over real connections: how often a subgraph is really asked. */
describe("the gateway's manners towards a subgraph", () => {
  let graph: TwoParts;
  beforeEach(async () => {
    graph = await startTwoParts({ settings: { SUBGRAPH_TIMEOUT_MS: '500' } });
  });
  afterEach(() => graph.stop());

  const nameOf = async (query = QUERY) => {
    const { body } = await rawRequest(graph.url, query);
    const { data, errors = [] } = JSON.parse(String(body));
    const item = data?.first ?? data?.write;
    return { name: item?.name, codes: errors.map((error: { extensions: { code: string } }) => error.extensions.code) };
  };
  const failing = (times: number) => {
    let left = times;
    graph.two.play((response, body) => {
      left -= 1;
      if (left >= 0) response.socket?.destroy();
      else withHeaders(NAMED)(response, body);
    });
  };

  it('a read that did not arrive is sent again, twice at most', async () => {
    failing(2);
    expect(await nameOf()).toEqual({ name: 'name', codes: [] });
    expect(graph.two.asked).toHaveLength(3);
    failing(3);
    expect(await nameOf()).toEqual({ name: null, codes: [UNAVAILABLE] });
    expect(graph.two.asked).toHaveLength(6);
  });

  it('a write is never sent again', async () => {
    graph.one.play((response) => response.socket?.destroy());
    expect((await nameOf(MUTATION)).codes).toEqual([UNAVAILABLE]);
    expect(graph.one.asked).toHaveLength(1);
  });

  it('one that is silent is waited for so long and no longer, and not asked again', async () => {
    graph.two.play(() => undefined);
    const began = performance.now();
    expect(await nameOf()).toEqual({ name: null, codes: ['SUBGRAPH_TIMEOUT'] });
    // Its time, and what a busy machine may add.
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(graph.two.asked).toHaveLength(1);
  });

  it('one that fails is left in peace, while the others are asked, and tried again after a pause', async () => {
    failing(Number.POSITIVE_INFINITY);
    await until('nothing more is sent', async () => {
      const before = graph.two.asked.length;
      expect(await nameOf()).toEqual({ name: null, codes: [UNAVAILABLE] });
      return graph.two.asked.length === before;
    });
    expect(graph.two.asked.length).toBeGreaterThanOrEqual(10);
    expect(graph.two.asked.length).toBeLessThan(20);
    failing(0);
    await until('it is asked again', async () => (await nameOf()).name === 'name');
    expect(await nameOf()).toEqual({ name: 'name', codes: [] });
  });

  it('reads are sent again as long as the budget lasts', async () => {
    // One in three fails: too few for it to be left in peace.
    let turn = 0;
    graph.two.play((response, body) => {
      turn += 1;
      if (turn % 3 === 1) response.socket?.destroy();
      else withHeaders(NAMED)(response, body);
    });
    const answers: Awaited<ReturnType<typeof nameOf>>[] = [];
    for (let asked = 0; asked < 120; asked += 1) answers.push(await nameOf());
    const again = graph.two.asked.length - answers.length;
    // A reserve of twenty, and a tenth of what is sent.
    expect(again).toBeLessThanOrEqual(32);
    expect(again).toBeGreaterThanOrEqual(20);
    expect(answers.some(({ codes }) => codes.length > 0)).toBe(true);
  });
});

describe('equal queries at one moment', () => {
  it.each([
    ['are asked once for all who wait', 'true', 1],
    ['are each asked for unless that is set', 'false', 10],
  ])('%s', async (_what, setting, calls) => {
    const graph = await startTwoParts({ settings: { SHARE_QUERIES: setting } });
    try {
      const waiting: (() => void)[] = [];
      graph.one.play((response, body) => void waiting.push(() => withHeaders(FIRST)(response, body)));
      const asking = Array.from({ length: 10 }, () => rawRequest(graph.url, QUERY));
      await until('they have come', () => waiting.length === calls);
      await Promise.all(asking.map(() => rawRequest(graph.url, '{ __typename }')));
      expect(waiting).toHaveLength(calls);
      for (const answer of waiting) answer();
      for (const { body } of await Promise.all(asking))
        expect(JSON.parse(String(body))).toEqual({ data: { first: { id: '1', name: 'name' } } });
      expect([graph.one.asked.length, graph.two.asked.length]).toEqual([calls, calls]);
    } finally {
      await graph.stop();
    }
  });
});

describe('the time that a subgraph has', () => {
  it('can be another than that of the others', async () => {
    const graph = await startTwoParts({ settings: { SUBGRAPH_TIMEOUT_MS: '30000, two=300' } });
    graph.two.play(() => undefined);
    const { body } = await rawRequest(graph.url, QUERY);
    const { errors = [] } = JSON.parse(String(body));
    expect(errors.map((error: { extensions: { code: string } }) => error.extensions.code)).toEqual(['SUBGRAPH_TIMEOUT']);
    await graph.stop();
  });

  it('passes while a connection is waited for', async () => {
    const graph = await startTwoParts({ settings: { SUBGRAPH_TIMEOUT_MS: '30000, two=500', SUBGRAPH_CONNECTIONS: '1' } });
    try {
      graph.two.play(() => undefined);
      const began = performance.now();
      for (const { body } of await Promise.all(Array.from({ length: 9 }, () => rawRequest(graph.url, QUERY))))
        expect(JSON.parse(String(body)).errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_TIMEOUT' } }]);
      // One after the other they would take nine times as long.
      expect(performance.now() - began).toBeLessThan(3_000);
      expect(graph.two.asked.length).toBeLessThan(9);
      graph.two.play(withHeaders(NAMED));
      expect(JSON.parse(String((await rawRequest(graph.url, QUERY)).body))).toEqual({ data: { first: { id: '1', name: 'name' } } });
    } finally {
      await graph.stop();
    }
  });
});
