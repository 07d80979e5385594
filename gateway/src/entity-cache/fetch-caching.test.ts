import { describe, expect, it } from '@jest/globals';
import { CACHE_CONTROL_DEFINITION } from '@lapor/schema/cache-hints';
import { composeSupergraph } from '@lapor/schema/compose';
import type { FetchNode } from '../planning/plan.js';
import { buildSupergraph } from '../supergraph/build-supergraph.js';
import { readDeclaredHints } from './declared-hints.js';
import { createCachingOf } from './fetch-caching.js';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@inaccessible"])';
const KEPT = `${LINK} ${CACHE_CONTROL_DEFINITION}
  type Query { a: Boolean }
  interface Named { name: String }
  type Agency implements Named @key(fields: "code") @cacheControl(maxAge: 300) {
    code: String! name: String guarded: String
    short: String @cacheControl(maxAge: 60)
    never: String @cacheControl(maxAge: 0)
    own: String @cacheControl(maxAge: 300, scope: PRIVATE)
    parent: Agency
    region: Region
    plain: Plain
    kept: Plain @cacheControl(maxAge: 30)
    heir: Plain @cacheControl(inheritMaxAge: true)
    named: Named @cacheControl(maxAge: 30)
    list(first: Int): [Region!]
  }
  type Region @key(fields: "code") @cacheControl(maxAge: 100) { code: String! name: String }
  type Plain { text: String inner: Plain }
  type Officer @key(fields: "id") { id: ID! name: String }
  type Keyed @key(fields: "id") @cacheControl(scope: PUBLIC) { id: ID! name: String }
  type Heir @key(fields: "id") @cacheControl(inheritMaxAge: true) { id: ID! name: String }
  type Mine @key(fields: "id") @cacheControl(maxAge: 10, scope: PRIVATE) { id: ID! name: String guarded: String }`;
/** It says of another's entity how long it may be kept, and adds a field of its own. */
const LOUD = `${LINK} ${CACHE_CONTROL_DEFINITION}
  type Query { b: Boolean }
  type Officer @key(fields: "id") @cacheControl(maxAge: 9999, scope: PUBLIC) { id: ID! loud: String }
  type Agency @key(fields: "code") { code: String! secret: String }`;

function cachingOf(selection: string, { subgraph = 'kept', ...change }: Partial<FetchNode> = {}) {
  const node: FetchNode = {
    kind: 'fetch',
    subgraph,
    operation: `query Any__1($representations: [_Any!]!) { _entities(representations: $representations) { ${selection} } }`,
    operationName: 'Any__1',
    operationKind: 'query',
    variables: [],
    requires: [],
    inputRewrites: [],
    outputRewrites: [],
    contextReads: [],
    standsAlone: false,
    ...change,
  };
  return find(node);
}

const composed = composeSupergraph([
  { name: 'kept', url: 'http://kept', sdl: KEPT },
  { name: 'loud', url: 'http://loud', sdl: LOUD },
]);
if (!composed.ok) throw new Error(composed.problems.join('\n'));
const supergraph = buildSupergraph(composed.supergraphSdl);
const find = createCachingOf({
  generation: 'g',
  schema: supergraph.schema.toGraphQLJSSchema(),
  hints: readDeclaredHints(supergraph),
  isGuarded: (_type, field) => field === 'guarded',
});
const agency = (fields: string) => `... on Agency { ${fields} }`;

