import { describe, expect, it } from '@jest/globals';
import { readClaimCode, toClaimCode } from './claim-code.js';
import { readCode } from './one-time-code.js';

describe('the code that takes an account over', () => {
  it('is eight characters that are not taken for one another', () => {
    const code = toClaimCode(Uint8Array.from([0, 9, 10, 17, 18, 31, 32, 255]));
    expect(code).toBe('09AH-JZ0Z');
    expect(readClaimCode(code)).toBe(code);
  });

  it.each([
    ['7k3m9q2x', '7K3M-9Q2X'],
    [' 7K3M 9Q2X ', '7K3M-9Q2X'],
    ['OIL0-1234', '0110-1234'],
    ['7K3M-9Q2', null],
    ['7K3M-9Q2XX', null],
    ['7K3M-9Q2U', null],
    ['', null],
  ])('typed as "%s" is read as %s', (written, code) => expect(readClaimCode(written)).toBe(code));

  it('is never one of those that somebody asks for', () => {
    for (const written of ['123456', '123-456']) expect(readClaimCode(written)).toBeNull();
    for (const written of ['12345678', '1234-5678']) expect(readCode(written)).toBeNull();
  });
});
