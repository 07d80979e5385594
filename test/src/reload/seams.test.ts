import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type GraphQLDataSource, IntrospectAndCompose, type SupergraphManager } from '@apollo/gateway';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataSourceOptions } from '@lapor/gateway/execution/data-source-client';
import type { GatewayOptions } from '@lapor/gateway/gateway-options';
import { IDENTITY_HEADER, REQUEST_ID_HEADER } from '@lapor/schema/identity';
import { until, within } from '../environment/until.js';
import { ownParts } from './own-parts.js';
import { compose, type ReloadingGateway, startReloadingGateway } from './reloading-gateway.js';
import { type SmallSubgraph, startSmallSubgraph } from './small-subgraph.js';

const QUERY = '{ first { id name } }';
const ANSWER = { first: { id: '1', name: 'name of 1' } };

let one: SmallSubgraph;
let two: SmallSubgraph;
let gateway: ReloadingGateway | undefined;

beforeEach(async () => {
  gateway = undefined;
  one = await startSmallSubgraph('one', 'type Query { first: Item } type Item @key(fields: "id") { id: ID! }', {
    Query: { first: () => ({ id: '1' }) },
  });
  two = await startSmallSubgraph('two', 'type Item @key(fields: "id") { id: ID! name(loud: Boolean): String }', {
    Item: { __resolveReference: (item: object) => item, name: ({ id }: { id: string }) => `name of ${id}` },
  });
});

afterEach(async () => {
  await gateway?.stop();
  await one.stop();
  await two.stop();
});

const start = async (options: GatewayOptions, settings: Record<string, string> = {}) => {
  gateway = await startReloadingGateway(compose(one, two), { options, settings });
  return gateway;
};

describe('a source of supergraphs made for @apollo/gateway', () => {
  it('is what docs/integrating.md shows, and serves with a data source of its own', async () => {
    const here = fileURLToPath(new URL('../../../', import.meta.url));
    const [example, page] = await Promise.all(
      ['test/src/reload/own-parts.ts', 'docs/integrating.md'].map((file) => readFile(`${here}${file}`, 'utf8')),
    );
    expect(page).toContain(`\`\`\`ts\n${example}\`\`\``);
    const { get } = await start(ownParts([one, two]));
    expect(await get(QUERY)).toEqual(ANSWER);
  });

  it('asks our subgraphs, which answer signed requests alone, and follows what they change', async () => {
    const supergraph = new IntrospectAndCompose({
      subgraphs: [one, two].map(({ name, url }) => ({ name, url })),
      pollIntervalInMs: 100,
      subgraphHealthCheck: true,
    });
    const { get, ask, supergraph: standing } = await start({ supergraph });
    const { id } = await standing();
    expect(await get(QUERY)).toEqual(ANSWER);
    const unsigned = await fetch(two.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ _service { sdl } }"}',
    });
    expect([unsigned.status, await unsigned.text()]).toEqual([401, expect.stringContaining('GATEWAY_IDENTITY_REQUIRED')]);

    const port = Number(new URL(two.url).port);
    await two.stop();
    two = await startSmallSubgraph(
      'two',
      'type Item @key(fields: "id") { id: ID! title: String }',
      { Item: { title: () => 'title' } },
      port,
    );
    await until('the new supergraph serves', async () => (await standing()).id !== id);
    expect((await ask(QUERY)).codes).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    expect(await get('{ first { title } }')).toEqual({ first: { title: 'title' } });
  });

  it('may offer a new supergraph at any time, also one that is refused, and is cleaned up', async () => {
    const told: string[] = [];
    let offer = (_text: string): void => undefined;
    const supergraph: SupergraphManager = {
      async initialize({ update, healthCheck, getDataSource }) {
        const text = compose(one, two);
        await healthCheck(text);
        const dead = compose({ ...one, url: 'http://127.0.0.1:9/graphql' }, two);
        await healthCheck(dead).catch(() => told.push('a dead subgraph'));
        expect(Object.keys(getDataSource({ name: 'one', url: one.url }))).toEqual(['process']);
        offer = update;
        update(`${text}\n# at once`);
        return { supergraphSdl: text, cleanup: async () => void told.push('cleaned up') };
      },
    };
    const { lines, supergraph: standing, get } = await start({ supergraph });
    await until('the one that came before the start serves', () => lines.some(({ message }) => message === 'a new supergraph serves'));
    offer('nonsense');
    await until('it is refused', async () => (await standing()).refused);
    expect(await get(QUERY)).toEqual(ANSWER);
    await gateway?.stop();
    gateway = undefined;
    expect(told).toEqual(['a dead subgraph', 'cleaned up']);
  });
});

