import { describe, expect, it } from '@jest/globals';
import { createRegion, isRegionCode, villageKindOf } from './region.js';
import { toRegionName } from './region-name.js';
import { timeZoneOfProvince } from './time-zone-of-province.js';

describe("a region's name", () => {
  it.each([
    ['KOTA METRO', 'Kota Metro'],
    ['KABUPATEN BOGOR', 'Kabupaten Bogor'],
    ['DKI JAKARTA', 'DKI Jakarta'],
    ['DAERAH ISTIMEWA YOGYAKARTA', 'Daerah Istimewa Yogyakarta'],
    ['KABUPATEN PANGKAJENE DAN KEPULAUAN', 'Kabupaten Pangkajene dan Kepulauan'],
    ['KABUPATEN ADMINISTRASI KEPULAUAN SERIBU', 'Kabupaten Administrasi Kepulauan Seribu'],
    [' KABUPATEN  TOLI-TOLI ', 'Kabupaten Toli-Toli'],
  ])('%s is written %s', (official, name) => expect(toRegionName(official)).toBe(name));
});

describe('a region', () => {
  it.each([
    ['18', { level: 'PROVINCE', parentCode: null, ownGovernment: true }],
    ['18.72', { level: 'CITY', parentCode: '18', ownGovernment: true }],
    ['32.01', { level: 'REGENCY', parentCode: '32', ownGovernment: true }],
    ['31', { level: 'PROVINCE', parentCode: null, ownGovernment: true }],
    ['31.01', { level: 'REGENCY', parentCode: '31', ownGovernment: false }],
    ['31.71', { level: 'CITY', parentCode: '31', ownGovernment: false }],
    ['18.72.04', { level: 'DISTRICT', parentCode: '18.72', ownGovernment: false, timeZone: 'Asia/Jakarta' }],
    ['91.71.01.1003', { level: 'VILLAGE', parentCode: '91.71.01', ownGovernment: false, timeZone: 'Asia/Jayapura' }],
  ])('%s is known by its code alone: %p', (code, expected) => expect(createRegion({ code, name: 'X' })).toMatchObject(expected));

  it.each(['1', '018', '18.', '18.7', '18.072', '18.72.1', '18.72.01.103', '18.72.01.10031', '18\n', '18.72\0', "18' or '1"])(
    'has no code like %p',
    (text) => {
      expect(isRegionCode(text)).toBe(false);
    },
  );
});

describe('a village', () => {
  it.each([
    ['18.72.04.1003', 'KELURAHAN'],
    ['11.01.01.2001', 'DESA'],
    ['91.03.01.3001', 'DESA_ADAT'],
    ['91.03.01.9001', null],
    ['18.72.04', null],
    ['18', null],
  ])('%s is by its code %p', (code, kind) => expect(villageKindOf(code)).toBe(kind));

  it('keeps its name as the source writes it', () =>
    expect(createRegion({ code: '18.72.04.1003', name: 'Iring Mulyo' }).name).toBe('Iring Mulyo'));
});

describe('a province', () => {
  const ZONES = {
    'Asia/Jakarta': [11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 31, 32, 33, 34, 35, 36, 61, 62],
    'Asia/Makassar': [51, 52, 53, 63, 64, 65, 71, 72, 73, 74, 75, 76],
    'Asia/Jayapura': [81, 82, 91, 92, 93, 94, 95, 96],
  };
  const rows = Object.entries(ZONES).flatMap(([zone, codes]) => codes.map((code) => [String(code), zone]));

  it.each(rows)('%s keeps the time of %s', (code, zone) => expect(timeZoneOfProvince(code as string)).toBe(zone));
  it('is one of 38', () => expect(rows).toHaveLength(38));
});
