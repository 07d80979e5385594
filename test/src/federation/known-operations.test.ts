import { beforeAll, describe, expect, it } from '@jest/globals';
import { REQUEST_ID_HEADER } from '@lapor/schema/identity';
import type { OpenSystem, Username } from '../environment/open-system.js';
import { sharedSystem } from '../environment/shared-system.js';

/** What changes from one answer to the next, whoever gives it. */
const OF_THE_MOMENT = ['date', REQUEST_ID_HEADER.toLowerCase(), 'keep-alive'];
/** The first answer to a text is Apollo Server's, the others come from the lane of known operations. */
const TIMES = 3;

const PUBLIC = '{ agencies(first: 2) { nodes { code name parent { code } } } }';
const OWN = '{ myReports(first: 5) { nodes { id title } } me { id } }';
const GUARDED = 'query { agency(code: "D-18.72") { name officers(first: 5) { nodes { id } } } }';

/** What is asked → the request's parts. */
const REQUESTS: readonly [string, { readonly body: unknown; readonly headers?: Record<string, string>; readonly as?: Username }][] = [
  ['a plain query', { body: { query: PUBLIC } }],
  ['a query of one’s own things', { body: { query: OWN }, as: 'warga' }],
  ['the same without a right to it', { body: { query: OWN } }],
  ['what only some may read', { body: { query: GUARDED }, as: 'admin-metro' }],
  ['the same as a stranger', { body: { query: GUARDED }, as: 'warga' }],
  ['variables that fit', { body: { query: 'query ($code: ID!) { agency(code: $code) { code } }', variables: { code: 'D-18.72' } } }],
  ['variables that do not', { body: { query: 'query ($code: ID!) { agency(code: $code) { code } }', variables: { code: null } } }],
  ['variables nobody asked for', { body: { query: 'query Q { __typename }', variables: { more: 1 } } }],
  ['the second of two operations', { body: { query: 'query A { __typename } query B { a: __typename }', operationName: 'B' } }],
  ['an operation that is not there', { body: { query: 'query A { __typename } query B { a: __typename }', operationName: 'C' } }],
  ['no choice between two', { body: { query: 'query A { __typename } query B { a: __typename }' } }],
  ['a mutation that is refused', { body: { query: 'mutation { signIn(input: { username: "warga", password: "wrong" }) { token } }' } }],
  ['a subscription over HTTP', { body: { query: 'subscription { deskEvents(agencyCode: "D-18.72") { cursor } }' } }],
  ['a token that is none', { body: { query: PUBLIC }, headers: { authorization: 'Bearer x' } }],
  [
    'an operation that is too large',
    {
      body: { query: '{ agencies(first: 100) { nodes { children(first: 100) { nodes { children(first: 100) { nodes { code } } } } } } }' },
    },
  ],
  ['what is not there', { body: { query: '{ nothing }' } }],
  ['a type no browser sends unasked', { body: { query: PUBLIC }, headers: { 'content-type': 'text/plain' } }],
  ['the media type of the specification', { body: { query: PUBLIC }, headers: { accept: 'application/graphql-response+json' } }],
];

describe('an operation that is known', () => {
  let system: OpenSystem;
  beforeAll(async () => {
    system = await sharedSystem();
  });

  async function ask({ body, headers = {}, as }: (typeof REQUESTS)[number][1]) {
    const token = as && (await system.as(as)).token;
    const response = await fetch(`${system.gatewayUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
      body: JSON.stringify(body),
    });
    const told = Object.entries(Object.fromEntries(response.headers)).filter(([name]) => !OF_THE_MOMENT.includes(name));
    return { status: response.status, headers: Object.fromEntries(told), text: (await response.text()).replace(/"errorId":"[^"]+"/g, '') };
  }

  it.each(REQUESTS)('is answered with the same bytes and headers: %s', async (_what, request) => {
    const [first, ...others] = [await ask(request), ...(await Promise.all(Array.from({ length: TIMES - 1 }, () => ask(request))))];
    for (const other of others) expect(other).toEqual(first);
  });

  it('gives nobody more because somebody else has asked it before', async () => {
    const query = `query Mine { ${OWN.slice(1)}`;
    const names = async (as?: Username) => (await ask({ body: { query }, ...(as && { as }) })).text;
    const before = { warga: await names('warga'), warga2: await names('warga2'), nobody: await names() };
    expect(new Set(Object.values(before)).size).toBe(3);
    for (const _turn of [1, 2])
      expect({ warga: await names('warga'), warga2: await names('warga2'), nobody: await names() }).toEqual(before);
  });
});
