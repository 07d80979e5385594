import { createServer, type ServerResponse } from 'node:http';
import { ApolloServer } from '@apollo/server';
import { defineIntegrationTestSuite } from '@apollo/server-integration-testsuite';
import { describe, expect, it } from '@jest/globals';
import { graphqlOverHttp } from '@lapor/kit/http/graphql-over-http';
import { close, listen } from '@lapor/kit/http/listen';

/**
 * The suite has no way to leave out a test. These two expect an answer without hints to have no `cache-control`; ours says
 * `no-store` then (OWASP ASVS 5.0, 14.3.2). For them alone that is taken off, so that they see what Apollo Server says.
 */
const WANT_NO_DEFAULT = ['cache-control not set without any hints with if-cacheable', 'cache-control runs when cache-control is disabled'];

function withoutDefault(response: ServerResponse): ServerResponse {
  const writeHead = response.writeHead.bind(response);
  return Object.assign(response, {
    writeHead(status: number, { 'cache-control': told, ...headers }: Record<string, string>) {
      return writeHead(status, told === undefined || told === 'no-store' ? headers : { ...headers, 'cache-control': told });
    },
  });
}

const isOne = () => WANT_NO_DEFAULT.some((name) => expect.getState().currentTestName?.endsWith(name));

/**
 * Apollo Server's own tests of whatever puts it behind HTTP, over the one that every process of ours is served by. Skipped
 * by the suite itself, as long as it is run with graphql 16: "includes all fields with defer legacy", "… modern" and "tests
 * that require graphql@17".
 */
defineIntegrationTestSuite(async (config, { context = async () => ({}) } = {}) => {
  const apollo = new ApolloServer(config);
  await apollo.start();
  const answer = graphqlOverHttp(apollo, { maxBodyBytes: () => 1_048_576, context });
  const server = createServer((request, response) => answer(request, isOne() ? withoutDefault(response) : response));
  const port = await listen(server, 0, '127.0.0.1');
  return { server: apollo, url: `http://127.0.0.1:${port}/graphql`, extraCleanup: () => close(server, 0) };
});

describe('an answer without hints', () => {
  it('is kept by nobody', async () => {
    const apollo = new ApolloServer({ typeDefs: 'type Query { x: ID }' });
    await apollo.start();
    const server = createServer(graphqlOverHttp(apollo, { maxBodyBytes: () => 1_000, context: async () => ({}) }));
    const url = `http://127.0.0.1:${await listen(server, 0, '127.0.0.1')}/graphql`;
    const { headers } = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ x }"}',
    });
    expect(headers.get('cache-control')).toBe('no-store');
    await close(server, 0);
    await apollo.stop();
  });
});
