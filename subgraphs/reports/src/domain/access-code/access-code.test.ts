import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ACCESS_CODE_BYTES, formatAccessCode, handleOf, makeAccessCode, parseAccessCode } from './access-code.js';
import { REPORT_LIMIT, waitSeconds } from './attempt-limit.js';

const codes = fc.uint8Array({ minLength: ACCESS_CODE_BYTES, maxLength: ACCESS_CODE_BYTES }).map(makeAccessCode);

describe('an access code', () => {
  it('is read as people type it', () => {
    const code = makeAccessCode(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8, 9]));
    const shown = formatAccessCode(code);
    expect(shown).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    for (const typed of [
      shown,
      shown.toLowerCase(),
      ` ${code} `,
      code.replaceAll('0', 'o').replaceAll('1', 'l'),
      shown.replaceAll('-', ' '),
    ])
      expect(parseAccessCode(typed)).toBe(code);
  });

  it('comes back from what was shown, whatever it is', () => {
    fc.assert(fc.property(codes, (code) => expect(parseAccessCode(formatAccessCode(code))).toBe(code)));
  });

  it('is not read with one wrong character', () => {
    fc.assert(
      fc.property(codes, fc.nat(14), fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'), (code, at, wrong) => {
        fc.pre(code[at] !== wrong);
        expect(parseAccessCode(code.slice(0, at) + wrong + code.slice(at + 1))).toBeNull();
      }),
    );
  });

  it.each(['', 'LP-7K3M9Q2X', 'AAAAAAAAAAAAAAAAAAAAAAA', 'x'.repeat(100_000), '٠١٢٣٤٥٦٧٨٩٠'])('is not "%.20s"', (text) => {
    expect(parseAccessCode(text)).toBeNull();
  });
});

it('wrong attempts are counted under the first eight characters of a code', () => {
  expect(handleOf('7K3M9Q2XAB4TCDE')).toBe('7K3M9Q2X');
});

describe('the limit of attempts', () => {
  const now = new Date('2026-11-23T03:00:00Z');
  const windowEndsAt = new Date('2026-11-23T03:05:00Z');
  it.each([
    [REPORT_LIMIT.failures, 0],
    [REPORT_LIMIT.failures + 1, 300],
  ])('after %i attempts one waits %i seconds', (failures, seconds) => {
    expect(waitSeconds({ failures, windowEndsAt }, REPORT_LIMIT, now)).toBe(seconds);
  });
});
