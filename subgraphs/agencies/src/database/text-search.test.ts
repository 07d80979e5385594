import { describe, expect, it } from '@jest/globals';
import { toPatterns } from './text-search.js';

describe('a search', () => {
  it.each([
    ['kota metro', ['%kota%', '%metro%']],
    ['  metro  ', ['%metro%']],
    ['100%_\\', ['%100\\%\\_\\\\%']],
    ['', []],
    [null, []],
    [undefined, []],
  ])('for %p asks for %p', (search, patterns) => expect(toPatterns(search)).toEqual({ ok: true, patterns }));

  it.each(['a'.repeat(101), 'a\0', 'a\nb'])('is refused when it cannot be a name', (search) => {
    expect(toPatterns(search)).toMatchObject({ ok: false, code: 'INPUT_INVALID', details: { fields: [{ field: 'search' }] } });
  });
});
