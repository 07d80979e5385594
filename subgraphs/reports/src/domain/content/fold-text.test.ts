import { describe, expect, it } from '@jest/globals';
import { findPii } from './find-pii.js';
import { foldText } from './fold-text.js';

describe('folding a text', () => {
  it.each([
    ['１８７２', '1872'],
    ['٠١٢٣٤٥٦٧٨٩', '0123456789'],
    ['𝟎𝟗𝟘𝟡', '0909'],
    ['a\u00a0b\nc', 'a b c'],
    ['1\u200b2\u00ad3', '123'],
    ['1–2—3', '1-2-3'],
    ['budi＠contoh', 'budi@contoh'],
  ])('makes %j %j', (original, folded) => {
    expect(foldText(original).text).toBe(folded);
  });

  it('knows the way back', () => {
    const { text, offsets } = foldText('x\u200b１２');
    expect([...text].map((_, index) => offsets[index])).toEqual([0, 2, 3]);
    expect(offsets.at(-1)).toBe(4);
  });
});

describe('personal data that is typed strangely', () => {
  it.each([
    ['NIK', '1872\u00a00152\u00a00385\u00a00003'],
    ['NIK', '１８７２０１５２０３８５０００３'],
    ['NIK', '1872  0152  0385  0003'],
    ['NIK', '1872–0152–0385–0003'],
    ['NIK', '1872/0152/0385/0003'],
    ['PHONE', '(0813) 77001234'],
    ['PHONE', '(+62) 813 7700 1234'],
    ['PHONE', '+62 (813) 7700-1234'],
    ['PHONE', '0813 - 7700 - 1234'],
    ['PHONE', '０８１３７７００１２３４'],
    ['EMAIL', 'budi＠contoh.id'],
    ['EMAIL', 'budi @ contoh . id'],
    ['EMAIL', 'budi(at)contoh(dot)id'],
    ['PLATE', 'BE.1234.AB'],
  ])('is found all the same: %s %s', (kind, text) => {
    const original = `Hubungi ${text} segera.`;
    expect(findPii(original)).toMatchObject([{ kind, start: original.indexOf(text), end: original.indexOf(text) + text.length }]);
  });
});
