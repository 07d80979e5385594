import { describe, expect, it } from '@jest/globals';
import { checkReadingReason } from './handover-reading.js';

const OMBUDSMAN = { kind: 'OFFICER', role: 'OVERSEER', agencyCode: 'L-ORI' } as const;

describe('who reads the file of a hand-over', () => {
  it('as its reporter need not say why', () => {
    expect(checkReadingReason({ kind: 'REPORTER' }, undefined)).toEqual({ ok: true, reason: null });
  });

  it('as an officer says why, in one spelling', () => {
    expect(checkReadingReason(OMBUDSMAN, '  Pemeriksaan laporan pelapor. ')).toEqual({ ok: true, reason: 'Pemeriksaan laporan pelapor.' });
  });

  it.each([undefined, null, '', '  ', 'Periksa'])('as an officer is refused with %j', (reason) => {
    expect(checkReadingReason(OMBUDSMAN, reason)).toMatchObject({
      ok: false,
      code: 'INPUT_INVALID',
      details: { fields: [{ field: 'reason' }] },
    });
  });
});
