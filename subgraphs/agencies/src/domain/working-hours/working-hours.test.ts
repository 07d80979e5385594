import { describe, expect, it } from '@jest/globals';
import { setWorkingHours, toTime } from './working-hours.js';

const DRAFT = {
  agencyCode: 'D-18.72',
  days: [6, 1, 2, 3, 4, 5],
  opens: '07:30',
  closes: '14:00',
  legalRef: 'Perwali Kota Metro 3/2026',
  validFrom: '2027-01-01',
};

describe('working hours', () => {
  it('are kept as minutes of the day under the agency and the first day', () => {
    expect(setWorkingHours(DRAFT, '2026-11-24')).toEqual({
      ok: true,
      workingHours: {
        id: 'D-18.72@2027-01-01',
        agencyCode: 'D-18.72',
        workdays: [1, 2, 3, 4, 5, 6],
        opensAt: 450,
        closesAt: 840,
        legalRef: 'Perwali Kota Metro 3/2026',
        validFrom: '2027-01-01',
      },
    });
    expect([450, 840, 0].map(toTime)).toEqual(['07:30', '14:00', '00:00']);
  });

  it.each([
    ['without a day', { days: [] }, ['days']],
    ['with a day twice', { days: [1, 1] }, ['days']],
    ['that open at no time', { opens: '7:30' }, ['opens']],
    ['that close after midnight', { closes: '24:00' }, ['closes']],
    ['that close before they open', { closes: '07:30' }, ['closes']],
    ['without a legal act', { legalRef: '' }, ['legalRef']],
    ['from yesterday on', { validFrom: '2026-11-23' }, ['validFrom']],
    [
      'with all of it wrong',
      { days: [], opens: '', closes: 'x\0', legalRef: '', validFrom: '' },
      ['days', 'opens', 'closes', 'legalRef', 'validFrom'],
    ],
  ])('%s are refused', (_what, change, fields) => {
    expect(setWorkingHours({ ...DRAFT, ...change }, '2026-11-24')).toMatchObject({
      code: 'INPUT_INVALID',
      details: { fields: fields.map((field) => ({ field })) },
    });
  });
});
