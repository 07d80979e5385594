import type { ReportClass } from '../report/report-class.js';
import type { ClockKey } from './clock-rules.js';

/** The clock for a report's whole handling by its class; whistle-blowing always needs an examination (domain.md 1.5). */
const BY_CLASS: Readonly<Record<ReportClass, ClockKey>> = {
  COMPLAINT: 'COMPLETE_COMPLAINT',
  ASPIRATION: 'COMPLETE_ASPIRATION',
  INFORMATION_REQUEST: 'COMPLETE_INFO',
  WHISTLEBLOWING: 'COMPLETE_SUPERVISION',
  PROCUREMENT: 'COMPLETE_COMPLAINT',
};

export function completeClockOf(reportClass: ReportClass, needsExamination: boolean): ClockKey {
  const key = BY_CLASS[reportClass];
  return key === 'COMPLETE_COMPLAINT' && needsExamination ? 'COMPLETE_SUPERVISION' : key;
}

export function isCompleteClock(key: ClockKey): boolean {
  return key.startsWith('COMPLETE_');
}
