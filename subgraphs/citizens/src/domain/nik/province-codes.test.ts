import { describe, expect, it } from '@jest/globals';
import { PROVINCE_CODES } from './province-codes.js';

describe('PROVINCE_CODES', () => {
  it('holds the 38 provinces', () => {
    expect(PROVINCE_CODES.size).toBe(38);
  });
});
