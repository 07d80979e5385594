import { describe, expect, it } from '@jest/globals';
import { checkEvidence, EVIDENCE_KINDS, evidenceLabel } from './evidence.js';

const PIECE = { kind: 'DOCUMENT_NUMBER', text: ' Surat nomor 17 ' } as const;

describe('the evidence of an answer', () => {
  it('is kept as it was meant, and may be none', () => {
    expect(checkEvidence([PIECE])).toEqual({ ok: true, evidence: [{ kind: 'DOCUMENT_NUMBER', text: 'Surat nomor 17' }] });
    expect(checkEvidence(null)).toEqual({ ok: true, evidence: [] });
  });

  it.each([
    ['too short', [{ ...PIECE, text: 'ya' }]],
    ['too long', [PIECE, { ...PIECE, text: 'a'.repeat(501) }]],
    ['too many pieces', Array.from({ length: 11 }, () => PIECE)],
  ])('is refused when it is %s', (_what, evidence) => {
    expect(checkEvidence(evidence)).toMatchObject({ code: 'INPUT_INVALID', details: { fields: [{ field: 'evidence' }] } });
  });

  it('has up to ten pieces', () => expect(checkEvidence(Array.from({ length: 10 }, () => PIECE)).ok).toBe(true));

  it.each(EVIDENCE_KINDS)('of kind %s has a label', (kind) => expect(evidenceLabel(kind)).toMatch(/\S{4}/));
});
