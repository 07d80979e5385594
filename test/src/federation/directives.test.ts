import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ERRORS } from '@lapor/schema/errors';
import { ANONYMOUS, type ApiScope, type Membership, type Subject } from '@lapor/schema/identity';
import { type GuardedGateway, startGuardedGateway } from './guarded-gateway.js';
import { guardedGraph, NAMINGS, withoutDerivedGuards } from './guarded-graph.js';

const citizen: Subject = { kind: 'citizen', id: 'c' };
const officer = (...memberships: Membership[]): Subject => ({ kind: 'officer', id: 'o', memberships });
const client = (...scopes: ApiScope[]): Subject => ({ kind: 'apiClient', id: 'k', agencyCode: 'D-18.72', scopes });
const liaison = officer({ role: 'LIAISON_OFFICER', agencyCode: 'D-18.72' });
const agencyAdmin = officer({ role: 'AGENCY_ADMIN', agencyCode: 'D-18.72' });
const nationalAdmin = officer({ role: 'NATIONAL_ADMIN', agencyCode: 'K-PANRB-SP4N' });
const falseAdmin = officer({ role: 'NATIONAL_ADMIN', agencyCode: 'D-18.72' });

const some = expect.any(String);

/** Who, what, what comes, what is refused, and what no subgraph may hear of. */
type Row = readonly [what: string, who: Subject, query: string, data: unknown, errors: readonly string[], never: RegExp];

