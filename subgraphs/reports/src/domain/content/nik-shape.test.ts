import { describe, expect, it } from '@jest/globals';
import { isNik } from './nik-shape.js';

const nik = ({ province = '18', regency = '72', district = '01', day = '17', month = '08' } = {}) =>
  `${province}${regency}${district}${day}${month}900001`;

/** All provinces of domain.md 2.1 by the first two digits of their codes. */
const PROVINCES = new Set(
  '11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76 81 82 91 92 93 94 95 96'.split(' '),
);

describe('sixteen digits', () => {
  it('are a NIK in every province there is, and in no other', () => {
    const found = Array.from({ length: 100 }, (_, number) => `${number}`.padStart(2, '0')).filter((province) => isNik(nik({ province })));
    expect(new Set(found)).toEqual(PROVINCES);
  });

  it.each([
    ['the first regency', { regency: '01' }, true],
    ['the last city', { regency: '79' }, true],
    ['no regency', { regency: '00' }, false],
    ['a regency past the last', { regency: '80' }, false],
    ['the first district', { district: '01' }, true],
    ['no district', { district: '00' }, false],
    ['the first day', { day: '01' }, true],
    ['no day', { day: '00' }, false],
    ["a woman's first day", { day: '41' }, true],
    ["a woman's day before the first", { day: '40' }, false],
    ['the 31st of a long month', { day: '31' }, true],
    ['the 32nd', { day: '32' }, false],
    ["a woman's 31st", { day: '71' }, true],
    ["a woman's 32nd", { day: '72' }, false],
    ['the first month', { month: '01' }, true],
    ['no month', { month: '00' }, false],
    ['the last month', { month: '12' }, true],
    ['a thirteenth month', { month: '13' }, false],
    ['29 February', { day: '29', month: '02' }, true],
    ['30 February', { day: '30', month: '02' }, false],
    ...['04', '06', '09', '11'].flatMap((month) => [
      [`30 in month ${month}`, { day: '30', month }, true] as const,
      [`31 in month ${month}`, { day: '31', month }, false] as const,
    ]),
    ...['01', '03', '05', '07', '08', '10', '12'].map((month) => [`31 in month ${month}`, { day: '31', month }, true] as const),
  ] as const)('with %s: %j are one: %s', (_what, parts, valid) => {
    expect(isNik(nik(parts))).toBe(valid);
  });

  it.each(['187201170890000', '18720117089000011', 'x1872011708900001', '1872011708900001x', '18720117089000a1', ''])(
    '%s are not sixteen digits',
    (text) => {
      expect(isNik(text)).toBe(false);
    },
  );
});
