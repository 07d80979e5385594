import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { REQUEST_ID_HEADER } from '@lapor/schema/identity';
import { serverAudits } from 'graphql-http';
import { compose, type ReloadingGateway, startReloadingGateway } from '../reload/reloading-gateway.js';
import { type SmallSubgraph, startSmallSubgraph } from '../reload/small-subgraph.js';

/** What changes from one answer to the next, whoever gives it. */
const OF_THE_MOMENT = [REQUEST_ID_HEADER.toLowerCase(), 'date', 'keep-alive'];
/** Every operation is read anew, by Apollo Server. */
const KNOWS_NOTHING = { PLAN_CACHE_MB: '0' };
/** Some audits ask for types. */
const SETTINGS = { INTROSPECTION: 'true' };
/** What says that no browser was made to send this unasked; without it a GET is refused, which an audit notices. */
const MEANT = { 'apollo-require-preflight': 'true' };

interface Told {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Fetches, and keeps what was answered to whom. */
function recording(told: Told[]): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, { ...init, headers: { ...(init?.headers as Record<string, string>), ...MEANT } });
    const headers = [...response.headers].filter(([name]) => !OF_THE_MOMENT.includes(name));
    const text = (await response.clone().text()).replace(/"errorId":"[^"]+"/g, '');
    told.push({ status: response.status, headers: Object.fromEntries(headers), text });
    return response;
  };
}

describe('GraphQL over HTTP, as graphql-http audits it', () => {
  let subgraph: SmallSubgraph;
  let forgetful: ReloadingGateway;
  let knowing: ReloadingGateway;
  beforeAll(async () => {
    subgraph = await startSmallSubgraph('one', 'type Query { greeting: String @shareable }', { Query: { greeting: () => 'selamat pagi' } });
    [forgetful, knowing] = await Promise.all([
      startReloadingGateway(compose(subgraph), { settings: { ...SETTINGS, ...KNOWS_NOTHING } }),
      startReloadingGateway(compose(subgraph), { settings: SETTINGS }),
    ]);
  });
  afterAll(async () => {
    await Promise.all([forgetful?.stop(), knowing?.stop()]);
    await subgraph?.stop();
  });

  const told = { ordinary: [] as Told[], first: [] as Told[], again: [] as Told[] };
  const audits = {
    ordinary: serverAudits({ url: () => `${forgetful.url}/graphql`, fetchFn: recording(told.ordinary) }),
    first: serverAudits({ url: () => `${knowing.url}/graphql`, fetchFn: recording(told.first) }),
    again: serverAudits({ url: () => `${knowing.url}/graphql`, fetchFn: recording(told.again) }),
  };

  it.each(audits.ordinary.map(({ id, name }, index) => [id, name, index] as const))(
    '%s: %s, and a known operation is answered the same',
    async (_id, _name, index) => {
      for (const way of ['ordinary', 'first', 'again'] as const) {
        told[way].length = 0;
        const { status, ...result } = await audits[way][index]!.fn();
        expect({ way, status, reason: 'reason' in result ? result.reason : undefined }).toEqual({ way, status: 'ok', reason: undefined });
      }
      expect(told.ordinary.length).toBeGreaterThan(0);
      expect(told.first).toEqual(told.ordinary);
      expect(told.again).toEqual(told.ordinary);
    },
  );

  it('refuses a GET that a foreign page may have brought about, and nothing else that is audited', async () => {
    const results = await Promise.all(
      serverAudits({ url: `${knowing.url}/graphql`, fetchFn: fetch }).map(async ({ id, fn }) => [id, (await fn()).status] as const),
    );
    const notOk = results.filter(([, status]) => status !== 'ok');
    expect(Object.fromEntries(notOk)).toEqual({ '5A70': 'notice', D6D5: 'notice', '6A70': 'notice' });
  });
});
