import { describe, expect, it } from '@jest/globals';
import { REPORT_STATES } from '../report/report-state.js';
import { checkPublication } from './content-version.js';

const TEXT = { title: 'Lampu jalan padam', content: 'Lampu penerangan jalan padam sejak hari Senin.' };
const REPORT = { state: 'IN_PROGRESS', confidential: false, published: false } as const;

describe('a publication', () => {
  it('is normalised, and has a reason only when one was given', () => {
    const spaced = { title: ` ${TEXT.title} `, content: `${TEXT.content}\r\n` };
    expect(checkPublication(REPORT, spaced)).toEqual({ ok: true, ...TEXT, reason: null });
    expect(checkPublication(REPORT, { ...TEXT, reason: '  ' })).toEqual({ ok: true, ...TEXT, reason: null });
    expect(checkPublication({ ...REPORT, published: true }, { ...TEXT, reason: ' Salah ketik ' })).toEqual({
      ok: true,
      ...TEXT,
      reason: 'Salah ketik',
    });
  });

  it.each(REPORT_STATES)('of a report in %s is for verified ones that have not left', (state) => {
    const open = ['ASSIGNED', 'IN_PROGRESS', 'RESPONDED', 'COMPLETED'].includes(state);
    const checked = checkPublication({ ...REPORT, state }, TEXT);
    expect(checked).toMatchObject(open ? { ok: true } : { ok: false, code: 'REPORT_TRANSITION_NOT_ALLOWED', details: { state } });
  });

  it('of a confidential report is refused', () => {
    expect(checkPublication({ ...REPORT, confidential: true }, TEXT)).toMatchObject({ ok: false, code: 'REPORT_CONFIDENTIAL' });
  });

  it.each([
    ['a short title', REPORT, { ...TEXT, title: 'Lampu' }, ['title']],
    ['a short text', REPORT, { ...TEXT, content: 'Padam.' }, ['content']],
    ['a short reason', REPORT, { ...TEXT, reason: 'ya' }, ['reason']],
    ['a reason without an end', REPORT, { ...TEXT, reason: 'a'.repeat(2_001) }, ['reason']],
    ['no reason for a second text', { ...REPORT, published: true }, TEXT, ['reason']],
    ['all at once', { ...REPORT, published: true }, { title: '', content: '' }, ['title', 'content', 'reason']],
  ] as const)('with %s names the wrong fields', (_what, report, input, fields) => {
    expect(checkPublication(report, input)).toMatchObject({
      code: 'INPUT_INVALID',
      details: {
        fields: fields.map((field) => ({ field, problem: expect.stringMatching(/\w{4}/), masalah: expect.stringMatching(/\w{4}/) })),
      },
    });
  });
});
