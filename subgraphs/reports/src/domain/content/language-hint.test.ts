import { describe, expect, it } from '@jest/globals';
import { CANDIDATES, LANGUAGE_HINTS, MIN_CHARACTERS, toLanguageHint } from './language-hint.js';

describe("a detector's answer", () => {
  it.each([
    ['und', null],
    ['ind', 'ind'],
    ['zlm', 'ind'],
    ['jav', 'jav'],
    ['sun', 'sun'],
    ['min', 'other'],
    ['eng', 'other'],
  ] as const)('%s is read as %s', (code, hint) => {
    expect(toLanguageHint(code)).toBe(hint);
    if (hint) expect(LANGUAGE_HINTS).toContain(hint);
  });

  it('is chosen from the languages of the country, and English', () => {
    expect(CANDIDATES.toSorted()).toEqual(['ace', 'ban', 'bjn', 'bug', 'eng', 'ind', 'jav', 'mad', 'min', 'sun', 'zlm']);
    expect(MIN_CHARACTERS).toBe(40);
    expect(LANGUAGE_HINTS).toHaveLength(4);
  });
});
