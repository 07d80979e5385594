import { describe, expect, it } from '@jest/globals';
import type { Report } from '../report/report.js';
import { checkVerification, type VerificationInput } from './verification.js';

const REPORT = { class: 'COMPLAINT', supervision: false, anonymous: false, confidential: false } as Report;
const INPUT: VerificationInput = {
  title: 'Pohon tumbang menutup jalan',
  publishedContent: 'Pohon tumbang menghalangi jalan.',
  publish: true,
};

describe('a verification', () => {
  it('sets the edited text beside the original and publishes it', () => {
    expect(checkVerification(REPORT, INPUT)).toEqual({
      ok: true,
      verification: {
        report: {
          class: 'COMPLAINT',
          supervision: false,
          publishedTitle: INPUT.title,
          publishedContent: INPUT.publishedContent,
          anonymous: false,
          confidential: false,
          published: true,
        },
        note: null,
      },
    });
  });

  it('leaves a whistle-blowing report what it is', () => {
    const report = { ...REPORT, class: 'WHISTLEBLOWING', anonymous: true, confidential: true } as const;
    expect(checkVerification(report as never, { ...INPUT, publish: false, class: 'COMPLAINT' } as never)).toMatchObject({
      code: 'INPUT_INVALID',
      details: { fields: [{ field: 'class' }] },
    });
  });

  it.each([
    ['the verifier asks for it', REPORT, { anonymous: true, confidential: true }, true, true],
    [
      'the reporter had chosen it',
      { ...REPORT, anonymous: true, confidential: true },
      { anonymous: false, confidential: false },
      true,
      true,
    ],
    ['the class becomes whistle-blowing', REPORT, { class: 'WHISTLEBLOWING' }, true, true],
    ['nobody asked for it', REPORT, {}, false, false],
  ] as const)('closes the report or not: %s', (_name, report, change, anonymous, confidential) => {
    const checked = checkVerification(report as Report, { ...INPUT, publish: false, ...change });
    expect(checked).toMatchObject({ verification: { report: { anonymous, confidential, published: false } } });
  });

  it.each<readonly [string, Report, Partial<VerificationInput>, string]>([
    ['publishing without an edited text', REPORT, { publishedContent: null }, 'publishedContent'],
    ['publishing a confidential report', { ...REPORT, confidential: true }, {}, 'publish'],
    ['publishing what is made confidential', REPORT, { confidential: true }, 'publish'],
    ['publishing whistle-blowing', REPORT, { class: 'WHISTLEBLOWING' }, 'publish'],
    ['a title too short', REPORT, { title: 'Pohon' }, 'title'],
    ['a note too long', REPORT, { note: 'x'.repeat(2_001) }, 'note'],
  ])('refuses %s', (_name, report, change, field) => {
    expect(checkVerification(report, { ...INPUT, ...change })).toMatchObject({ code: 'INPUT_INVALID', details: { fields: [{ field }] } });
  });
});
