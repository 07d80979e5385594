import { describe, expect, it } from '@jest/globals';
import { checkNik } from './nik.js';

const TODAY = new Date('2026-03-01T00:00:00Z');

describe('checkNik', () => {
  it.each([
    ['a man born on 17 August 1990', '1872011708900001', '1872011708900001'],
    ['a woman: 40 is added to the day', '1872015708900001', '1872015708900001'],
    ['a woman born on the 31st', '3271017112850002', '3271017112850002'],
    ['spaces, dots and hyphens between the digits', '187201 170890-0001', '1872011708900001'],
    ['29 February of a leap year', '3271012902960001', '3271012902960001'],
    ['year 00, a leap year in 2000', '3271012902000001', '3271012902000001'],
    ['born this year, before today', '3271012802260001', '3271012802260001'],
    ['the youngest province', '9601010101010001', '9601010101010001'],
  ])('accepts %s', (_case, nik, value) => {
    expect(checkNik(nik, TODAY)).toEqual({ ok: true, value });
  });

  it.each([
    ['15 digits', '187201170890001', 'INVALID_FORMAT'],
    ['17 digits', '18720117089000011', 'INVALID_FORMAT'],
    ['a letter', '18720117O8900001', 'INVALID_FORMAT'],
    ['digits of another script', '١٨٧٢٠١١٧٠٨٩٠٠٠٠١', 'INVALID_FORMAT'],
    ['nothing', '', 'INVALID_FORMAT'],
    ['serial 0000', '1872011708900000', 'INVALID_FORMAT'],
    ['a province that does not exist', '9972011708900001', 'UNKNOWN_REGION'],
    ['a province that no longer exists (Timor Timur)', '5401011708900001', 'UNKNOWN_REGION'],
    ['regency 00', '1800011708900001', 'UNKNOWN_REGION'],
    ['regency 70', '1870011708900001', 'UNKNOWN_REGION'],
    ['district 00', '1872001708900001', 'UNKNOWN_REGION'],
    ['day 0', '1872010008900001', 'INVALID_DATE_OF_BIRTH'],
    ['day 32', '1872013208900001', 'INVALID_DATE_OF_BIRTH'],
    ['day 40, which is neither', '1872014008900001', 'INVALID_DATE_OF_BIRTH'],
    ['day 72', '1872017208900001', 'INVALID_DATE_OF_BIRTH'],
    ['31 April', '1872013104900001', 'INVALID_DATE_OF_BIRTH'],
    ['29 February of no leap year', '1872012902950001', 'INVALID_DATE_OF_BIRTH'],
    ['a woman born on 30 February', '1872017002900001', 'INVALID_DATE_OF_BIRTH'],
    ['month 0', '1872011700900001', 'INVALID_DATE_OF_BIRTH'],
    ['month 13', '1872011713900001', 'INVALID_DATE_OF_BIRTH'],
  ])('refuses %s', (_case, nik, problem) => {
    expect(checkNik(nik, TODAY)).toEqual({ ok: false, problem });
  });

  it('reads a year that has not come yet as one of the last century', () => {
    expect(checkNik('3271010203260001', TODAY).ok).toBe(true);
  });
});
