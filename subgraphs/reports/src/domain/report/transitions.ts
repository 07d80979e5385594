import type { ReportState } from './report-state.js';

/** What can be done to a report. `fileReport` begins it. */
export const REPORT_COMMANDS = [
  'fileReport',
  'verifyAndDispose',
  'postpone',
  'completeFile',
  'resume',
  'lapse',
  'proposeArchive',
  'archive',
  'referOut',
  'mergeDuplicate',
  'splitDuplicate',
  'accept',
  'forwardInternal',
  'transfer',
  'returnNotCompetent',
  'addCc',
  'inherit',
  'recall',
  'askReporter',
  'addFollowUp',
  'requestExtension',
  'decideExtension',
  'giveFinalAnswer',
  'submitFinalAnswer',
  'approveFinalAnswer',
  'refuseFinalAnswer',
  'reply',
  'confirmSolved',
  'autoComplete',
  'completeByAdmin',
  'rejectFollowUp',
  'fileObjection',
  'acceptObjection',
  'rejectObjection',
  'withdraw',
  'requestArchiveReview',
  'reviewArchive',
  'reclassify',
  'rate',
  'support',
  'addNote',
  'grantOmbudsmanHandover',
] as const;
export type ReportCommand = (typeof REPORT_COMMANDS)[number];

/**
 * Who can do it: the report's own reporter, any other citizen, the system (a timer, a channel), an agency's API client,
 * or an officer whose membership reaches far enough.
 */
export type ActingRole = 'REPORTER' | 'PUBLIC' | 'SYSTEM' | 'API_CLIENT' | OfficerRole;
export type OfficerRole = 'NATIONAL_ADMIN' | 'AGENCY_ADMIN' | 'LIAISON_OFFICER' | 'AGENCY_LEADER';

/**
 * How far an officer's membership must reach. DESK: the desk that holds the report. NATION: the same, and for the
 * national administrators every report in the country (quality control). ABOVE_LEAD: an agency above the lead in the
 * tree, or the national desk; never the lead itself.
 */
export type Reach = 'DESK' | 'NATION' | 'ABOVE_LEAD';

export interface Rule {
  /** BACK: to the state it was postponed from. SAME: it stays as it is. */
  readonly to: ReportState | 'BACK' | 'SAME';
  readonly by: readonly ActingRole[];
  /** DESK unless said otherwise. */
  readonly reach?: Reach;
}

const DESK_ADMINS = ['NATIONAL_ADMIN', 'AGENCY_ADMIN'] as const;
const DESK_OFFICERS = ['NATIONAL_ADMIN', 'AGENCY_ADMIN', 'LIAISON_OFFICER'] as const;

/** Which of them it must be says the policy (domain/answer). */
const ANSWER_APPROVERS = ['AGENCY_LEADER', 'AGENCY_ADMIN'] as const;

/* 24 */
const ALWAYS = {
  support: { to: 'SAME', by: ['PUBLIC'] },
  addNote: { to: 'SAME', by: ['NATIONAL_ADMIN', 'AGENCY_ADMIN', 'LIAISON_OFFICER', 'AGENCY_LEADER'], reach: 'NATION' },
  grantOmbudsmanHandover: { to: 'SAME', by: ['REPORTER'] },
} as const;
const RECLASSIFY = { reclassify: { to: 'SAME', by: DESK_ADMINS, reach: 'NATION' } } as const;
const RATE = { rate: { to: 'SAME', by: ['REPORTER'] } } as const;
/* 22 */
const WITHDRAW = { withdraw: { to: 'WITHDRAWN', by: ['REPORTER'] } } as const;
/* 2, 12: copies may be added as long as a desk works on it */
const ADD_CC = { addCc: { to: 'SAME', by: DESK_ADMINS } } as const;
/* the desk's agency has ended: another one goes on with it, or the national desk gives it to somebody anew */
const INHERIT = { inherit: { to: 'SAME', by: ['SYSTEM'] } } as const;
const RECALL = { recall: { to: 'RECEIVED', by: ['SYSTEM'] } } as const;

/**
 * The life of a report (domain.md 4.4; the numbers are its rows). Read a line: from this state, this command, by
 * these roles, leads to that state. Anything not listed is refused.
 */
