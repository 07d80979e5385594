import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from 'graphql-sse';
import { chromium } from 'playwright-core';
import { beginningOf, WHOLE_LIFE } from '../environment/events.js';
import { openJourney } from '../environment/journey.js';
import { createQueue } from '../environment/queue.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

const EVENTS =
  'subscription ($reportId: ID!, $after: String) { reportEvents(reportId: $reportId, after: $after) { type agency { name } report { trackingId } } }';
type Told = { readonly data?: { readonly reportEvents: { readonly type: string } } | null; readonly codes: readonly unknown[] };

interface Following {
  take(count: number): Promise<readonly Told[]>;
  stop(): void;
}
type Follow = (url: string, variables: Record<string, unknown>) => Following;

const codesOf = (errors: readonly { readonly extensions?: Readonly<Record<string, unknown>> }[] = []) =>
  errors.map(({ extensions }) => extensions?.code);

const graphqlSse =
  (singleConnection: boolean): Follow =>
  (url, variables) => {
    const queue = createQueue<Told>();
    const client = createClient({ url, singleConnection, retryAttempts: 0 } as Parameters<typeof createClient<boolean>>[0]);
    const stop = client.subscribe<NonNullable<Told['data']>>(
      { query: EVENTS, variables },
      {
        next: ({ data, errors }) => queue.put({ ...(data && { data }), codes: codesOf(errors as never) }),
        error: () => queue.end('it failed'),
        complete: () => queue.end('it is complete'),
      },
    );
    return {
      take: queue.take,
      stop() {
        stop();
        client.dispose();
      },
    };
  };

const apollo4: Follow = (uri, variables) => {
  const queue = createQueue<Told>();
  const client = new ApolloClient({ link: new HttpLink({ uri }), cache: new InMemoryCache() });
  const followed = client
    .subscribe({ query: gql(EVENTS), variables, fetchPolicy: 'no-cache' })
    .subscribe(({ data, error }) => queue.put({ data: data as Told['data'] & {}, codes: codesOf((error as { errors?: [] })?.errors) }));
  return {
    take: queue.take,
    stop() {
      followed.unsubscribe();
      client.stop();
    },
  };
};

const apollo3: Follow = (uri, variables) => {
  const three: typeof import('apollo-client-3/core') = createRequire(import.meta.url)('apollo-client-3/core');
  const queue = createQueue<Told>();
  const client = new three.ApolloClient({ link: new three.HttpLink({ uri }), cache: new three.InMemoryCache() });
  const followed = client.subscribe({ query: three.gql(EVENTS), variables, fetchPolicy: 'no-cache' }).subscribe(
    ({ data }) => queue.put({ data: data as Told['data'] & {}, codes: [] }),
    (error: { readonly graphQLErrors: readonly object[]; readonly protocolErrors: readonly object[] }) =>
      queue.put({ data: null, codes: codesOf([...error.graphQLErrors, ...error.protocolErrors]) }),
  );
  return {
    take: queue.take,
    stop() {
      followed.unsubscribe();
      client.stop();
    },
  };
};

const CLIENTS: readonly [string, Follow][] = [
  ['graphql-sse', graphqlSse(false)],
  ['graphql-sse with a single connection', graphqlSse(true)],
  ['Apollo Client 4', apollo4],
  ['Apollo Client 3', apollo3],
];
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);

describe('clients of streams over HTTP', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem();
  });
  afterAll(() => system?.stop());
  const verified = () => openJourney(system).citizen().files().verifiedBy('admin-nasional').disposedTo('D-18.72');

  it.each(CLIENTS)('%s is told of everything that the public may know, from the beginning on, and then live', async (_name, follow) => {
    const report = verified();
    const { id, trackingId } = await report;
    const following = follow(`${system.gatewayUrl}/graphql`, { reportId: id, after: beginningOf.report(id) });
    const history = await following.take(3);
    await report.acceptedBy('petugas-metro').followedUpBy('petugas-metro');
    const all = [...history, ...(await following.take(2))];
    expect(all.map(({ data }) => data?.reportEvents.type)).toEqual(WHOLE_LIFE.slice(0, 5));
    expect(all.at(-1)?.data?.reportEvents).toMatchObject({ agency: { name: 'Pemerintah Kota Metro' }, report: { trackingId } });
    expect(JSON.stringify(all)).not.toContain('transportCursor');
    following.stop();
  });

  it.each(CLIENTS)('%s is told why a subscription has ended', async (_name, follow) => {
    const { id } = await verified();
    const following = follow(`${system.gatewayUrl}/graphql`, { reportId: id, after: 'nonsense' });
    expect((await following.take(1))[0]?.codes).toEqual(['CURSOR_INVALID']);
    following.stop();
  });

  const inBrowser = CHROMIUM ? it : it.skip;
  inBrowser('a browser’s EventSource goes on by itself when the gateway was killed (needs Chromium: /usr/bin/chromium)', async () => {
    const report = verified();
    const { id } = await report;
    const browser = await chromium.launch({ executablePath: CHROMIUM!, args: ['--no-sandbox', '--disable-gpu'] });
    try {
      const page = await browser.newPage();
      await page.goto(`${system.gatewayUrl}/health`);
      const address = `/graphql?query=${encodeURIComponent(EVENTS)}&variables=${encodeURIComponent(
        JSON.stringify({ reportId: id, after: beginningOf.report(id) }),
      )}`;
      await page.evaluate((url) => {
        const seen: string[] = [];
        Object.assign(globalThis, { seen });
        const source = new EventSource(url);
        source.addEventListener('next', (event) => seen.push(JSON.parse(String((event as MessageEvent).data)).data.reportEvents.type));
        source.addEventListener('complete', () => source.close());
      }, address);
      const seen = () => page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
      await until('the history is there', async () => (await seen()).length === 3);
      await system.children.gateway.crash();
      await report.acceptedBy('petugas-metro').followedUpBy('petugas-metro').answeredBy('petugas-metro').confirmed();
      await until('all is there', async () => (await seen()).length >= 7);
      expect(await seen()).toEqual(WHOLE_LIFE);
    } finally {
      await browser.close();
    }
  });
});