const ROWS: readonly Row[] = [
  ['a field', ANONYMOUS, '{ open signedInOnly }', { open: some, signedInOnly: null }, ['signedInOnly: UNAUTHENTICATED'], /signedInOnly/],
  ['an alias', ANONYMOUS, '{ open: signedInOnly x: open }', { open: null, x: some }, ['open: UNAUTHENTICATED'], /signedInOnly/],
  ['nothing of who is signed in', citizen, '{ open signedInOnly }', { open: some, signedInOnly: some }, [], /^$/],
  ['everything that was asked', ANONYMOUS, '{ signedInOnly }', { signedInOnly: null }, ['signedInOnly: UNAUTHENTICATED'], /query/],
  ['with a null that spreads', ANONYMOUS, '{ open mustBeSignedIn }', null, ['mustBeSignedIn: UNAUTHENTICATED'], /query/],
  ['scopes nobody has', ANONYMOUS, '{ scoped open }', { scoped: null, open: some }, ['scoped: FORBIDDEN'], /scoped/],
  ['one of two scopes', client('reports:read'), '{ scoped }', { scoped: null }, ['scoped: FORBIDDEN'], /scoped/],
  ['no scopes of both', client('reports:read', 'registry:read'), '{ scoped }', { scoped: some }, [], /^$/],
  ['no scopes of the other list', client('reports:handle'), '{ scoped }', { scoped: some }, [], /^$/],
  ['scopes from an officer', nationalAdmin, '{ scoped }', { scoped: null }, ['scoped: FORBIDDEN'], /scoped/],
  ['a policy of which half holds', liaison, '{ ruled }', { ruled: null }, ['ruled: FORBIDDEN'], /ruled/],
  ['no policy of which all holds', agencyAdmin, '{ ruled }', { ruled: some }, [], /^$/],
  ['no policy of the other list', citizen, '{ ruled }', { ruled: some }, [], /^$/],
  ['a policy nobody has defined', nationalAdmin, '{ strangeRule }', { strangeRule: null }, ['strangeRule: FORBIDDEN'], /strangeRule/],
  ['two directives, of an anonymous caller', ANONYMOUS, '{ both }', { both: null }, ['both: UNAUTHENTICATED'], /both/],
  ['two directives, of another', falseAdmin, '{ both }', { both: null }, ['both: FORBIDDEN'], /both/],
  ['no two directives that hold', nationalAdmin, '{ both }', { both: some }, [], /^$/],
  ['a type', ANONYMOUS, '{ open vault { content } }', { open: some, vault: null }, ['vault: UNAUTHENTICATED'], /vault|content/],
  ["a type's name alone", ANONYMOUS, '{ open vault { __typename } }', { open: some, vault: null }, ['vault: UNAUTHENTICATED'], /vault/i],
  ['a list of a type', ANONYMOUS, '{ open vaults { content } }', null, ['vaults: UNAUTHENTICATED'], /query/],
  [
    'a field in a type',
    citizen,
    '{ vault { content owner } }',
    { vault: { content: some, owner: null } },
    ['vault.owner: FORBIDDEN'],
    /owner/,
  ],
  ['a scalar', ANONYMOUS, '{ open stamp }', { open: some, stamp: null }, ['stamp: UNAUTHENTICATED'], /stamp/],
  ['an enum', citizen, '{ open grade }', { open: some, grade: null }, ['grade: FORBIDDEN'], /grade/],
  [
    'all of an object',
    ANONYMOUS,
    '{ case { secret vault { content } stampOf } }',
    { case: { secret: null, vault: null, stampOf: null } },
    ['case.secret: UNAUTHENTICATED', 'case.vault: UNAUTHENTICATED', 'case.stampOf: UNAUTHENTICATED'],
    /secret|vault|stampOf|content/,
  ],
  ['what spreads inside', ANONYMOUS, '{ open case { id mustHave } }', null, ['case.mustHave: UNAUTHENTICATED'], /mustHave/],
  [
    'a fragment',
    ANONYMOUS,
    '{ case { ...F } } fragment F on Case { title ...G } fragment G on Case { s: secret }',
    { case: { title: some, s: null } },
    ['case.s: UNAUTHENTICATED'],
    /secret/,
  ],
  [
    'a fragment of which nothing is left',
    ANONYMOUS,
    '{ case { id ...F ... { ... on Case { secret } } } } fragment F on Case { secret }',
    { case: { id: some, secret: null } },
    ['case.secret: UNAUTHENTICATED'],
    /secret/,
  ],
  [
    'root fragments',
    ANONYMOUS,
    'query { ...Q } fragment Q on Query { open ... on Query { signedInOnly } }',
    { open: some, signedInOnly: null },
    ['signedInOnly: UNAUTHENTICATED'],
    /signedInOnly/,
  ],
  ['an interface', ANONYMOUS, '{ open entry { id } }', { open: some, entry: null }, ['entry: UNAUTHENTICATED'], /entry/],
  [
    'an interface by its open type',
    ANONYMOUS,
    '{ open entry { ... on Note { text } } }',
    { open: some, entry: null },
    ['entry: UNAUTHENTICATED'],
    /entry|text/,
  ],
  ['no type of an interface by itself', ANONYMOUS, '{ note { id text } }', { note: { id: some, text: some } }, [], /^$/],
  [
    "a type's name through an interface",
    ANONYMOUS,
    '{ open entry { __typename } }',
    { open: some, entry: null },
    ['entry: UNAUTHENTICATED'],
    /entry/,
  ],
  [
    'the field of an interface that one type guards',
    ANONYMOUS,
    '{ paper { id body } }',
    { paper: { id: some, body: null } },
    ['paper.body: UNAUTHENTICATED'],
    /body/,
  ],
  [
    'a mutation',
    citizen,
    'mutation { file(title: "t") { id } erase(id: "1") }',
    { file: { id: some }, erase: null },
    ['erase: FORBIDDEN'],
    /erase/,
  ],
  ['a mutation beside one that cannot be null', citizen, 'mutation { file { id } eraseAll }', null, ['eraseAll: FORBIDDEN'], /mutation/],
  [
    'part of what a mutation gives, which is done all the same',
    ANONYMOUS,
    'mutation { file(title: "t") { secret } }',
    { file: { secret: null } },
    ['file.secret: UNAUTHENTICATED'],
    /secret/,
  ],
  [
    'what is made from it',
    ANONYMOUS,
    '{ case { id derived } }',
    { case: { id: some, derived: null } },
    ['case.derived: UNAUTHENTICATED'],
    /derived|secret/,
  ],
  [
    'what is made from what is made from it',
    ANONYMOUS,
    '{ case { weight concluded } }',
    { case: { weight: expect.any(Number), concluded: null } },
    ['case.concluded: UNAUTHENTICATED'],
    /concluded|derived|secret/,
  ],
  ['nothing of a chain that may be read', citizen, '{ case { concluded } }', { case: { concluded: some } }, [], /^$/],
];

/** Whether what is made from a guarded field says so itself. */
const REPEATED = /^ {2}(derived|concluded): .*\) @\w+$/m;
const EDITS = { 'as composed today': (sdl: string) => sdl, 'composed before requirements had to be repeated': withoutDerivedGuards };
const SUPERGRAPHS = Object.entries(NAMINGS).flatMap(([naming, spelling]) =>
  Object.entries(EDITS).map(([era, edit]) => ({ naming, era, spelling, edit })),
);