export const TRANSITIONS = {
  START: {
    /*  1 */ fileReport: { to: 'RECEIVED', by: ['REPORTER', 'SYSTEM', 'API_CLIENT', ...DESK_OFFICERS] },
  },
  RECEIVED: {
    /*  2 */ verifyAndDispose: { to: 'ASSIGNED', by: DESK_ADMINS },
    /*  3 */ postpone: { to: 'POSTPONED', by: DESK_ADMINS },
    /*  6 */ archive: { to: 'ARCHIVED', by: DESK_ADMINS },
    /*  6 */ proposeArchive: { to: 'SAME', by: DESK_ADMINS },
    /*  7 */ referOut: { to: 'REFERRED_OUT', by: ['NATIONAL_ADMIN'] },
    /*  8 */ mergeDuplicate: { to: 'MERGED', by: DESK_ADMINS },
    ...RECLASSIFY,
    ...INHERIT,
    ...WITHDRAW,
    ...ALWAYS,
  },
  POSTPONED: {
    /*  4 */ completeFile: { to: 'BACK', by: ['REPORTER'] },
    /*  4 */ resume: { to: 'BACK', by: DESK_OFFICERS },
    /*  5 */ lapse: { to: 'WITHDRAWN', by: ['SYSTEM'] },
    ...RECLASSIFY,
    ...INHERIT,
    ...WITHDRAW,
    ...ALWAYS,
  },
  ASSIGNED: {
    /* 10 */ accept: { to: 'IN_PROGRESS', by: ['LIAISON_OFFICER', 'AGENCY_ADMIN'] },
    /* 11 */ forwardInternal: { to: 'ASSIGNED', by: ['AGENCY_ADMIN'] },
    /* 12 */ transfer: { to: 'ASSIGNED', by: ['AGENCY_ADMIN'] },
    /* 13 */ returnNotCompetent: { to: 'RECEIVED', by: ['AGENCY_ADMIN'] },
    ...ADD_CC,
    ...RECLASSIFY,
    ...INHERIT,
    ...RECALL,
    ...WITHDRAW,
    ...ALWAYS,
  },
  IN_PROGRESS: {
    /* 12 */ transfer: { to: 'ASSIGNED', by: ['AGENCY_ADMIN'] },
    // Only once the hop limit forbids a transfer (`decideReturnState`): who has accepted must not be stuck with it.
    /* 13 */ returnNotCompetent: { to: 'RECEIVED', by: ['AGENCY_ADMIN'] },
    /* 14 */ askReporter: { to: 'POSTPONED', by: ['LIAISON_OFFICER'] },
    /* 14 */ postpone: { to: 'POSTPONED', by: ['LIAISON_OFFICER'] },
    /* 15 */ addFollowUp: { to: 'IN_PROGRESS', by: ['LIAISON_OFFICER'] },
    /* 15 */ requestExtension: { to: 'IN_PROGRESS', by: ['LIAISON_OFFICER'] },
    /* 15 */ decideExtension: { to: 'IN_PROGRESS', by: ['AGENCY_ADMIN'] },
    /* 16 */ giveFinalAnswer: { to: 'RESPONDED', by: ['LIAISON_OFFICER'] },
    /* 16 */ submitFinalAnswer: { to: 'SAME', by: ['LIAISON_OFFICER'] },
    /* 16 */ approveFinalAnswer: { to: 'RESPONDED', by: ANSWER_APPROVERS },
    /* 16 */ refuseFinalAnswer: { to: 'SAME', by: ANSWER_APPROVERS },
    ...ADD_CC,
    ...RECLASSIFY,
    ...INHERIT,
    ...RECALL,
    ...WITHDRAW,
    ...ALWAYS,
  },
  RESPONDED: {
    /* 17 */ reply: { to: 'IN_PROGRESS', by: ['REPORTER', 'NATIONAL_ADMIN'], reach: 'NATION' },
    /* 18 */ confirmSolved: { to: 'COMPLETED', by: ['REPORTER'] },
    /* 19 */ autoComplete: { to: 'COMPLETED', by: ['SYSTEM'] },
    /* 18 */ completeByAdmin: { to: 'COMPLETED', by: ['NATIONAL_ADMIN'], reach: 'NATION' },
    /* 20 */ rejectFollowUp: { to: 'IN_PROGRESS', by: ['NATIONAL_ADMIN', 'AGENCY_LEADER'], reach: 'NATION' },
    ...INHERIT,
    ...WITHDRAW,
    ...ALWAYS,
  },
  COMPLETED: {
    /* 21 */ fileObjection: { to: 'SAME', by: ['REPORTER'] },
    /* 21 */ acceptObjection: { to: 'IN_PROGRESS', by: ['NATIONAL_ADMIN', 'AGENCY_ADMIN', 'AGENCY_LEADER'], reach: 'ABOVE_LEAD' },
    /* 21 */ rejectObjection: { to: 'COMPLETED', by: ['NATIONAL_ADMIN', 'AGENCY_ADMIN', 'AGENCY_LEADER'], reach: 'ABOVE_LEAD' },
    ...RATE,
    ...ALWAYS,
  },
  ARCHIVED: {
    /* 23 */ requestArchiveReview: { to: 'SAME', by: ['REPORTER'] },
    /* 23 */ reviewArchive: { to: 'RECEIVED', by: ['NATIONAL_ADMIN'], reach: 'NATION' },
    ...RATE,
    ...ALWAYS,
  },
  REFERRED_OUT: { ...RATE, ...ALWAYS },
  WITHDRAWN: { ...ALWAYS },
  MERGED: {
    /*  9 */ splitDuplicate: { to: 'RECEIVED', by: DESK_ADMINS },
    ...ALWAYS,
  },
} as const satisfies Record<'START' | ReportState, Partial<Record<ReportCommand, Rule>>>;
