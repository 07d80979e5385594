import { createRequire } from 'node:module';
import { isDeepStrictEqual } from 'node:util';
import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { Defer20220824Handler, GraphQL17Alpha9Handler } from '@apollo/client/incremental';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DeferredGateway, startDeferredGateway } from './deferred-gateway.js';
import { startRawSubgraph } from './raw-subgraph.js';
import { SPEC_GRAPH, SPEC_SUBGRAPHS } from './spec-graph.js';

const QUERY = `query Q($inner: Boolean!) {
  vault { id ... @defer(label: "far") { far inner { id ... @defer(label: "inner", if: $inner) { y } } } }
  users { name ...Later @defer }
}
fragment Later on User { older named }`;

/** Follows a query; what a screen would show comes to `show`, state by state, until it says that it is enough. */
type Follow = (url: string, query: string, variables: object, show: (data: unknown, error: unknown) => void) => { stop(): void };

const version4 =
  (incrementalHandler: Defer20220824Handler | GraphQL17Alpha9Handler): Follow =>
  (uri, query, variables, show) => {
    const client = new ApolloClient({ link: new HttpLink({ uri }), cache: new InMemoryCache(), incrementalHandler });
    const followed = client
      .watchQuery({ query: gql(query), variables, errorPolicy: 'all' })
      .subscribe(({ data, error }) => show(data, error));
    return {
      stop() {
        followed.unsubscribe();
        client.stop();
      },
    };
  };

const version3: Follow = (uri, query, variables, show) => {
  const three: typeof import('apollo-client-3/core') = createRequire(import.meta.url)('apollo-client-3/core');
  const client = new three.ApolloClient({ link: new three.HttpLink({ uri }), cache: new three.InMemoryCache() });
  const followed = client.watchQuery({ query: three.gql(query), variables, errorPolicy: 'all', returnPartialData: true }).subscribe(
    ({ data, error }) => show(data, error),
    (error: unknown) => show(undefined, error),
  );
  return {
    stop() {
      followed.unsubscribe();
      client.stop();
    },
  };
};

const CLIENTS: readonly [string, Follow][] = [
  ['Apollo Client 3', version3],
  ['Apollo Client 4, deferSpec=20220824', version4(new Defer20220824Handler())],
  ['Apollo Client 4, incrementalSpec=v0.2', version4(new GraphQL17Alpha9Handler())],
];

describe.each(CLIENTS)('%s', (_name, follow) => {
  let gateway: DeferredGateway;
  beforeAll(async () => {
    gateway = await startDeferredGateway(SPEC_GRAPH, { start: (name) => startRawSubgraph(SPEC_SUBGRAPHS[name]!) });
  });
  afterAll(() => gateway?.stop());

  it.each([true, false])('shows the first part at once, and in the end all of it (inner part deferred: %s)', async (inner) => {
    const whole = withoutTypenames((await gateway.atOnce(QUERY, { inner })).data);
    const open = gateway.subgraphs.get('far')!.hold(/far/);
    const shown: unknown[] = [];
    const done = Promise.withResolvers<void>();
    const followed = follow(gateway.url, QUERY, { inner }, (data, error) => {
      if (error) return done.reject(error);
      const plain = withoutTypenames(data);
      if (plain === undefined || Object.keys(plain as object).length === 0) return;
      shown.push(plain);
      // Only what has been shown lets the rest come.
      open();
      if (isDeepStrictEqual(plain, whole)) done.resolve();
    });
    await done.promise.finally(() => followed.stop());
    expect(shown[0]).toMatchObject({ vault: { id: 'outer' } });
    expect(shown[0]).not.toHaveProperty('vault.far');
    expect(shown.at(-1)).toEqual(whole);
  });
});

/** The clients ask for type names, which the query does not. */
function withoutTypenames(data: unknown): unknown {
  return data === undefined ? undefined : JSON.parse(JSON.stringify(data, (key, value) => (key === '__typename' ? undefined : value)));
}
