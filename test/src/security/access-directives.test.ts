import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clauseHolds } from '@lapor/gateway/auth/clause';
import { compileAccessRules } from '@lapor/gateway/auth/directives';
import { buildSupergraph } from '@lapor/gateway/supergraph/build-supergraph';
import { ERRORS, type ErrorCode } from '@lapor/schema/errors';
import { ANONYMOUS, API_SCOPES, IDENTITY_EXTENSION, ROLES, type Subject } from '@lapor/schema/identity';
import { clientToken, registerClient } from '../environment/api-clients.js';
import { type TokenKey, tokenKeyOf } from '../environment/forged-token.js';
import { createGraphClient, type GraphClient } from '../environment/graph-client.js';
import { connect } from '../environment/live-client.js';
import { askSubgraph, signFor, subgraphUrl } from '../environment/subgraph.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { type RootField, rootFields } from './root-fields.js';

const ID = '0199a0a0-0000-7000-8000-00000000face';
const client = (scopes: readonly (typeof API_SCOPES)[number][]): Subject => ({ kind: 'apiClient', id: ID, agencyCode: 'D-18.72', scopes });
const citizen: Subject = { kind: 'citizen', id: ID };
const CALLERS: readonly (readonly [string, Subject])[] = [
  ['nobody', ANONYMOUS],
  ['a citizen', citizen],
  ['an API client', client([])],
  ['an API client with every scope', client(API_SCOPES)],
  ['an officer without an office', { kind: 'officer', id: ID, memberships: [] }],
  ...ROLES.map((role) => {
    const agencyCode = { NATIONAL_ADMIN: 'K-PANRB-SP4N', OVERSEER: 'L-ORI' }[role as string] ?? 'D-18.72';
    return [`${role} of ${agencyCode}`, { kind: 'officer', id: ID, memberships: [{ role, agencyCode }] }] as const;
  }),
];

/** A request that is wrong in itself as well may be told that by the subgraph; the gateway does not look so far. */
const FAULTS: readonly (string | undefined)[] = [
  'INPUT_INVALID',
  'AGENCY_UNKNOWN',
  'REGION_UNKNOWN',
  'KEYWORD_UNKNOWN',
  'CURSOR_INVALID',
  'CSV_MALFORMED',
  'CSV_ENCODING_INVALID',
];
/** The generated input is wrong in itself in any case. */
const ALWAYS_FAULTY = ['Mutation.importRegistry', 'Mutation.retireKeyword'];
/** Whom a subgraph refuses and the gateway does not, on purpose. */
const LEFT_TO_SUBGRAPHS: Readonly<Record<string, string>> = {};

const FIELDS = rootFields();
const rules = compileAccessRules(
  buildSupergraph(readFileSync(new URL('../../../schema/supergraph.graphql', import.meta.url), 'utf8')).schema,
);
const isGuarded = ({ place }: RootField) => rules.ofField(...split(place)).length > 0;

function split(place: string): [string, string] {
  const [type = '', field = ''] = place.split('.');
  return [type, field];
}

/** What the gateway has to say by the committed supergraph; undefined when it lets the request through. */
function refusal(place: string, subject: Subject): ErrorCode | undefined {
  const missing = rules.ofField(...split(place)).filter((clause) => !clauseHolds(clause, subject));
  if (missing.length === 0) return undefined;
  return missing.some(({ kind }) => kind === 'authenticated') ? 'UNAUTHENTICATED' : 'FORBIDDEN';
}