describe('what a fetch asks for may be kept', () => {
  it.each([
    [agency('name'), 300, false],
    [agency('__typename code name'), 300, false],
    [agency('name short'), 60, false],
    [agency('name own'), 300, true],
    [agency('parent { name }'), 300, false],
    [agency('name region { name }'), 100, false],
    [agency('list(first: 5) { code }'), 100, false],
    [agency('kept { text }'), 30, false],
    [agency('heir { text }'), 300, false],
    [agency('short heir { text }'), 60, false],
    [agency('... on Agency { name } ... { short }'), 60, false],
    [agency('name @include(if: $x)'), 300, false],
    [`__typename ${agency('name')} ... on Region { name }`, 100, false],
    [`${agency('name')} ... on Mine { name }`, 10, true],
    ['... on Mine { guarded }', 10, true],
  ])('%s: %i seconds, private: %s', (selection, seconds, isPrivate) => {
    expect(cachingOf(selection)).toMatchObject({ maxAgeMs: seconds * 1000, isPrivate });
  });

  it.each([
    ['a field that says never', agency('name never')],
    ['an object that says nothing', agency('name plain { text }')],
    ['an object in one that may', agency('kept { inner { text } }')],
    ['what stands behind an interface', agency('named { name }')],
    ['a field for which somebody must be somebody', agency('guarded')],
    ['an entity that says nothing', '... on Officer { name }'],
    ['one of several that says nothing', `${agency('name')} ... on Officer { name }`],
    ['an entity that only says for whom', '... on Keyed { name }'],
    ['an entity that inherits, of which there is nothing to inherit from', '... on Heir { name }'],
    ['an entity by its interface', '... on Named { name }'],
    ['a field on a fragment of an interface', agency('... on Named { name }')],
    ['entities on a condition', '... on Agency @include(if: $x) { name }'],
    ['the type alone', '__typename'],
    ['a field that is not there', agency('nothing')],
  ])('not: %s', (_what, selection) => {
    expect(cachingOf(selection)).toBeUndefined();
  });

  it('not because another subgraph says so, nor what another subgraph adds', () => {
    expect(cachingOf('... on Officer { name }')).toBeUndefined();
    expect(cachingOf('... on Officer { loud }', { subgraph: 'loud' })).toMatchObject({ maxAgeMs: 9_999_000 });
    expect(cachingOf(agency('secret'), { subgraph: 'loud' })).toBeUndefined();
  });

  it('not of what is no fetch of entities, changes something or must be rewritten', () => {
    expect(cachingOf(agency('name'), { requires: undefined })).toBeUndefined();
    expect(cachingOf(agency('name'), { operationKind: 'mutation' })).toBeUndefined();
    const rewrite = { kind: 'renameKey', path: [], key: 'a', to: 'b' } as const;
    expect(cachingOf(agency('name'), { outputRewrites: [rewrite] })).toBeUndefined();
    expect(cachingOf(agency('name'), { inputRewrites: [rewrite] })).toBeUndefined();
    expect(cachingOf(agency('name'), { contextReads: [{ variable: 'v', up: 1, path: [] }] })).toBeUndefined();
  });

  it('under one key for one selection, whatever the operation is called', () => {
    const operation = (name: string, fields: string) =>
      `query ${name}($representations: [_Any!]!) { _entities(representations: $representations) { ... on Agency { ${fields} } } }`;
    const keyOf = (name: string, fields: string, subgraph = 'kept') => cachingOf('', { subgraph, operation: operation(name, fields) })?.key;
    expect(keyOf('A', 'name')).toBe(keyOf('B', 'name'));
    expect(new Set([keyOf('A', 'name'), keyOf('A', 'name: code'), keyOf('A', 'name code'), keyOf('A', 'short')]).size).toBe(4);
  });

  it('and knows what stands inside, of which a change changes it', () => {
    expect(cachingOf(agency('name region { name } parent { code }'))).toMatchObject({
      types: ['Agency'],
      innerTypes: ['Region', 'Agency'],
    });
  });
});

describe('a whole copy', () => {
  const copy = (selection: string, value: unknown, typename = 'Agency') => cachingOf(agency(selection))?.copyWhole(value, typename);

  it('holds what was asked for and nothing else', () => {
    expect(copy('name', { name: 'x', code: 'y', more: { deep: 1 } })).toEqual({ name: 'x' });
    expect(copy('region { name }', { region: { name: 'r', code: 'c' } })).toEqual({ region: { name: 'r' } });
    expect(copy('list { name }', { list: [{ name: 'r' }, { name: null }] })).toEqual({ list: [{ name: 'r' }, { name: null }] });
    expect(copy('name @skip(if: $x) code', { code: 'y' })).toEqual({ code: 'y' });
  });

  it.each<[string, unknown]>([
    ['name', {}],
    ['name', { name: 5 }],
    ['name', { name: ['x'] }],
    ['name', { name: undefined }],
    ['name', null],
    ['name', 'x'],
    ['name', []],
    ['name', Object.create({ name: 'x' })],
    ['code', { code: null }],
    ['region { name }', { region: 'r' }],
    ['region { code }', { region: { code: null } }],
    ['list { name }', { list: [null] }],
    ['list { name }', { list: { 0: { name: 'r' } } }],
    ['__typename', { __typename: 'Region' }],
  ])('is not made of less: %s of %j', (selection, value) => {
    expect(copy(selection, value)).toBeUndefined();
  });

  it('is not made of another type', () => {
    for (const typename of ['Region', 'constructor', '']) expect(copy('name', { name: 'x' }, typename)).toBeUndefined();
  });
});
