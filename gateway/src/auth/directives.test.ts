import { describe, expect, it } from '@jest/globals';
import { StartFailure } from '@lapor/kit/start-failure';
import { composeSupergraph } from '@lapor/schema/compose';
import { buildSupergraph } from '../supergraph/build-supergraph.js';
import { createGeneration } from '../supergraph/generation.js';
import { compileAccessRules } from './directives.js';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires",
  "@interfaceObject", "@context", "@fromContext", "@authenticated", "@requiresScopes", "@policy"])`;

function compose(...subgraphs: readonly string[]): string {
  const composed = composeSupergraph(
    subgraphs.map((sdl, index) => ({ name: `s${index}`, url: `http://s${index}.test/graphql`, sdl: `${LINK}\n${sdl}` })),
  );
  if (!composed.ok) throw new Error(composed.problems.join('\n'));
  return composed.supergraphSdl;
}

/** What a place asks, as text. */
function asked(supergraphSdl: string, place: string): readonly string[] {
  const rules = compileAccessRules(buildSupergraph(supergraphSdl).schema);
  const [type = '', field] = place.split('.');
  const clauses = field === undefined ? rules.ofType(type) : rules.ofField(type, field);
  return clauses
    .map((clause) => (clause.kind === 'authenticated' ? clause.kind : clause.anyOf.map((all) => all.join('+')).join('|')))
    .sort();
}

const BASIC = compose(`
  type Query { open: Int secret: Int @authenticated card: Card }
  type Card @policy(policies: [["officer"]]) { number: String @requiresScopes(scopes: [["a"], ["b", "c"]]) }
`);

describe('what a supergraph asks of its readers', () => {
  it.each([
    ['Query.open', []],
    ['Query.secret', ['authenticated']],
    ['Query.card', ['officer']],
    ['Card', ['officer']],
    ['Card.__typename', ['officer']],
    ['Card.number', ['a|b+c', 'officer']],
    ['Nowhere.nothing', []],
  ])('%s: %j', (place, clauses) => {
    expect(asked(BASIC, place)).toEqual(clauses);
  });

  it('is nothing where no directive stands', () => {
    expect(compileAccessRules(buildSupergraph(compose('type Query { a: Int }')).schema).isEmpty).toBe(true);
    expect(compileAccessRules(buildSupergraph(BASIC).schema).isEmpty).toBe(false);
  });

  it('holds for a root type as a whole', () => {
    expect(asked(compose('type Query { a: Int } type Mutation @authenticated { b: Int }'), 'Mutation.b')).toEqual(['authenticated']);
  });

  const ENTRIES = compose(`
    type Query { entry: Entry note: Note }
    interface Entry { id: ID! at: Int }
    type Note implements Entry { id: ID! at: Int }
    type Seal implements Entry @authenticated { id: ID! at: Int @policy(policies: [["officer"]]) }
  `);
  it.each([
    ['Query.entry', ['authenticated']],
    ['Query.note', []],
    ['Note.id', []],
    ['Entry.id', ['authenticated']],
    ['Entry.at', ['authenticated', 'officer']],
    ['Note.at', []],
  ])('of an interface is what any type behind it asks, %s: %j', (place, clauses) => {
    expect(asked(ENTRIES, place)).toEqual(clauses);
  });

  it('of an interface alone holds for every type behind it, as composition before November 2025 let it be written', () => {
    const old = compose(`
      type Query { entry: Entry note: Note }
      interface Entry { id: ID! at: Int }
      type Note implements Entry { id: ID! at: Int }
      type Unused @authenticated { a: Int }
    `);
    const onType = old.replace(/(interface Entry\s+@join__type\(graph: S0\))/, '$1 @authenticated');
    expect(asked(onType, 'Query.note')).toEqual(['authenticated']);
    expect(asked(onType, 'Note.id')).toEqual(['authenticated']);
    const onField = old.replace(/(interface Entry[^}]*?at: Int)/, '$1 @authenticated');
    expect(onField).not.toBe(old);
    expect(asked(onField, 'Note.at')).toEqual(['authenticated']);
    expect(asked(onField, 'Note.id')).toEqual([]);
  });

  it('of a union is what all its members ask', () => {
    const found = compose(`
      type Query { found: Found }
      union Found = A | B
      type A @authenticated @policy(policies: [["citizen"]]) { a: Int }
      type B @authenticated { b: Int }
    `);
    expect(asked(found, 'Query.found')).toEqual(['authenticated']);
    expect(asked(found, 'A')).toEqual(['authenticated', 'citizen']);
  });

  it('of an @interfaceObject field holds for the types behind the interface', () => {
    const objects = compose(
      'type Query { media: Media } interface Media @key(fields: "id") { id: ID! } type Book implements Media @key(fields: "id") { id: ID! }',
      'type Media @key(fields: "id") @interfaceObject { id: ID! score: Int @authenticated }',
    );
    expect(asked(objects, 'Book.score')).toEqual(['authenticated']);
    expect(asked(objects, 'Media.score')).toEqual(['authenticated']);
    expect(asked(objects, 'Media.id')).toEqual([]);
  });

  const CHAIN = compose(
    'type Query { t: T } type T @key(fields: "id") { id: ID! inner: Inner } type Inner { x: Int @authenticated y: Int }',
    'type T @key(fields: "id") { id: ID! inner: Inner @external one: Int @authenticated @requires(fields: "inner { x }") free: Int @requires(fields: "inner { y }") } type Inner { x: Int @external y: Int @external }',
    'type T @key(fields: "id") { id: ID! one: Int @external two: Int @authenticated @requires(fields: "one") }',
    'type T @key(fields: "id") { id: ID! two: Int @external three: Int @authenticated @requires(fields: "two") }',
  );
  const STRIPPED = CHAIN.replace(/^( {2}(?:one|two|three): .*) @authenticated$/gm, '$1');
  it.each(['one', 'two', 'three'])('of T.%s is what it is made from asks, over any number of steps', (field) => {
    expect(STRIPPED).not.toBe(CHAIN);
    expect(asked(STRIPPED, `T.${field}`)).toEqual(['authenticated']);
    expect(asked(STRIPPED, 'T.free')).toEqual([]);
  });

  it('of a ring of requirements is the same all around', () => {
    const ring = compose('type Query { t: T } type T @key(fields: "id") { id: ID! a: Int b: Int c: Int @authenticated }')
      .replace(/^ {2}a: Int.*$/m, '  a: Int @join__field(graph: S0, requires: "b")')
      .replace(/^ {2}b: Int.*$/m, '  b: Int @join__field(graph: S0, requires: "a c")');
    expect(asked(ring, 'T.a')).toEqual(['authenticated']);
    expect(asked(ring, 'T.b')).toEqual(['authenticated']);
  });

  it('of a field with a value from the context is what that value asks, and the type that sets it', () => {
    const context = compose(
      `type Query { t: T w: W }
       type T @key(fields: "id") @context(name: "ctx") { id: ID! secret: String! @policy(policies: [["officer"]]) u: U! }
       type W @key(fields: "id") @context(name: "ctx") @authenticated { id: ID! secret: String! u: U! }
       type U @key(fields: "id") { id: ID! open: Int
         made(x: String @fromContext(field: "$ctx { secret }")): Int @authenticated @policy(policies: [["officer"]]) }`,
      'type Query { b: Int! } type U @key(fields: "id") { id: ID! }',
    );
    const stripped = context.replace(/^( {2}made: .*\}\]\)).*$/m, '$1');
    expect(stripped).not.toBe(context);
    expect(asked(stripped, 'U.made')).toEqual(['authenticated', 'officer']);
    expect(asked(stripped, 'U.open')).toEqual([]);
  });
});

