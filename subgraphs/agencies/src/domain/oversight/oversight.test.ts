import { describe, expect, it } from '@jest/globals';
import { anAgency } from '../agency/agency.fixture.js';
import { isInForce, type Oversight, oversightOver } from './oversight.js';

const oversight = (overseerCode: string, scope: Oversight['scope'], further: Partial<Oversight> = {}): Oversight => ({
  id: `${overseerCode}:MANAGER`,
  overseerCode,
  role: 'MANAGER',
  scope,
  legalRef: 'UU 37/2008',
  validFrom: null,
  validTo: null,
  ...further,
});
const ALL = [oversight('L-ORI', 'EVERY_AGENCY'), oversight('K-DAGRI', 'REGIONAL_GOVERNMENTS'), oversight('L-KSP', 'NATIONAL_PRIORITIES')];

describe('oversight', () => {
  it.each([
    ['a city', anAgency({ code: 'D-18.72', type: 'KOTA' }), ['L-ORI', 'K-DAGRI']],
    ['an office of a city', anAgency(), ['L-ORI', 'K-DAGRI']],
    ['a ministry', anAgency({ code: 'K-PU', type: 'KEMENTERIAN' }), ['L-ORI']],
    ['the overseer itself', anAgency({ code: 'L-ORI', type: 'LEMBAGA_NEGARA' }), []],
  ])('over %s', (_what, agency, overseers) => {
    expect(oversightOver(agency, ALL).map(({ overseerCode }) => overseerCode)).toEqual(overseers);
  });

  it.each([
    [null, null, true],
    ['2026-01-01', null, true],
    ['2026-01-02', null, false],
    [null, '2026-01-01', false],
    [null, '2026-01-02', true],
  ])('from %s to %s is in force on the first of January 2026: %s', (validFrom, validTo, holds) => {
    expect(isInForce(oversight('L-ORI', 'EVERY_AGENCY', { validFrom, validTo }), '2026-01-01')).toBe(holds);
  });
});
