import { describe, expect, it } from '@jest/globals';
import { checkSearch } from './search-words.js';

describe('the words of a search', () => {
  it.each([
    ['jalan berlubang', 'jalan berlubang'],
    ['  lampu   yang PADAM di simpang ', 'lampu PADAM simpang'],
    ['"pohon", (tumbang)!', '"pohon", (tumbang)!'],
    ['yang: jembatan', 'jembatan'],
    ['lapor.go.id', 'lapor.go.id'],
    ["x' & | ! :* <->", "x'"],
  ])('%j are %j', (text, words) => {
    expect(checkSearch(text)).toEqual({ ok: true, words });
  });

  it.each([null, undefined, '', '   '])('of %j are none, and nothing is searched', (text) => {
    expect(checkSearch(text)).toEqual({ ok: true, words: null });
  });

  it.each(['yang di dan', '...', '& | !', 'a\u0000b', 'x'.repeat(101), '\ud800'])('%j is refused', (text) => {
    expect(checkSearch(text)).toMatchObject({ ok: false, code: 'INPUT_INVALID', details: { fields: [{ field: 'search' }] } });
  });
});
