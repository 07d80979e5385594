import { describe, expect, it } from '@jest/globals';
import { checkReclassification, leavesWhistleblowing } from './reclassification.js';

const REPORT = { class: 'COMPLAINT', supervision: false } as const;
const REASON = 'Isi laporan adalah permintaan informasi.';
const said = (field: string) => ({ field, problem: expect.stringMatching(/\w{4}/), masalah: expect.stringMatching(/\w{4}/) });

describe('a change of class', () => {
  it.each([
    ['another class', { class: 'ASPIRATION' }, false],
    ['another class under supervision', { class: 'ASPIRATION', supervision: true }, true],
    ['the same class, under supervision from now on', { class: 'COMPLAINT', supervision: true }, true],
    ['whistle-blowing', { class: 'WHISTLEBLOWING', supervision: null }, false],
  ] as const)('to %s is one', (_what, input, supervision) => {
    expect(checkReclassification(REPORT, { ...input, reason: ` ${REASON} ` })).toEqual({ ok: true, supervision, reason: REASON });
  });

  it('keeps the supervision that is not spoken of', () => {
    const report = { ...REPORT, supervision: true };
    expect(checkReclassification(report, { class: 'ASPIRATION', reason: REASON })).toMatchObject({ supervision: true });
    expect(checkReclassification(report, { class: 'COMPLAINT', supervision: false, reason: REASON })).toMatchObject({ supervision: false });
  });

  it.each([
    ['without a change', REPORT, { class: 'COMPLAINT', reason: REASON }, ['class']],
    ['without a reason', REPORT, { class: 'ASPIRATION', reason: '' }, ['reason']],
    ['without either', REPORT, { class: 'COMPLAINT', supervision: false, reason: 'ya' }, ['reason', 'class']],
    ['out of whistle-blowing', { ...REPORT, class: 'WHISTLEBLOWING' }, { class: 'COMPLAINT', reason: REASON }, ['class']],
  ] as const)('%s is refused', (_what, report, input, fields) => {
    expect(checkReclassification(report, input)).toMatchObject({ code: 'INPUT_INVALID', details: { fields: fields.map(said) } });
  });

  it.each([
    ['WHISTLEBLOWING', 'COMPLAINT', true],
    ['WHISTLEBLOWING', 'WHISTLEBLOWING', false],
    ['WHISTLEBLOWING', null, false],
    ['WHISTLEBLOWING', undefined, false],
    ['COMPLAINT', 'ASPIRATION', false],
  ] as const)('from %s to %s leaves whistle-blowing: %s', (from, to, leaves) => {
    expect(leavesWhistleblowing(from, to)).toEqual(leaves ? said('class') : null);
  });
});