describe('a data source of somebody else', () => {
  const only = (dataSource: GraphQLDataSource): GatewayOptions => ({
    buildService: ({ name }) => (name === 'two' ? dataSource : undefined),
  });

  it('is given the fetch, the signed identity and a signal, and nothing of the client', async () => {
    const given: DataSourceOptions[] = [];
    const { url } = await start(
      only({
        async process(options) {
          given.push(options as DataSourceOptions);
          return { data: { _entities: [{ name: 'ours' }] } };
        },
      }),
    );
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-of-the-client': 'rahasia' },
      body: JSON.stringify({ query: 'query Q($loud: Boolean) { first { name(loud: $loud) } }', variables: { loud: true } }),
    });
    expect(await answer.json()).toEqual({ data: { first: { name: 'ours' } } });
    const [{ kind, request, context, signal }] = given as [DataSourceOptions];
    expect(kind).toBe('incoming operation');
    expect(request.query).toContain('_entities');
    expect(request.variables).toEqual({ loud: true, representations: [{ __typename: 'Item', id: '1' }] });
    const headers = Object.fromEntries(request.http?.headers ?? []);
    const requestId = answer.headers.get(REQUEST_ID_HEADER);
    expect(headers).toEqual({ 'content-type': 'application/json', [IDENTITY_HEADER]: expect.any(String), [REQUEST_ID_HEADER]: requestId });
    expect(context).toEqual({ requestId });
    expect(signal).toBeInstanceOf(AbortSignal);
    expect(JSON.stringify({ given, headers })).not.toContain('rahasia');
  });

  it('keeps what it answers: nobody writes into it', async () => {
    const kept = Object.freeze({ data: Object.freeze({ _entities: Object.freeze([Object.freeze({ name: 'kept' })]) }) });
    const { get } = await start(only({ process: async () => kept as never }));
    for (let time = 0; time < 2; time += 1) expect(await get(QUERY)).toEqual({ first: { id: '1', name: 'kept' } });
  });

  it.each<[string, () => unknown, string]>([
    [
      'throws',
      () => {
        throw new Error('http://secret.internal');
      },
      'SUBGRAPH_UNAVAILABLE',
    ],
    ['rejects', () => Promise.reject(new Error('http://secret.internal')), 'SUBGRAPH_UNAVAILABLE'],
    ['answers nothing', async () => undefined, 'SUBGRAPH_ANSWER_INVALID'],
    ['answers what is no JSON', async () => ({ data: { _entities: [{ name: 1n }] } }), 'SUBGRAPH_UNAVAILABLE'],
    ['answers no list', async () => ({ data: { _entities: 'x' } }), 'SUBGRAPH_ANSWER_INVALID'],
    ['never answers', () => new Promise(() => undefined), 'SUBGRAPH_TIMEOUT'],
  ])('that %s is the error of that subgraph alone', async (_what, process, code) => {
    const { ask } = await start(only({ process: process as GraphQLDataSource['process'] }), { SUBGRAPH_TIMEOUT_MS: '300' });
    const { data, codes, text } = await ask(QUERY);
    expect({ data, codes }).toEqual({ data: { first: { id: '1', name: null } }, codes: [code] });
    expect(text).not.toContain('secret');
  });

  it('is told when the client has gone', async () => {
    const [begun, aborted] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const { url } = await start(
      only({
        process(options) {
          (options as DataSourceOptions).signal.addEventListener('abort', () => aborted.resolve());
          begun.resolve();
          return new Promise(() => undefined);
        },
      }),
    );
    const client = new AbortController();
    const asked = fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: QUERY }),
      signal: client.signal,
    });
    await within('the fetch', begun.promise);
    client.abort();
    await expect(asked).rejects.toThrow();
    await within('the signal', aborted.promise);
  });
});
