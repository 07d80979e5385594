import { describe, expect, it } from '@jest/globals';
import { fieldProblem } from '../input/field-problem.js';
import { checkCorrection } from './correction.js';

const TODAY = new Date('2026-03-01T00:00:00Z');

describe('checkCorrection', () => {
  it('brings what is given into its normal form and leaves the rest alone', () => {
    expect(checkCorrection({ fullName: ' Siti  Rahma ', nik: null }, TODAY)).toEqual({ ok: true, correction: { FULL_NAME: 'Siti Rahma' } });
    expect(checkCorrection({ nik: '1872 0157 0890 0001', address: 'Jalan Melati 7' }, TODAY)).toEqual({
      ok: true,
      correction: { NIK: '1872015708900001', ADDRESS: 'Jalan Melati 7' },
    });
  });

  it('names every wrong field and repeats no value', () => {
    expect(checkCorrection({ fullName: '<x>', nik: '123', address: 'x' }, TODAY)).toMatchObject({
      code: 'INPUT_INVALID',
      details: {
        fields: [fieldProblem('fullName', 'INVALID_FORMAT'), fieldProblem('nik', 'INVALID_FORMAT'), fieldProblem('address', 'TOO_SHORT')],
      },
    });
  });

  it('refuses to correct nothing', () => {
    expect(checkCorrection({}, TODAY)).toMatchObject({ code: 'INPUT_INVALID' });
  });
});
