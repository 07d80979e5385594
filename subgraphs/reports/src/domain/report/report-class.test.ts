import { describe, expect, it } from '@jest/globals';
import { REPORT_CLASSES, secrecyOf, tighten } from './report-class.js';

const FLAGS = [
  { anonymous: false, confidential: false },
  { anonymous: true, confidential: false },
  { anonymous: false, confidential: true },
  { anonymous: true, confidential: true },
];

describe('the secrecy of a report', () => {
  it.each(FLAGS)('whistle-blowing is closed both ways when %j is asked for', (asked) => {
    expect(secrecyOf('WHISTLEBLOWING', asked)).toEqual({ anonymous: true, confidential: true });
  });

  it.each(REPORT_CLASSES.filter((name) => name !== 'WHISTLEBLOWING'))('%s is as closed as was asked for', (name) => {
    for (const asked of FLAGS) expect(secrecyOf(name, asked)).toEqual(asked);
  });

  it('is never loosened by tightening', () => {
    for (const present of FLAGS) {
      for (const asked of FLAGS) {
        expect(tighten(present, asked)).toEqual({
          anonymous: present.anonymous || asked.anonymous,
          confidential: present.confidential || asked.confidential,
        });
      }
    }
  });
});
