import { describe, expect, it } from '@jest/globals';
import { POSTPONE_REASONS, postponeLabel, TURNS, turnOf } from './postpone-reasons.js';

const REASONS = [
  ['INCOMPLETE', 'Menunggu kelengkapan dari pelapor', 'REPORTER'],
  ['FIELD_CHECK', 'Menunggu pemeriksaan lapangan', 'DESK'],
  ['AWAITING_OTHER_BODY', 'Menunggu keterangan pihak lain', 'DESK'],
  ['FORCE_MAJEURE', 'Tertunda karena keadaan kahar', 'DESK'],
] as const;

describe('a reason to wait', () => {
  it.each(REASONS)('%s is shown as "%s", and it is the turn of the %s', (reason, label, turn) => {
    expect([postponeLabel(reason), turnOf(reason)]).toEqual([label, turn]);
    expect(POSTPONE_REASONS).toContain(reason);
    expect(TURNS).toContain(turn);
  });
});
