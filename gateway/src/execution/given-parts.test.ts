import { describe, expect, it } from '@jest/globals';
import { GivenParts } from './given-parts.js';
import type { ResponsePath } from './path.js';

const FIRST = { list: [{ id: 1 }, null], one: { tags: ['a'], name: null }, text: 'a' };

describe('what was given of an answer', () => {
  it.each<[string, ResponsePath, unknown, boolean]>([
    ['more of the same objects', [], { list: [{ name: 'a' }, null] }, false],
    ['an object in place of a null', [], { list: [{}, { id: 2 }] }, false],
    ['a null in place of an object', [], { list: [null, null] }, true],
    ['a null in place of a list', [], { list: null }, true],
    ['a null in place of a list of values', ['one'], { tags: null }, true],
    ['a null that was one', ['one'], { name: null }, false],
    ['a null in place of a value, which no part stands on', [], { text: null }, false],
    ['a null where nothing was given', ['list', 0], { more: null }, false],
    ['a null somewhere else of the same name', ['list', 0], { one: null }, false],
    ['a null where another part has given something', ['list', 0], { deep: null }, true],
    ['a null around what another part has given', [], { list: [{ deep: null }] }, true],
    ['a null further around', [], { fresh: null }, true],
    ['a name that objects inherit', [], { constructor: null }, false],
  ])('%s', (_what, path, data, loses) => {
    const given = new GivenParts(FIRST);
    given.add(['list', 0, 'deep'], { id: 3 });
    given.add(['fresh', 'er'], { id: 4 });
    expect(given.wouldLoseTo(path, data)).toBe(loses);
  });
});
