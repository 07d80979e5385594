import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  ANONYMOUS,
  API_SCOPES,
  IDENTITY_EXTENSION,
  IDENTITY_HEADER,
  SUBGRAPHS,
  type SubgraphName,
  type Subject,
} from '@lapor/schema/identity';
import { type RegisteredCitizen, registerCitizen } from '../environment/citizen.js';
import { post } from '../environment/graph-client.js';
import { openJourney } from '../environment/journey.js';
import { idOf } from '../environment/officers.js';
import type { OpenSystem } from '../environment/open-system.js';
import { sharedSystem } from '../environment/shared-system.js';
import { askSubgraph, signFor } from '../environment/subgraph.js';

const PERSON = { fullName: 'Entitas Uji', email: 'entitas@surel-uji.id', phone: '081390007001', nik: '3578015707910004' };
const ANYBODY_ELSE: readonly (readonly [string, Subject])[] = [
  ['anybody', ANONYMOUS],
  ['a citizen', { kind: 'citizen', id: randomUUID() }],
  ['an officer of another agency', { kind: 'officer', id: randomUUID(), memberships: [{ role: 'AGENCY_ADMIN', agencyCode: 'D-32.71' }] }],
  ['an overseer of another agency', { kind: 'officer', id: randomUUID(), memberships: [{ role: 'OVERSEER', agencyCode: 'D-32.71' }] }],
  ['another agency’s system', { kind: 'apiClient', id: 'D-32.71:lain', agencyCode: 'D-32.71', scopes: API_SCOPES }],
  ['the agency’s system without a scope', { kind: 'apiClient', id: 'D-18.72:lain', agencyCode: 'D-18.72', scopes: [] }],
];

/** What is asked of an entity behind the gateway's back, and what whoever has no business with it is given. */
interface Door {
  readonly keys: (known: Known) => Record<string, unknown>;
  readonly fields: string;
  readonly given: (known: Known) => unknown;
}
interface Known {
  readonly citizen: RegisteredCitizen;
  /** Filed anonymously and confidentially by the citizen, with the agency of Metro. */
  readonly reportId: string;
  readonly trackingId: string;
}

/** Entity → its door, for each subgraph that resolves it; what is the same for everybody is public. */
const DOORS: Readonly<Record<string, Door>> = {
  'reports.Report id': { keys: ({ reportId }) => ({ id: reportId }), fields: 'id title reporter { id }', given: () => null },
  'reports.Report trackingId': { keys: ({ trackingId }) => ({ trackingId }), fields: 'id title', given: () => null },
  'agencies.Agency code': { keys: () => ({ code: 'D-18.72' }), fields: 'name', given: () => ({ name: 'Pemerintah Kota Metro' }) },
  'agencies.Agency id': { keys: () => ({ id: randomUUID() }), fields: 'name', given: () => null },
  'agencies.Category id': { keys: () => ({ id: 'lingkungan' }), fields: 'id', given: () => ({ id: 'lingkungan' }) },
  'agencies.Region code': { keys: () => ({ code: '18.72' }), fields: 'name', given: () => ({ name: 'Kota Metro' }) },
  'agencies.Officer id': {
    keys: () => ({ id: idOf('petugas-metro') }),
    fields: 'id memberships { role } leave { from }',
    given: () => null,
  },
  // The name goes with the pseudonym, which reports gives out for reports that are filed by name alone (docs/adr/0017).
  'citizens.Citizen id': {
    keys: ({ citizen }) => ({ id: citizen.citizenId }),
    fields: 'id displayName',
    given: ({ citizen }) => ({ id: citizen.citizenId, displayName: PERSON.fullName }),
  },
  'citizens.Officer id': {
    keys: () => ({ id: idOf('petugas-metro') }),
    fields: 'id displayName identities { issuer }',
    given: () => ({ id: idOf('petugas-metro'), displayName: null, identities: null }),
  },
  'citizens.RevealedReporter grant': { keys: () => ({ grant: randomUUID() }), fields: 'displayName email phone', given: () => null },
};

