import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openJourney, TITLE } from '../environment/journey.js';
import type { Username } from '../environment/open-system.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { mergeParts, type Part, readParts } from '../federation/parts.js';

const FORMATS = ['deferSpec=20220824', 'incrementalSpec=v0.2'];
const VIEWERS: readonly (Username | null)[] = [null, 'warga', 'warga2', 'petugas-metro', 'admin-nasional'];

/** The same question at once, and with everything that somebody may be refused left for later. */
const QUESTIONS: readonly [string, (defer: string) => string][] = [
  [
    'who works in an agency',
    (defer) => `{ agency(code: "D-18.72") { name } ... ${defer} { officers(agencyCode: "D-18.72", first: 5) { nodes { id } } } }`,
  ],
  ['one’s own reports', (defer) => `{ me { id } ... ${defer} { myReports(first: 5) { nodes { id title } } } }`],
  [
    'everybody’s reports',
    (defer) =>
      `{ publicReports(first: 5) { nodes { trackingId ... ${defer} { title version leadAgency { name ... ${defer} { parent { name } } } } } } }`,
  ],
];

describe('@defer over the whole system', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem({ overrides: { gateway: { INTROSPECTION: 'false' } } });
    await openJourney(system).citizen('warga').files().verifiedBy('admin-nasional').disposedTo('D-18.72');
  });
  afterAll(() => system?.stop());

  async function ask(query: string, viewer: Username | null, accept: string): Promise<Response> {
    const token = viewer && (await system.as(viewer)).token;
    return fetch(`${system.gatewayUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept, ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify({ query }),
    });
  }
  async function inParts(query: string, viewer: Username | null, format: string) {
    const response = await ask(query, viewer, `multipart/mixed;${format}, application/json`);
    expect(response.headers.get('content-type')).toContain('multipart/mixed');
    const parts: Part[] = [];
    for await (const part of readParts(response.body as ReadableStream<Uint8Array>)) parts.push(part);
    return { ...mergeParts(parts), parts };
  }
  const told = (errors: readonly { readonly path?: readonly unknown[]; readonly extensions?: Record<string, unknown> }[]) =>
    errors.map(({ path, extensions }) => `${path?.join('.')}: ${extensions?.code}`).sort();

  describe.each(VIEWERS)('gives %s', (viewer) => {
    it.each(QUESTIONS)('in parts what they may read at once, and refuses the same: %s', async (_what, question) => {
      const whole = (await (await ask(question(''), viewer, 'application/json')).json()) as Part;
      for (const format of FORMATS) {
        const { data, errors, parts } = await inParts(question('@defer'), viewer, format);
        expect(parts.length).toBeGreaterThan(1);
        expect(told(errors)).toEqual(told(whole.errors ?? []));
        // A field that may not be null takes its deferred part with it, where at once it takes the object.
        if (!whole.errors?.length) expect(data).toEqual(whole.data);
      }
    });
  });

  it('shows a stranger nothing of what only others may read', async () => {
    for (const format of FORMATS) {
      const { parts } = await inParts(QUESTIONS[0]![1]('@defer'), 'warga', format);
      expect(JSON.stringify(parts)).not.toMatch(/"nodes"/);
      expect(told(parts.flatMap(errorsOf))).toEqual(['officers: FORBIDDEN']);
    }
  });

  const AGENCIES = 'agencies(first: 100) { nodes { code } }';
  it.each([
    [
      'objects',
      '{ ... @defer { agencies(first: 100) { nodes { children(first: 100) { nodes { children(first: 100) { nodes { code } } } } } } } }',
      'OPERATION_TOO_LARGE',
    ],
    [
      'fields',
      `{ ... @defer { ${Array.from({ length: 400 }, (_, index) => `a${index}: ${AGENCIES}`).join(' ')} } }`,
      'OPERATION_TOO_LARGE',
    ],
    ['levels', `{ agency(code: "D-18.72") { ${'... @defer { parent { '.repeat(20)} code ${'} } '.repeat(20)} } }`, 'OPERATION_TOO_DEEP'],
    [
      'fields of fragments that multiply',
      `{ ...F0 @defer } ${Array.from({ length: 12 }, (_, index) => `fragment F${index} on Query { ... @defer { ...F${index + 1} } ... @defer { ...F${index + 1} } }`).join(' ')} fragment F12 on Query { me { id } }`,
      'OPERATION_TOO_LARGE',
    ],
  ])('counts what is deferred like everything else: too many %s', async (_what, query, code) => {
    const response = await ask(query, null, `multipart/mixed;${FORMATS[0]}, application/json`);
    const { errors } = (await response.json()) as Part;
    expect({ status: response.status, codes: errors?.map(({ extensions }) => extensions?.code) }).toEqual({ status: 400, codes: [code] });
  });

  it('still hides the schema, refuses a token that is none, and asks browsers for a preflight', async () => {
    const accept = `multipart/mixed;${FORMATS[0]}, application/json`;
    const hidden = await ask('{ me { id } ... @defer { __schema { queryType { name } } } }', null, accept);
    const { data, errors = [] } = (await hidden.json()) as Part;
    expect(data).toBeUndefined();
    expect([...new Set(errors.map(({ extensions }) => extensions?.code))]).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    const url = `${system.gatewayUrl}/graphql`;
    const query = '{ me { id ... @defer { __typename } } }';
    const forged = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept, authorization: 'Bearer x' },
      body: JSON.stringify({ query }),
    });
    expect(forged.status).toBe(401);
    const simple = await fetch(`${url}?query=${encodeURIComponent(query)}`, { headers: { accept } });
    expect(simple.status).toBe(400);
  });

  it('refuses it in subscriptions, and answers at once over WebSocket', async () => {
    const live = await system.live(await system.as('petugas-metro'));
    const [subscribed] = await live
      .stream('subscription { deskEvents(agencyCode: "D-18.72") { cursor ... @defer { __typename } } }')
      .take(1);
    expect(subscribed?.errors?.map(({ message }) => message)).toEqual([
      '@defer cannot be used in a subscription. Ask for the fields without it.',
    ]);
    const [asked] = await live.stream('{ agency(code: "D-18.72") { code ... @defer { name } } }').take(1);
    expect(asked?.data).toEqual({ agency: { code: 'D-18.72', name: expect.any(String) } });
    await live.close();
  });

  it('leaves nothing of answers in the log', async () => {
    const { parts } = await inParts(QUESTIONS[1]![1]('@defer'), 'warga', FORMATS[0]!);
    expect(JSON.stringify(parts)).toContain(TITLE);
    expect(system.lines.filter((line) => line.includes(TITLE))).toEqual([]);
    expect(system.lines.filter((line) => /"unexpected error"|a request could not be answered/.test(line))).toEqual([]);
  });
});

function errorsOf({ errors = [], incremental = [], completed = [] }: Part) {
  return [...errors, ...[...incremental, ...completed].flatMap((item) => item.errors ?? [])];
}