describe('a supergraph that cannot be guarded', () => {
  const serve = (sdl: string) => () => {
    void createGeneration(sdl, { planCacheMaxBytes: 1, planning: { deadlineMs: 1_000, heapMb: 128, threads: 1, idleMs: 60_000 } }).stop();
  };
  it.each([
    ['a later version', (sdl: string) => sdl.replace('authenticated/v0.1"', 'authenticated/v0.2"'), /authenticated\/v0\.2/],
    [
      'a later version without a purpose',
      (sdl: string) => sdl.replace('authenticated/v0.1", for: SECURITY', 'authenticated/v0.2"'),
      /authenticated\/v0\.2/,
    ],
    ['another major version', (sdl: string) => sdl.replace('policy/v0.1", for: SECURITY', 'policy/v1.0"'), /policy\/v1\.0/],
    [
      'a specification of security that nobody knows',
      (sdl: string) => sdl.replace('specs.apollo.dev/policy/v0.1', 'example.org/rules/v1.0'),
      /rules\/v1\.0/,
    ],
    ['an empty list of scopes', (sdl: string) => sdl.replace('[["a"], ["b", "c"]]', '[]'), /Card\.number/],
    ['an empty list in a list', (sdl: string) => sdl.replace('[["officer"]]', '[["officer"], []]'), /Card/],
    [
      'two versions of one specification',
      (sdl: string) => sdl.replace('{', '@link(url: "https://specs.apollo.dev/authenticated/v0.2", as: "other")\n{'),
      /authenticated/,
    ],
  ])('is not served: %s', (_what, edit, reason) => {
    const edited = edit(BASIC);
    expect(edited).not.toBe(BASIC);
    expect(serve(BASIC)).not.toThrow();
    expect(serve(edited)).toThrow(reason);
    expect(serve(edited)).toThrow(StartFailure);
  });

  it('is one only by its links: a directive that merely has the name guards nothing', () => {
    const foreign = BASIC.replace('/authenticated/v0.1", for: SECURITY', '/authenticated/v0.1", as: "real", for: SECURITY').replace(
      'directive @authenticated on',
      'directive @authenticated on FIELD_DEFINITION\ndirective @real on',
    );
    expect(asked(foreign, 'Query.secret')).toEqual([]);
    expect(asked(foreign.replace('secret: Int @authenticated', 'secret: Int @real'), 'Query.secret')).toEqual(['authenticated']);
  });
});