/** Every key by which a subgraph gives out an entity, from the committed SDL; new ones come in by themselves. */
function resolvableKeys(): readonly string[] {
  return SUBGRAPHS.flatMap((subgraph) => {
    const sdl = readFileSync(new URL(`../../../schema/subgraphs/${subgraph}.graphql`, import.meta.url), 'utf8');
    return [...sdl.matchAll(/^type (\w+)([^{]*)\{/gm)].flatMap(([, type, directives = '']) =>
      [...directives.matchAll(/@key\(fields: "([^"]+)"(, resolvable: false)?\)/g)].flatMap(([, key, foreign]) =>
        foreign ? [] : [`${subgraph}.${type} ${key}`],
      ),
    );
  });
}

describe('an entity asked for by its key', () => {
  let system: OpenSystem;
  let known: Known;
  beforeAll(async () => {
    system = await sharedSystem();
    const citizen = await registerCitizen(system, PERSON);
    const { id, trackingId } = await openJourney(system)
      .citizen(citizen.client)
      .files({ anonymous: true, confidential: true })
      .verifiedBy('admin-nasional')
      .disposedTo('D-18.72', { publish: false });
    known = { citizen, reportId: id, trackingId };
  });

  const ask = async (subject: Subject, name: string, keys: readonly Record<string, unknown>[]) => {
    const [subgraph, type] = name.split(/[. ]/) as [SubgraphName, string];
    const query = `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on ${type} { ${DOORS[name]!.fields} } } }`;
    const variables = { keys: keys.map((key) => ({ __typename: type, ...key })) };
    const answer = await askSubgraph<{ _entities: unknown[] }>(
      system,
      subgraph,
      { query, variables },
      signFor(system, subgraph, query, { subject }),
    );
    return answer.data?._entities;
  };

  it('has a door that is looked at here, whatever subgraph gives it out', () => {
    expect(resolvableKeys().toSorted()).toEqual(Object.keys(DOORS).toSorted());
  });

  it.each(Object.keys(DOORS).flatMap((name) => ANYBODY_ELSE.map(([who, subject]) => ({ name, who, subject }))))(
    '$name gives $who nothing that is not theirs',
    async ({ name, subject }) => {
      const { keys, given } = DOORS[name]!;
      expect(await ask(subject, name, [keys(known)])).toEqual([given(known)]);
    },
  );

  it.each(Object.keys(DOORS))('%s gives nobody anything for a key that is none, and each of many its own', async (name) => {
    const { keys, given } = DOORS[name]!;
    const [key] = Object.keys(keys(known)) as [string];
    const strange = ["' or 1=1 --", '', '__proto__', randomUUID()].map((value) => ({ [key]: value }));
    const answers = (await ask(ANONYMOUS, name, [...strange, keys(known), ...strange])) ?? [];
    expect(answers).toHaveLength(9);
    expect(answers[4]).toEqual(given(known));
    expect(JSON.stringify(answers.toSpliced(4, 1))).not.toMatch(/Entitas|Petugas|Metro/);
  });

  it.each([
    ['a header', (identity: string) => ({ headers: { [IDENTITY_HEADER]: identity }, extensions: {} })],
    [
      'a header of forwarding',
      (identity: string) => ({ headers: { 'x-forwarded-for': '127.0.0.1', forwarded: `for="${identity}"` }, extensions: {} }),
    ],
    ['an extension', (identity: string) => ({ headers: {}, extensions: { [IDENTITY_EXTENSION]: identity } })],
  ])('is not opened by an internal identity that a client sends to the gateway as %s', async (_what, smuggle) => {
    const query = 'query ($id: ID!) { report(id: $id) { title } me { id } }';
    const owner: Subject = { kind: 'citizen', id: known.citizen.citizenId };
    const { headers, extensions } = smuggle(signFor(system, 'reports', query, { subject: owner }));
    const answer = await post(`${system.gatewayUrl}/graphql`, { query, variables: { id: known.reportId }, extensions }, headers);
    expect(answer.data).toEqual({ report: null, me: null });
  });

  it('is not reached through the gateway: the graph has no such field', async () => {
    const { status, codes } = await system.anyone.ask('{ _entities(representations: []) { __typename } }');
    expect([status, codes]).toEqual([400, ['GRAPHQL_VALIDATION_FAILED']]);
    expect((await system.anyone.ask('{ _service { sdl } }')).codes).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  });
});
