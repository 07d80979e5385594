import { describe, expect, it } from '@jest/globals';
import { cacheFaults } from './cache-faults.js';
import { CACHE_CONTROL_DEFINITION } from './cache-hints.js';
import { carryWhatIsSaid } from './carry.js';
import { composeSupergraph } from './compose.js';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@inaccessible", "@authenticated", "@policy"])';
const one = (types: string) => ({ name: 'one', url: 'http://one', sdl: `${LINK} ${CACHE_CONTROL_DEFINITION} ${types}` });
const two = (types: string) => ({ ...one(types), name: 'two', url: 'http://two' });
const ENTITY =
  'type Query { a: Thing } type Thing @key(fields: "id") @cacheControl(maxAge: 5) { id: ID! name: String @cacheControl(maxAge: 3, scope: PRIVATE) }';

describe('what subgraphs say of caching', () => {
  it('stands in the supergraph as the word of each, and nowhere in the schema of clients', () => {
    const composed = composeSupergraph([
      one(ENTITY),
      two('type Query { b: Thing } type Thing @key(fields: "id") @cacheControl(maxAge: 9, scope: PUBLIC) { id: ID! more: String }'),
    ]);
    if (!composed.ok) throw new Error(composed.problems.join('\n'));
    expect(composed.supergraphSdl.match(/@join__directive\([^)]*\)/g)).toEqual([
      '@join__directive(graphs: [join__Graph!], name: String!, args: join__DirectiveArguments)',
      '@join__directive(graphs: [ONE], name: "cacheControl", args: {maxAge: 5})',
      '@join__directive(graphs: [TWO], name: "cacheControl", args: {maxAge: 9, scope: "PUBLIC"})',
      '@join__directive(graphs: [ONE], name: "cacheControl", args: {maxAge: 3, scope: "PRIVATE"})',
    ]);
    expect(composed.apiSdl).not.toMatch(/cache/i);
  });

  it('changes nothing where nothing is said, and where a supergraph could not hold it', () => {
    const composed = composeSupergraph([one(ENTITY)]);
    if (!composed.ok) throw new Error(composed.problems.join('\n'));
    expect(carryWhatIsSaid(composed.supergraphSdl, [{ name: 'one', sdl: 'type Query { a: Int }' }])).toBe(composed.supergraphSdl);
    expect(carryWhatIsSaid(composed.supergraphSdl, [{ ...one(ENTITY), name: 'unknown' }])).toBe(composed.supergraphSdl);
    const former = 'type Query { a: Int } type Thing { name: String }';
    expect(carryWhatIsSaid(former, [one(ENTITY)])).toBe(former);
  });

  it.each<[string, string]>([
    ['a guarded field of an entity that is', 'type Thing @cacheControl(maxAge: 5) { name: String @authenticated }'],
    [
      'a guarded field that is',
      'type Thing { name: String @authenticated @cacheControl(maxAge: 5) } type Query { t: Thing @cacheControl(maxAge: 5) }',
    ],
    ['a field of a guarded type', 'type Thing @policy(policies: [["p"]]) @cacheControl(maxAge: 5) { name: String }'],
    [
      'a field whose objects are guarded',
      'type Thing @cacheControl(maxAge: 5) { inner: Inner @cacheControl(maxAge: 5) } type Inner @authenticated { x: Int }',
    ],
    [
      'a field that inherits',
      'type Thing @cacheControl(maxAge: 5) { inner: Inner @authenticated @cacheControl(inheritMaxAge: true) } type Inner { x: Int }',
    ],
  ])('is refused when what is not for everybody would be kept for everybody: %s', (_what, sdl) => {
    expect(cacheFaults(sdl)).toEqual([expect.stringContaining('is not for everybody')]);
  });

  it.each<[string, string]>([
    ['it is private', 'type Thing @cacheControl(maxAge: 5) { name: String @authenticated @cacheControl(scope: PRIVATE) }'],
    ['it is never kept', 'type Thing @cacheControl(maxAge: 5) { name: String @authenticated @cacheControl(maxAge: 0) }'],
    ['its objects are not kept', 'type Thing @cacheControl(maxAge: 5) { inner: Inner @authenticated } type Inner { x: Int }'],
    ['its type is not kept', 'type Thing { other: Other @authenticated } type Other @cacheControl(maxAge: 5) { x: Int }'],
  ])('may be guarded where %s', (_what, sdl) => {
    expect(cacheFaults(sdl)).toEqual([]);
  });

  it('is refused by composition', () => {
    expect(
      composeSupergraph([
        one('type Query { a: Int } type Thing @key(fields: "id") @cacheControl(maxAge: 5) { id: ID! x: Int @authenticated }'),
      ]),
    ).toEqual({
      ok: false,
      problems: ['[one] Thing.x is not for everybody, so it must not be kept for everybody: give it scope PRIVATE.'],
    });
  });
});
