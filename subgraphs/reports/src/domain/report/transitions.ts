import type { ReportState } from './report-state.js';

/** What can be done to a report. `fileReport` begins it. */
export const REPORT_COMMANDS = ['fileReport', 'verifyAndDispose', 'accept', 'addFollowUp', 'giveFinalAnswer', 'confirmSolved'] as const;
export type ReportCommand = (typeof REPORT_COMMANDS)[number];

/** Who can do it: the report's own reporter, or an officer whose membership covers the desk that holds the report. */
export type ActingRole = 'REPORTER' | 'NATIONAL_ADMIN' | 'AGENCY_ADMIN' | 'LIAISON_OFFICER';

export interface Rule {
  readonly to: ReportState;
  readonly by: readonly ActingRole[];
}

/**
 * The life of a report (domain.md 4.4; the numbers are its rows). Read a line: from this state, this command, by
 * these roles, leads to that state. Anything not listed is refused.
 */
export const TRANSITIONS = {
  START: {
    /*  1 */ fileReport: { to: 'RECEIVED', by: ['REPORTER'] },
  },
  RECEIVED: {
    /*  2 */ verifyAndDispose: { to: 'ASSIGNED', by: ['NATIONAL_ADMIN', 'AGENCY_ADMIN'] },
  },
  POSTPONED: {},
  ASSIGNED: {
    /* 10 */ accept: { to: 'IN_PROGRESS', by: ['LIAISON_OFFICER', 'AGENCY_ADMIN'] },
  },
  IN_PROGRESS: {
    /* 15 */ addFollowUp: { to: 'IN_PROGRESS', by: ['LIAISON_OFFICER'] },
    /* 16 */ giveFinalAnswer: { to: 'RESPONDED', by: ['LIAISON_OFFICER'] },
  },
  RESPONDED: {
    /* 18 */ confirmSolved: { to: 'COMPLETED', by: ['REPORTER'] },
  },
  COMPLETED: {},
  ARCHIVED: {},
  REFERRED_OUT: {},
  WITHDRAWN: {},
  MERGED: {},
} as const satisfies Record<'START' | ReportState, Partial<Record<ReportCommand, Rule>>>;
