import { describe, expect, it } from '@jest/globals';
import { REPORT_CLASSES } from '../report/report-class.js';
import { decideWithdrawal } from './decide-withdrawal.js';

describe('a withdrawal', () => {
  it.each(REPORT_CLASSES)('of %s is refused only for whistle-blowing that an agency has', (reportClass) => {
    expect(decideWithdrawal({ class: reportClass, firstAssignedAt: null }).ok).toBe(true);
    expect(decideWithdrawal({ class: reportClass, firstAssignedAt: new Date(0) }).ok).toBe(reportClass !== 'WHISTLEBLOWING');
  });
});
