import { describe, expect, it } from '@jest/globals';
import { normalizeWords, wordsOf } from './words.js';

describe('the words of a text', () => {
  it.each([
    ['Kota  Métro, jl. Pala', 'KOTA METRO JL PALA'],
    ["Ma'rang Napu’u", 'MARANG NAPUU'],
    ['Toli-Toli', 'TOLI TOLI'],
    ['RT 03/RW 05', 'RT 03 RW 05'],
    ['مرحبا 🌳 \ud800 \0', ''],
    ['', ''],
  ])('of %p are %p', (text, expected) => expect(normalizeWords(text)).toBe(expected));

  it('keep their places in the text', () => {
    const text = 'di Kota Métro.';
    expect(wordsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(['di', 'Kota', 'Métro']);
  });
});
