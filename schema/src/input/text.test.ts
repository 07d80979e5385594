import { describe, expect, it } from '@jest/globals';
import { checkText, normalizeText } from './text.js';

const RULE = { min: 3, max: 5 };

describe('a text', () => {
  it.each([
    ['abc', null],
    ['abcde', null],
    ['a\tb\nc', null],
    ['😀😀😀😀😀', null],
    ['ab', 'needs at least 3 characters'],
    ['abcdef', 'may have at most 5 characters'],
    ['😀😀', 'needs at least 3 characters'],
    ['😀😀😀😀😀😀', 'may have at most 5 characters'],
    ['x'.repeat(1_000_000), 'may have at most 5 characters'],
    ['ab\0c', 'contains control characters'],
    ['ab\u007fc', 'contains control characters'],
    ['ab\u0085c', 'contains control characters'],
    ['ab\u202ec', 'contains control characters'],
    ['ab\u2066c', 'contains control characters'],
    ['ab\rc', 'contains control characters'],
    ['ab\ud800c', 'contains control characters'],
  ])('%j has the problem %j', (text, problem) => {
    expect(checkText('title', text, RULE)?.problem ?? null).toBe(problem);
  });

  it('is normalised to NFC, line feeds and no space around', () => {
    expect(normalizeText('  e\u0301\r\nx ')).toBe('\u00e9\nx');
  });
});
