import { request } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { until } from '../environment/until.js';
import { type DeferredGateway, type DeferredGatewayOptions, FORMATS, startDeferredGateway } from './deferred-gateway.js';
import type { Part } from './parts.js';
import { startRawSubgraph } from './raw-subgraph.js';
import { SPEC_GRAPH, SPEC_SUBGRAPHS } from './spec-graph.js';

const SLOW = '{ vault { id ... @defer(label: "slow") { far } } }';
const MULTIPART = 'multipart/mixed;deferSpec=20220824, application/json';

describe('the delivery of deferred parts', () => {
  let gateway: DeferredGateway;
  const start = async (options: DeferredGatewayOptions = {}) => {
    gateway = await startDeferredGateway(SPEC_GRAPH, { start: (name) => startRawSubgraph(SPEC_SUBGRAPHS[name]!), ...options });
    return { near: gateway.subgraphs.get('near')!, far: gateway.subgraphs.get('far')! };
  };
  afterEach(async () => {
    // Whatever happened, nothing is held on to.
    await until('what the test waits for', () => gateway.running() === 0);
    await gateway.stop();
  });
  const take = async (parts: AsyncGenerator<Part>) => (await parts.next()).value as Part;
  const codes = (part: Part) =>
    [...(part.errors ?? []), ...[...(part.incremental ?? []), ...(part.completed ?? [])].flatMap(({ errors = [] }) => errors)].map(
      ({ extensions }) => extensions?.code,
    );

  it.each(FORMATS)('begins before the slow part is there, and goes on in the order in which parts come (%s)', async (format) => {
    const { far, near } = await start();
    const [openFar, openInner] = [far.hold(/far/), near.hold(/inner/)];
    const parts = gateway.parts('{ vault { id ... @defer(label: "far") { far } ... @defer(label: "inner") { inner { id } } } }', format);
    expect(await take(parts)).toMatchObject({ data: { vault: { id: 'outer' } }, hasNext: true });
    openInner();
    expect(JSON.stringify(await take(parts))).toContain('"gold"');
    openFar();
    expect(await take(parts)).toMatchObject({ incremental: [{ data: { far: 'F' } }], hasNext: false });
    expect((await parts.next()).done).toBe(true);
  });

  it('begins a deferred part before the rest of the first one is there', async () => {
    const { far, near } = await start();
    const open = far.hold(/farInner/);
    const parts = gateway.parts('{ vault { id farInner { id } ... @defer { y } } }', FORMATS[0]);
    const first = take(parts);
    await until('what the test waits for', () => far.held.length === 1 && near.asked.some(({ query }) => /\by\b/.test(query)));
    open();
    expect(await first).toMatchObject({ data: { vault: { farInner: { id: 'gold' } } } });
    expect(await take(parts)).toMatchObject({ hasNext: false });
  });

  it('runs what a mutation defers after all that it does', async () => {
    const { near } = await start();
    const open = near.hold(/^mutation/);
    const parts = gateway.parts('mutation { open(n: 1) { id ... @defer { y inner { x } } } }', FORMATS[0]);
    const first = take(parts);
    await until('what the test waits for', () => near.held.length === 1);
    expect(near.asked).toHaveLength(0);
    open();
    expect(await first).toMatchObject({ data: { open: { id: 'gold' } } });
    expect(await take(parts)).toMatchObject({ hasNext: false });
  });

  it('writes parts as Apollo Server and Apollo Router do', async () => {
    await start();
    const response = await gateway.post({ query: SLOW }, MULTIPART);
    expect({ status: response.status, type: response.headers.get('content-type'), cache: response.headers.get('cache-control') }).toEqual({
      status: 200,
      type: 'multipart/mixed; boundary="-"; deferSpec=20220824',
      cache: 'no-store',
    });
    const head = 'content-type: application/json; charset=utf-8\r\n\r\n';
    expect(await response.text()).toBe(
      `\r\n---\r\n${head}{"data":{"vault":{"id":"outer"}},"hasNext":true}\r\n---\r\n${head}{"incremental":[{"data":{"far":"F"},"path":["vault"],"label":"slow"}],"hasNext":false}\r\n-----\r\n`,
    );
  });

  it.each(['application/json', '*/*', 'application/graphql-response+json', 'multipart/mixed, application/json'])(
    'answers at once whoever accepts %s',
    async (accept) => {
      await start();
      const response = await gateway.post({ query: SLOW }, accept);
      expect(await response.json()).toEqual({ data: { vault: { id: 'outer', far: 'F' } } });
    },
  );

  it('tells of faults of a request as of any other, before anything is delivered', async () => {
    await start();
    // 200, because these clients say that they take application/json (GraphQL over HTTP, 6.4.1).
    const ask = async (query: string, variables = {}) => {
      const response = await gateway.post({ query, variables }, MULTIPART);
      const { errors } = (await response.json()) as Part;
      return [response.status, errors?.[0]?.message];
    };
    expect(await ask('query ($a: Boolean!) { vault { id ... @defer(if: $a) { far } } }')).toEqual([200, 'Variable "$a" is required.']);
    expect(await ask('query ($n: Int!) { count(of: $n) vault { ... @defer { far } } }')).toEqual([200, 'Variable "$n" is required.']);
    expect(await ask('{ vault { ... @defer(label: "a") { x } ... @defer(label: "a") { y } } }')).toEqual([
      200,
      'Two @defer have the same label. Give each a label of its own.',
    ]);
    expect(await ask('query ($a: String) { vault { ... @defer(label: $a) { x } } }')).toEqual([
      200,
      'The label of @defer must be a text in the operation.',
    ]);
    expect(await ask('mutation { ... @defer { open(n: 1) { id } } }')).toEqual([
      200,
      'The fields of a mutation cannot be deferred. Use @defer further inside.',
    ]);
  });

  it('shows @defer to whoever asks for the schema', async () => {
    await start();
    const { data } = await gateway.atOnce('{ __schema { directives { name locations args { name defaultValue } } } }');
    expect((data as { __schema: { directives: unknown[] } }).__schema.directives).toContainEqual({
      name: 'defer',
      locations: ['FRAGMENT_SPREAD', 'INLINE_FRAGMENT'],
      args: [
        { name: 'label', defaultValue: null },
        { name: 'if', defaultValue: 'true' },
      ],
    });
  });

  it.each(FORMATS)('ends when its time is up, and says so in each part (%s)', async (format) => {
    const { far } = await start({ requestTimeoutMs: 300 });
    const open = far.hold(/far/);
    const parts = gateway.parts('{ vaults { id ... @defer { far } } }', format);
    expect(await take(parts)).toMatchObject({ hasNext: true });
    const last = await take(parts);
    expect(last).toMatchObject({ hasNext: false });
    expect(codes(last)).toEqual(['REQUEST_TIMEOUT', 'REQUEST_TIMEOUT', 'REQUEST_TIMEOUT']);
    await until('what the test waits for', () => far.held.every(({ gone }) => gone));
    open();
  });

  it.each(FORMATS)('ends when the token does, and hands out nothing that comes later (%s)', async (format) => {
    const { far } = await start({ sessionExp: () => Date.now() / 1000 + 0.4 });
    const open = far.hold(/far/);
    const parts = gateway.parts(SLOW, format);
    expect(await take(parts)).toMatchObject({ data: { vault: { id: 'outer' } }, hasNext: true });
    const last = await take(parts);
    expect({ codes: codes(last), hasNext: last.hasNext }).toEqual({ codes: ['TOKEN_EXPIRED'], hasNext: false });
    await until('what the test waits for', () => far.held.every(({ gone }) => gone));
    open();
  });

  it('ends when a right is taken', async () => {
    const { far } = await start();
    const open = far.hold(/far/);
    const parts = gateway.parts(SLOW, FORMATS[0]);
    await take(parts);
    gateway.takeRight();
    expect(codes(await take(parts))).toEqual(['TOKEN_REVOKED']);
    open();
  });

  it('lets go of everything when the client leaves in the middle, and serves the next', async () => {
    const { far } = await start();
    const open = far.hold(/far/);
    const leaving = new AbortController();
    const response = await gateway.post({ query: SLOW }, MULTIPART, leaving.signal);
    await response.body!.getReader().read();
    await until('what the test waits for', () => far.held.length === 1);
    expect(gateway.running()).toBe(1);
    leaving.abort();
    await until('what the test waits for', () => gateway.running() === 0 && far.held.every(({ gone }) => gone));
    open();
    expect((await gateway.inParts(SLOW, FORMATS[1])).data).toEqual({ vault: { id: 'outer', far: 'F' } });
  });

  it('lets go of everything when the client leaves before the first part', async () => {
    const { near } = await start();
    const open = near.hold(/vault/);
    const leaving = new AbortController();
    const asked = gateway.post({ query: SLOW }, MULTIPART, leaving.signal).catch(() => undefined);
    await until('what the test waits for', () => near.held.length === 1);
    leaving.abort();
    await asked;
    await until('what the test waits for', () => gateway.running() === 0 && near.held[0]?.gone === true);
    open();
  });

  it('does a mutation to its end when the client has left, and nothing that it defers', async () => {
    const { near, far } = await start();
    const open = near.hold(/^mutation/);
    const leaving = new AbortController();
    const query = 'mutation { open(n: 1) { id ... @defer { far } } }';
    const asked = gateway.post({ query }, MULTIPART, leaving.signal).catch(() => undefined);
    await until('what the test waits for', () => near.held.length === 1);
    leaving.abort();
    await asked;
    open();
    await until('what the test waits for', () => near.asked.length === 1 && gateway.running() === 0);
    expect(near.held[0]?.gone).toBe(false);
    expect(far.asked).toHaveLength(0);
  });

  it('writes no more than a client takes', async () => {
    const { far } = await start();
    far.answer(/far/, JSON.stringify({ data: { _entities: [{ far: 'x'.repeat(9_000_000) }] } }));
    const parts = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
      const headers = { 'content-type': 'application/json', accept: MULTIPART };
      request(gateway.url, { method: 'POST', headers }, resolve)
        .on('error', reject)
        .end(JSON.stringify({ query: SLOW }));
    });
    await until('what the test waits for', () => gateway.running() === 0);
    let length = 0;
    for await (const piece of parts) length += piece.length;
    expect(length).toBeGreaterThan(9_000_000);
  });

  it.each<[string, string, unknown, string[]]>([
    ['nothing of use', 'no JSON', {}, ['SUBGRAPH_ANSWER_INVALID']],
    ['a list of another length', '{"data":{"_entities":[]}}', {}, ['SUBGRAPH_ANSWER_INVALID']],
    ['an object of another type', '{"data":{"_entities":[{"__typename":"User","far":"F"}]}}', {}, ['SUBGRAPH_ANSWER_INVALID']],
    ['a value of another type', '{"data":{"_entities":[{"far":{"a":1}}]}}', {}, ['SUBGRAPH_ANSWER_INVALID']],
    ['what nobody asked for', '{"data":{"_entities":[{"far":"F","id":"taken","__proto__":{"x":1}}]}}', { far: 'F' }, []],
    [
      'its own words',
      '{"errors":[{"message":"secret","extensions":{"code":"SQL","sql":"secret"}}],"data":{"_entities":[null]}}',
      {},
      ['INTERNAL'],
    ],
    [
      'a code of ours',
      '{"errors":[{"message":"x","path":["_entities",0,"far"],"extensions":{"code":"FORBIDDEN"}}],"data":{"_entities":[{"far":null}]}}',
      {},
      ['FORBIDDEN'],
    ],
  ])('keeps a hostile subgraph inside its part: it answers %s', async (_what, answer, added, expected) => {
    const { far } = await start();
    far.answer(/far/, answer);
    for (const format of FORMATS) {
      const { data, parts } = await gateway.inParts(SLOW, format);
      expect(parts[0]?.errors).toBeUndefined();
      expect(data).toEqual({ vault: { id: 'outer', far: null, ...(added as object) } });
      expect(parts.flatMap(codes)).toEqual(expected);
      expect(JSON.stringify(parts)).not.toContain('secret');
    }
  });

  it('drops the parts of what a null has taken away', async () => {
    const { near } = await start();
    near.answer(/vault/, '{"data":{"strictest":[{"__typename":"Vault","id":"gold"},null]}}');
    const { parts } = await gateway.inParts('{ strictest { id ... @defer { far } } vault { id } }', FORMATS[0]);
    expect(parts).toHaveLength(1);
    expect(parts[0]).toMatchObject({ data: null, hasNext: false });
  });

  it('finishes on its own generation what it began, while another one stops', async () => {
    const { far } = await start();
    const open = far.hold(/far/);
    const parts = gateway.parts(SLOW, FORMATS[0]);
    await take(parts);
    const retired = gateway.retire();
    open();
    expect(await take(parts)).toMatchObject({ incremental: [{ data: { far: 'F' } }], hasNext: false });
    await retired;
  });
});