describe.each(SUPERGRAPHS)('auth directives under $naming, $era', ({ spelling, edit }) => {
  let gateway: GuardedGateway;
  beforeAll(async () => {
    gateway = await startGuardedGateway(guardedGraph(spelling), { edit, served: guardedGraph(NAMINGS['their own names']) });
  });
  afterAll(() => gateway.stop());

  it('are composed as this test says', () => {
    expect(REPEATED.test(gateway.supergraphSdl)).toBe(edit !== withoutDerivedGuards);
  });

  it.each(ROWS)('refuse %s', async (_what, who, query, data, errors, never) => {
    const answer = await gateway.ask(who, query);
    expect(answer.data).toEqual(data);
    expect(answer.errors).toEqual(errors);
    expect(answer.sent).not.toMatch(never);
  });

  it('refuse in the words of every refusal, and in no more', async () => {
    const { raw } = await gateway.ask(citizen, '{ both scoped }');
    const { message, pesan, retryable } = ERRORS.FORBIDDEN;
    for (const error of raw)
      expect({ ...error, path: undefined }).toEqual({ message, path: undefined, extensions: { code: 'FORBIDDEN', pesan, retryable } });
  });

  it.each([
    [true, { open: expect.any(String), signedInOnly: null }, 1],
    [false, { open: expect.any(String) }, 0],
  ])('count only where @include and @skip let a field in (%s)', async (on, data, count) => {
    for (const query of [
      'query ($on: Boolean!) { open signedInOnly @include(if: $on) }',
      'query ($on: Boolean!) { open ...F @include(if: $on) } fragment F on Query { signedInOnly }',
      'query ($on: Boolean!) { open signedInOnly @include(if: $on) signedInOnly @skip(if: true) }',
    ]) {
      const answer = await gateway.ask(ANONYMOUS, query, { on });
      expect(answer.data).toEqual(data);
      expect(answer.errors).toHaveLength(count);
      expect(answer.sent).not.toContain('signedInOnly');
    }
  });

  it('keep an object of which a condition leaves out the rest', async () => {
    for (const query of [
      'query ($on: Boolean!) { case { secret id @include(if: $on) } }',
      'query ($on: Boolean!) { case { ...F ... { id @include(if: $on) } } } fragment F on Case { secret }',
    ])
      expect((await gateway.ask(ANONYMOUS, query, { on: false })).data).toEqual({ case: { secret: null } });
  });

  it('tell each refused place of a list where it is', async () => {
    const { data, errors, sent } = await gateway.ask(ANONYMOUS, '{ cases { id secret } }');
    const { cases } = data as { cases: { secret: unknown }[] };
    expect(cases.length).toBeGreaterThan(0);
    expect(errors).toEqual(cases.map((_case, index) => `cases.${index}.secret: UNAUTHENTICATED`));
    expect(sent).not.toContain('secret');
  });

  it("let through a union's open members and refuse the others, their names included", async () => {
    const query = '{ found { __typename ... on Letter { id } ... on Vault { content } } }';
    const all = (await gateway.ask(citizen, query)).data as { found: { __typename: string }[] };
    const names = all.found.map(({ __typename }) => __typename);
    expect(names).toEqual(expect.arrayContaining(['Letter', 'Vault']));
    const { data, errors, sent } = await gateway.ask(
      ANONYMOUS,
      '{ open found { __typename ... on Letter { id } ... on Vault { content } } }',
    );
    expect(data).toBeNull();
    expect(errors[0]).toBe(`found.${names.indexOf('Vault')}: UNAUTHENTICATED`);
    expect(sent).not.toContain('content');
  });

  it('refuse the field that one type of an interface guards on that type, and not on the others', async () => {
    const pages = [1, 2, 3, 4, 5, 6].map((page) => `p${page}: papers(page: ${page}) { ...P }`).join(' ');
    const query = `{ ${pages} } fragment P on Paper { __typename ... on Dossier { body file } ... on Letter { body } }`;
    const whole = (await gateway.ask(citizen, query)).data as Record<string, { __typename: string; body: string }[]>;
    const names = Object.values(whole).flatMap((papers) => papers.map(({ __typename }) => __typename));
    expect(names).toEqual(expect.arrayContaining(['Letter', 'Dossier']));
    const { data, errors, sent } = await gateway.ask(ANONYMOUS, query);
    const isGuarded = ({ __typename }: { __typename: string }) => __typename === 'Dossier';
    const guarded = (papers: (typeof whole)[string]) => papers.map((paper) => (isGuarded(paper) ? { ...paper, body: null } : paper));
    expect(data).toEqual(Object.fromEntries(Object.entries(whole).map(([page, papers]) => [page, guarded(papers)])));
    expect(errors).toEqual(
      Object.entries(whole).flatMap(([page, papers]) =>
        papers.flatMap((paper, index) => (isGuarded(paper) ? [`${page}.${index}.body: UNAUTHENTICATED`] : [])),
      ),
    );
    expect(sent).toMatch(/Letter\s*{\s*body/);
    expect(sent).not.toMatch(/Dossier\s*{[^}]*body/);
  });

  it('refuse a union whose members all ask the same without asking for it', async () => {
    const { data, errors, sent } = await gateway.ask(ANONYMOUS, '{ open sealed { __typename } }');
    expect({ data, errors }).toEqual({ data: { open: some, sealed: null }, errors: ['sealed: UNAUTHENTICATED'] });
    expect(sent).not.toContain('sealed');
  });

  it('give nobody what another was given, in whatever order they come', async () => {
    const query = '{ open signedInOnly scoped }';
    const callers = [citizen, ANONYMOUS, client('reports:handle'), ANONYMOUS, client(), citizen];
    for (const who of [...callers, ...callers.toReversed()]) {
      const { data } = await gateway.ask(who, query);
      expect(data).toEqual({
        open: some,
        signedInOnly: who.kind === 'anonymous' ? null : some,
        scoped: who.kind === 'apiClient' && who.scopes.length > 0 ? some : null,
      });
    }
  });

  it('pass no variable on that only a refused field uses', async () => {
    const query = 'mutation ($id: ID, $title: String) { file(title: $title) { id } erase(id: $id) }';
    const { errors, sent } = await gateway.ask(citizen, query, { id: 'HIDDEN-ID', title: 'judul' });
    expect(errors).toEqual(['erase: FORBIDDEN']);
    expect(sent).not.toContain('HIDDEN-ID');
  });

  it('refuse a subscription before anything is opened', async () => {
    for (const query of [
      'subscription { caseSealed { id } }',
      'subscription { vaultOpened { __typename } }',
      'subscription { ...S } fragment S on Subscription { x: caseSealed { id } }',
    ]) {
      const { errors, opened, data } = await gateway.follow(ANONYMOUS, query, [{ caseSealed: { id: '1' } }]);
      expect({ errors, opened, data }).toEqual({ errors: [': UNAUTHENTICATED'], opened: 0, data: [] });
    }
    expect(await gateway.follow(citizen, 'subscription { caseSealed { id } }', [{ caseSealed: { id: '1' } }])).toMatchObject({
      opened: 1,
      data: [{ caseSealed: { id: '1' } }],
    });
  });

  it('refuse what stands in the rest of a subscription, and nothing else of it', async () => {
    const query = 'subscription { caseChanged { title secret derived concluded weight } }';
    const told = [{ caseChanged: { __typename: 'Case', id: '1', title: 'satu' } }];
    const refused = await gateway.follow(ANONYMOUS, query, told);
    expect(refused.data).toEqual([
      { caseChanged: { title: 'satu', secret: null, derived: null, concluded: null, weight: expect.any(Number) } },
    ]);
    expect(refused.errors).toEqual(['secret', 'derived', 'concluded'].map((name) => `caseChanged.${name}: UNAUTHENTICATED`));
    expect(refused.sent).toContain('weight');
    expect(refused.sent).not.toMatch(/secret|derived|concluded/);
    expect((await gateway.follow(citizen, query, [{ caseChanged: { ...told[0]!.caseChanged, secret: 's' } }])).errors).toEqual([]);
  });

  it('say nothing of themselves to who reads the schema', async () => {
    const { data, errors } = await gateway.ask(ANONYMOUS, '{ __type(name: "Query") { fields { name } } __schema { directives { name } } }');
    expect(errors).toEqual([]);
    expect(JSON.stringify(data)).not.toMatch(/uthenticated|signedIn"|Scopes"|policy"/);
  });
});
