import { describe, expect, it } from '@jest/globals';
import { createRegion } from '../region/region.js';
import { isAgencyCode } from './agency.js';
import { agencyId } from './agency-id.js';
import { governmentCodeOf, regionalGovernment } from './regional-government.js';

describe("an agency's code", () => {
  it.each(['K-PANRB', 'K-PANRB-SP4N', 'L-BPOM', 'P-18', 'D-18.72', 'D-18.72-DLH'])('%s is one', (code) =>
    expect(isAgencyCode(code)).toBe(true),
  );
  it.each(['', 'K', 'k-panrb', 'K-', 'K-PANRB\0', 'K-PANRB\n', 'K PANRB', `K-${'A'.repeat(21)}`])('%p is none', (code) => {
    expect(isAgencyCode(code)).toBe(false);
  });
});

describe("an agency's id", () => {
  it('is a UUID of version 5', () =>
    expect(agencyId('K-PANRB')).toMatch(/^[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/));
  it('never changes, because other systems keep it', () => expect(agencyId('D-18.72')).toBe('75d6bf9e-3db4-587b-8c18-cde0cd109f70'));
  it('differs between agencies', () => expect(agencyId('P-18')).not.toBe(agencyId('P-17')));
});

describe('the government of a region', () => {
  it.each([
    ['18.72', 'KOTA METRO', { code: 'D-18.72', name: 'Pemerintah Kota Metro', shortName: 'Pemkot Metro', type: 'KOTA' }],
    ['32.01', 'KABUPATEN BOGOR', { code: 'D-32.01', name: 'Pemerintah Kabupaten Bogor', shortName: 'Pemkab Bogor', type: 'KABUPATEN' }],
    ['18', 'LAMPUNG', { code: 'P-18', name: 'Pemerintah Provinsi Lampung', shortName: 'Pemprov Lampung', type: 'PROVINSI' }],
    ['34', 'DAERAH ISTIMEWA YOGYAKARTA', { code: 'P-34', name: 'Pemerintah Daerah Daerah Istimewa Yogyakarta', type: 'PROVINSI' }],
    ['11', 'ACEH', { code: 'P-11', name: 'Pemerintah Aceh', type: 'PROVINSI' }],
  ])('of %s (%s) is %p', (code, name, expected) => {
    expect(regionalGovernment(createRegion({ code, name }))).toMatchObject({ ...expected, regionCode: code, parentCode: null });
  });

  it.each(['31.01', '31.71', '31.75'])('of %s in Jakarta is the province', (code) => {
    const region = createRegion({ code, name: 'KOTA ADMINISTRASI' });
    expect(regionalGovernment(region)).toBeNull();
    expect(governmentCodeOf(region)).toBe('P-31');
  });

  it.each([
    ['18.72.04.1003', 'D-18.72'],
    ['32.01.01', 'D-32.01'],
    ['31.74.01.1001', 'P-31'],
  ])('answers for the districts and villages in it: %s belongs to %s', (code, government) => {
    expect(governmentCodeOf({ code })).toBe(government);
    expect(regionalGovernment(createRegion({ code, name: 'X' }))).toBeNull();
  });

  it('keeps the time of its region', () => {
    expect(regionalGovernment(createRegion({ code: '91.71', name: 'KOTA JAYAPURA' }))?.timeZone).toBe('Asia/Jayapura');
  });
});
