import { describe, expect, it } from '@jest/globals';
import { checkAddress } from './address.js';

describe('checkAddress', () => {
  it('writes an address in one line', () => {
    expect(checkAddress(' Jl. Melati No. 7,\nRT 03/RW 02,  Metro Pusat ')).toEqual({
      ok: true,
      value: 'Jl. Melati No. 7, RT 03/RW 02, Metro Pusat',
    });
  });

  it.each([
    ['', 'REQUIRED'],
    ['Jl', 'TOO_SHORT'],
    ['a'.repeat(301), 'TOO_LONG'],
    ['Jalan <b>Melati</b>', 'INVALID_FORMAT'],
    ['Jalan Melati\u202e7', 'INVALID_FORMAT'],
    ['Jalan Melati\u0000', 'INVALID_FORMAT'],
  ])('refuses "%s"', (written, problem) => expect(checkAddress(written)).toEqual({ ok: false, problem }));
});