describe('the auth directives of this graph', () => {
  let system: TestSystem;
  let key: TokenKey;
  beforeAll(async () => {
    system = await startTestSystem();
    key = tokenKeyOf(system);
  });
  afterAll(() => system.stop());

  /** A subgraph's own code for each way to ask a field, without the gateway. */
  const ownCodes = async ({ subgraph, kind, requests }: RootField, subject: Subject): Promise<readonly (string | undefined)[]> => {
    const live = kind === 'subscription' ? await connect(subgraphUrl(system, subgraph)) : undefined;
    const codes: (string | undefined)[] = [];
    for (const { query, variables } of requests) {
      const identity = signFor(system, subgraph, query, { subject });
      const answer = live
        ? await live.stream(query, variables, { [IDENTITY_EXTENSION]: identity }).take(1)
        : [await askSubgraph(system, subgraph, { query, variables }, identity)];
      codes.push(answer[0]?.errors?.[0]?.extensions.code);
    }
    live?.terminate();
    return codes;
  };

  it.each(CALLERS)(
    'refuse %s nothing that the subgraphs would give, and with the same codes',
    async (_who, subject) => {
      for (const field of FIELDS) {
        const code = refusal(field.place, subject);
        if (!code) continue;
        const codes = await ownCodes(field, subject);
        const others = codes.filter((own) => own !== code && !FAULTS.includes(own));
        expect({ place: field.place, others }).toEqual({ place: field.place, others: [] });
        if (!ALWAYS_FAULTY.includes(field.place))
          expect({ place: field.place, codes }).toEqual({ place: field.place, codes: expect.arrayContaining([code]) });
      }
    },
    120_000,
  );

  it.each([
    ['nobody', ANONYMOUS, 'UNAUTHENTICATED'],
    ['a citizen', citizen, 'FORBIDDEN'],
    ['an API client with every scope', client(API_SCOPES), 'FORBIDDEN'],
  ] as const)(
    'stand wherever the subgraphs refuse %s whatever is asked',
    async (_who, subject, code) => {
      for (const field of FIELDS) {
        if (field.kind === 'subscription' || refusal(field.place, subject) || LEFT_TO_SUBGRAPHS[field.place]) continue;
        const codes = await ownCodes(field, subject);
        expect({ place: field.place, everywhere: codes.every((own) => own === code) }).toEqual({ place: field.place, everywhere: false });
      }
    },
    120_000,
  );

  it('stand on every stream that is not for everybody', () => {
    const streams = FIELDS.filter(({ kind }) => kind === 'subscription');
    expect(Object.fromEntries(streams.map((field) => [field.place, isGuarded(field)]))).toEqual({
      'Subscription.deadlineEvents': true,
      'Subscription.deskEvents': true,
      'Subscription.escalationEvents': true,
      'Subscription.registryEvents': false,
      'Subscription.reportCounters': false,
      'Subscription.reportEvents': false,
      'Subscription.subtreeEvents': true,
      'Subscription.webhookEvents': true,
    });
  });

  describe('while no subgraph answers anything', () => {
    const NAMES = ['reports', 'agencies', 'citizens'] as const;
    let callers: readonly (readonly [Subject, GraphClient])[];
    beforeAll(async () => {
      const system_ = createGraphClient(
        system.gatewayUrl,
        clientToken(key, await registerClient(system, 'papan', ['reports:read']), ['reports:read']),
      );
      callers = [
        [ANONYMOUS, system.anyone],
        [citizen, await system.as('warga')],
        [client(['reports:read']), system_],
      ];
      // The gateway fetches the issuer's keys with the first token it sees.
      for (const [, caller] of callers) await caller.ask('{ __typename }');
      for (const name of NAMES) process.kill(system.children[name].pid()!, 'SIGSTOP');
    });
    afterAll(() => {
      for (const name of NAMES) process.kill(system.children[name].pid()!, 'SIGCONT');
    });

    const refused = () =>
      callers.flatMap(([subject, caller]) =>
        FIELDS.flatMap((field) => {
          const code = refusal(field.place, subject);
          return code ? [{ field, caller, code }] : [];
        }),
      );
    const asEver = (code: ErrorCode) => ({
      message: ERRORS[code].message,
      extensions: { code, pesan: ERRORS[code].pesan, retryable: ERRORS[code].retryable },
    });

    it('is every refusal over HTTP answered all the same, in the words it always had', async () => {
      let count = 0;
      for (const { field, caller, code } of refused()) {
        if (field.kind === 'subscription') continue;
        for (const { query, variables } of field.requests) {
          const { status, data, errors } = await caller.ask(query, variables);
          const [, name] = split(field.place);
          expect({ place: field.place, status, errors }).toEqual({
            place: field.place,
            status: 200,
            errors: [{ ...asEver(code), path: [name] }],
          });
          expect(data?.[name] ?? null).toBeNull();
          count += 1;
        }
      }
      expect(count).toBeGreaterThan(500);
    }, 120_000);

    it('is every refusal over a WebSocket, subscriptions too', async () => {
      let streams = 0;
      for (const [, caller] of callers) {
        const live = await system.live(caller);
        for (const { field, caller: of, code } of refused()) {
          const [request] = field.requests;
          if (of !== caller || !request) continue;
          const stream = live.stream(request.query, request.variables);
          const [answer] = await stream.take(1);
          const place = field.kind === 'subscription' ? {} : { path: [split(field.place)[1]] };
          expect({ place: field.place, errors: answer?.errors }).toEqual({ place: field.place, errors: [{ ...asEver(code), ...place }] });
          expect(await stream.ended).toBe('complete');
          if (field.kind === 'subscription') streams += 1;
        }
        await live.close();
      }
      expect(streams).toBeGreaterThan(3);
    }, 120_000);
  });

  it('leave the rest of an operation answered', async () => {
    const { data, errors } = await system.anyone.ask(
      '{ agency(code: "D-18.72") { name } apiClient(id: "D-18.72:papan") { id } client: apiClient(id: "D-18.72:papan") { __typename } }',
    );
    expect(data).toEqual({ agency: { name: expect.any(String) }, apiClient: null, client: null });
    expect(errors.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['apiClient'], 'UNAUTHENTICATED'],
      [['client'], 'UNAUTHENTICATED'],
    ]);
  });

  it('do nothing of a mutation of which the answer is null as a whole', async () => {
    const warga = await system.as('warga');
    const input = {
      idempotencyKey: 'not-to-be-filed',
      class: 'COMPLAINT',
      title: 'Pohon tumbang di Jalan Pala',
      content: 'Pohon tumbang menghalangi Jalan Pala, Iringmulyo.',
    };
    const both = `mutation ($input: FileReportInput!) { fileReport(input: $input) { id } recomputeClocks(reason: "Uji coba batas waktu") { __typename } }`;
    const { data, errors } = await warga.ask(both, { input });
    expect(data).toBeNull();
    expect(errors.map(({ path, extensions }) => [path, extensions.code])).toEqual([[['recomputeClocks'], 'FORBIDDEN']]);
    expect((await warga.get<{ myReports: { nodes: unknown[] } }>('{ myReports { nodes { id } } }')).myReports.nodes).toEqual([]);
  });
});
