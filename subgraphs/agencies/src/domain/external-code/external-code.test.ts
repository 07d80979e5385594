import { describe, expect, it } from '@jest/globals';
import { setExternalCode } from './external-code.js';

const METRO = { agencyCode: 'D-18.72', scheme: 'BPS', code: '1872' };

describe('an external code', () => {
  it.each([
    ['is given', METRO, null],
    ['is given again', METRO, 'D-18.72'],
    ['is taken back', { ...METRO, code: null }, null],
  ])('%s', (_what, draft, holder) => {
    expect(setExternalCode(draft, holder)).toEqual({ ok: true, entry: { ...draft, id: 'D-18.72:BPS' } });
  });

  it.each([
    ['that another agency has', METRO, 'D-18.71', 'EXTERNAL_CODE_TAKEN'],
    ['of a scheme in small letters', { ...METRO, scheme: 'bps' }, null, 'INPUT_INVALID'],
    ['with a blank', { ...METRO, code: '18 72' }, null, 'INPUT_INVALID'],
    ['that is empty', { ...METRO, code: '' }, null, 'INPUT_INVALID'],
    ['with a letter of another script', { ...METRO, code: '18７2' }, null, 'INPUT_INVALID'],
  ])('%s is refused', (_what, draft, holder, code) => {
    expect(setExternalCode(draft, holder)).toMatchObject({ ok: false, code });
  });
});
