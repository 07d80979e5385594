import { createServer } from 'node:http';
import { ApolloServer } from '@apollo/server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ExecutionResult } from 'graphql';
import { RefusalError } from '../refusal.js';
import { graphqlOverHttp } from './graphql-over-http.js';
import type { RunKnown } from './lane.js';
import { close, listen } from './listen.js';

interface Context {
  readonly settled?: Promise<ExecutionResult>;
}

const KNOWN = '{ greeting }';

describe('the lane of known operations', () => {
  const seen = { byApollo: 0, inLane: 0, contexts: 0 };
  let outcome: RunKnown<Context>;
  let url: string;
  const apollo = new ApolloServer<Context>({
    typeDefs: 'type Query { greeting(to: String): String }',
    resolvers: {
      Query: { greeting: async (_root, _input, { settled }: Context) => ((await settled)?.data?.greeting as string) ?? 'by Apollo Server' },
    },
    plugins: [
      {
        async requestDidStart() {
          seen.byApollo += 1;
        },
      },
    ],
  });
  const server = createServer(
    graphqlOverHttp(apollo, {
      maxBodyBytes: () => 10_000,
      context: async () => {
        seen.contexts += 1;
        return {};
      },
      lane: {
        find(query) {
          if (query !== KNOWN) return undefined;
          return (variables, context) => {
            seen.inLane += 1;
            return outcome(variables, context);
          };
        },
        settled: (context, settled) => ({ ...context, settled }),
      },
      compression: { minBytesFor: () => 1_000 },
    }),
  );
  beforeAll(async () => {
    await apollo.start();
    url = `http://127.0.0.1:${await listen(server, 0, '127.0.0.1')}/graphql`;
  });
  afterAll(async () => {
    await close(server, 0);
    await apollo.stop();
  });
  beforeEach(() => {
    Object.assign(seen, { byApollo: 0, inLane: 0, contexts: 0 });
    outcome = async () => ({ data: { greeting: 'in the lane' } });
  });
  const ask = async (body: unknown, headers: Record<string, string> = {}, address = url) => {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() };
  };

  it('answers a known operation without Apollo Server, in the same form', async () => {
    const inLane = await ask({ query: KNOWN, variables: null });
    expect(inLane).toMatchObject({ status: 200, text: '{"data":{"greeting":"in the lane"}}\n' });
    expect(seen).toEqual({ byApollo: 0, inLane: 1, contexts: 1 });
    const byApollo = await ask({ query: `${KNOWN} ` });
    expect(seen).toEqual({ byApollo: 1, inLane: 1, contexts: 2 });
    const { date: _, 'content-length': __, ...headers } = byApollo.headers;
    expect(inLane.headers).toMatchObject(headers);
  });

  it('lets go of a result when it is written', async () => {
    const result: ExecutionResult = { data: { greeting: 'in the lane' } };
    outcome = async () => result;
    expect((await ask({ query: KNOWN })).text).toBe('{"data":{"greeting":"in the lane"}}\n');
    expect(result.data).toBeUndefined();
  });

  it.each(['identity', 'gzip'])('writes what is text already byte for byte, and lets go of it (%s)', async (coding) => {
    const text = `{"data":{"greeting":"${'selamat – é \u{1f6a7} '.repeat(100)}"}}`;
    const result = { written: Buffer.from(`${text}\n`) };
    outcome = async () => result;
    const answer = await ask({ query: KNOWN }, { 'accept-encoding': coding });
    expect(answer).toMatchObject({ status: 200, text: `${text}\n` });
    if (coding === 'gzip') expect(answer.headers['content-encoding']).toBe('gzip');
    else expect(answer.headers['content-length']).toBe(String(Buffer.byteLength(`${text}\n`)));
    expect(result.written).toHaveLength(0);
  });

  it('hands to Apollo Server what is not a plain success, and does nothing twice', async () => {
    outcome = async () => ({ data: { greeting: 'half' }, errors: [new RefusalError('FORBIDDEN')] });
    expect(await ask({ query: KNOWN })).toMatchObject({ text: '{"data":{"greeting":"half"}}\n' });
    expect(seen).toEqual({ byApollo: 1, inLane: 1, contexts: 1 });
    outcome = async () => {
      throw new Error('an outcome that failed');
    };
    expect((await ask({ query: KNOWN })).text).toContain('an outcome that failed');
    expect(seen).toEqual({ byApollo: 2, inLane: 2, contexts: 2 });
  });

  it.each<[string, unknown, Record<string, string>]>([
    ['extensions', { query: KNOWN, extensions: {} }, {}],
    ['any further key', { query: KNOWN, more: 1 }, {}],
    ['an inherited key', JSON.parse(`{"query":"${KNOWN}","__proto__":{"query":"x"}}`), {}],
    ['variables that are a list', { query: KNOWN, variables: [] }, {}],
    ['variables that are a text', { query: KNOWN, variables: '{}' }, {}],
    ['a name that is none', { query: KNOWN, operationName: 5 }, {}],
    ['several operations', [{ query: KNOWN }], {}],
    ['a type that browsers send unasked', { query: KNOWN }, { 'content-type': 'text/plain' }],
    ['another charset', { query: KNOWN }, { 'content-type': 'application/json; charset=utf-16' }],
    ['a taste for other media types', { query: KNOWN }, { accept: 'application/graphql-response+json' }],
    ['a taste for nothing we have', { query: KNOWN }, { accept: 'text/html' }],
  ])('leaves a request with %s to Apollo Server', async (_what, body, headers) => {
    await ask(body, headers);
    expect(seen.inLane).toBe(0);
  });

  it('leaves other methods and addresses with parameters to Apollo Server', async () => {
    await ask({ query: KNOWN }, {}, `${url}?query=x`);
    await fetch(`${url}?query=${encodeURIComponent(KNOWN)}`, { headers: { 'apollo-require-preflight': 'true' } });
    expect(seen.inLane).toBe(0);
  });
});
