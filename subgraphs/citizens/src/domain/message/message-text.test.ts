import { describe, expect, it } from '@jest/globals';
import { CODE_PURPOSES } from '../code/one-time-code.js';
import { codeText } from './message-text.js';

describe('codeText', () => {
  it.each(CODE_PURPOSES.filter((purpose) => purpose !== 'CLAIM_BY_NEWS'))('for %s fits one SMS and holds the code', (purpose) => {
    const text = codeText(purpose, '012345');
    expect(text).toContain('012345');
    expect(text).toMatch(/^[\x20-\x7e]{1,160}$/);
  });
});
