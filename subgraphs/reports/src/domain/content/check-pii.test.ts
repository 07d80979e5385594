import { describe, expect, it } from '@jest/globals';
import { checkPii } from './check-pii.js';

const TEXTS = [
  { field: 'title', text: 'Hubungi 081398127654' },
  { field: 'content', text: 'NIK 1872011708900001 dan 3578015707910004' },
];

describe('the check before publication', () => {
  it('says where it found what, and never the value', () => {
    const refused = checkPii(TEXTS, null);
    expect(refused).toEqual({
      ok: false,
      code: 'PII_FOUND',
      details: {
        findings: [
          { kind: 'PHONE', field: 'title', start: 8, end: 20 },
          { kind: 'NIK', field: 'content', start: 4, end: 20 },
          { kind: 'NIK', field: 'content', start: 25, end: 41 },
        ],
      },
    });
    expect(JSON.stringify(refused)).not.toMatch(/0813|1872|3578/);
  });

  it('lets findings through with a reason, and counts them by kind', () => {
    const reason = 'Nomor layanan resmi instansi';
    expect(checkPii(TEXTS, reason)).toEqual({ ok: true, override: { reason, kinds: { PHONE: 1, NIK: 2 } } });
  });

  it('refuses a reason that says nothing', () => {
    expect(checkPii(TEXTS, 'ya')).toMatchObject({ ok: false, code: 'INPUT_INVALID' });
  });

  it('passes clean texts, and forgets a reason that nothing needed', () => {
    expect(checkPii([{ field: 'title', text: 'Lampu jalan padam' }], 'Nomor layanan resmi')).toEqual({ ok: true, override: null });
  });
});
