import type { Role } from '@lapor/schema/identity';
import type { SlaPolicy } from '../../domain/sla-policy/sla-policy.js';

const PRACTICE = 'Standar layanan SP4N-LAPOR! (PermenPANRB 62/2018; dicabut oleh PermenPANRB 5/2025, batas waktu baru belum diverifikasi)';
const BY_CLASS = 'PermenPANRB 62/2018 bab VI (dicabut oleh PermenPANRB 5/2025, batas waktu baru belum diverifikasi)';
const SERVICE_LAW = 'UU 25/2009';

/** From the decree that made the system binding for every agency (KepmenPANRB 680/2020, 27 October 2020). */
const SINCE_DECREE = '2020-10-27';
/** UU 25/2009 was promulgated on 18 July 2009. */
const SINCE_SERVICE_LAW = '2009-07-18';
/** The first day of the year after Perpres 76/2013: its day of promulgation was not verified. */
const SINCE_PERPRES = '2014-01-01';

type Rule = Omit<SlaPolicy, 'id' | 'validTo' | 'rollsForward' | 'collectiveLeaveStops' | 'roles'>;

/**
 * Limits that end on the day the law says, also on a day off: those that bind an office. Perpres 76/2013 and UU 25/2009
 * say days and no more, and time that runs on would be the office's gain. What a reporter has in calendar days rolls
 * forward: nobody loses a right on a day on which no office answers.
 */
const STRICT = ['STATUTORY_MAX', 'COMPLETENESS_ANSWER'];

/**
 * The clocks of a report (domain brief, section 4.5). A rule that this project proposes without a source says
 * PROPOSAL. The first day is the first on which this system applies the rule, where the law's own is not known.
 */
const RULES: readonly Rule[] = [
  rule('VERIFY', null, 3, 'WORKING_DAY', 'NEVER', PRACTICE, SINCE_DECREE),
  rule('ACCEPT', null, 2, 'WORKING_DAY', 'NEVER', 'PROPOSAL: tanpa dasar hukum', SINCE_DECREE),
  rule('FIRST_FOLLOW_UP', null, 5, 'WORKING_DAY', 'REPORTER_TURN', PRACTICE, SINCE_DECREE),
  rule('COMPLETE_INFO', 'INFORMATION_REQUEST', 5, 'WORKING_DAY', 'REPORTER_TURN', BY_CLASS, SINCE_DECREE),
  rule('COMPLETE_ASPIRATION', 'ASPIRATION', 5, 'WORKING_DAY', 'REPORTER_TURN', BY_CLASS, SINCE_DECREE),
  rule('COMPLETE_COMPLAINT', 'COMPLAINT', 14, 'WORKING_DAY', 'REPORTER_TURN', BY_CLASS, SINCE_DECREE),
  // A complaint that needs an examination (berkadar pengawasan); which one it is stands in the report, not in its class.
  rule('COMPLETE_SUPERVISION', 'COMPLAINT', 60, 'WORKING_DAY', 'REPORTER_TURN', BY_CLASS, SINCE_DECREE),
  rule('STATUTORY_MAX', null, 60, 'CALENDAR_DAY', 'NEVER', 'Perpres 76/2013', SINCE_PERPRES),
  rule('COMPLETENESS_ANSWER', null, 14, 'CALENDAR_DAY', 'NEVER', `${SERVICE_LAW} pasal 44`, SINCE_SERVICE_LAW),
  rule('REPORTER_COMPLETION', null, 30, 'CALENDAR_DAY', 'NEVER', SERVICE_LAW, SINCE_SERVICE_LAW),
  rule('REPORTER_REPLY', null, 10, 'WORKING_DAY', 'NEVER', PRACTICE, SINCE_DECREE),
  rule('OBJECTION_WINDOW', null, 30, 'CALENDAR_DAY', 'NEVER', 'PROPOSAL: tanpa dasar hukum, mengikuti CPGRAMS (India)', SINCE_DECREE),
  // The 30 days are domain brief 4.4, row 23.
  rule('ARCHIVE_REVIEW', null, 30, 'CALENDAR_DAY', 'NEVER', 'PROPOSAL: tanpa dasar hukum, mengikuti OBJECTION_WINDOW', SINCE_DECREE),
  rule('OBJECTION_DECISION', null, 14, 'WORKING_DAY', 'NEVER', 'PROPOSAL: tanpa dasar hukum, mengikuti CPGRAMS (India)', SINCE_DECREE),
];

/** The notification ladder (domain brief, sections 4.5 and 4.6): at which share of a limit who is told. */
const LADDER: readonly (readonly [key: string, percent: number, roles: readonly Role[]])[] = [
  ['NOTICE_BEFORE', 66, ['LIAISON_OFFICER', 'AGENCY_ADMIN']],
  ['NOTICE_AT_END', 100, ['AGENCY_ADMIN', 'AGENCY_LEADER', 'NATIONAL_ADMIN']],
  ['NOTICE_AFTER', 150, ['AGENCY_LEADER', 'OVERSEER', 'NATIONAL_ADMIN']],
];

export const SEED_SLA_POLICIES: readonly SlaPolicy[] = [
  ...RULES.map((each) => ({ ...each, roles: [] })),
  ...LADDER.map(([key, percent, roles]) => ({
    ...rule(key, null, percent, 'PERCENT', 'NEVER', 'PROPOSAL: tanpa dasar hukum', SINCE_DECREE),
    roles,
  })),
].map((each) => ({
  id: `${each.key}@${each.validFrom}`,
  ...each,
  rollsForward: !STRICT.includes(each.key),
  collectiveLeaveStops: true,
  validTo: null,
}));

function rule(
  key: string,
  reportClass: string | null,
  amount: number,
  unit: Rule['unit'],
  pauses: Rule['pauses'],
  legalRef: string,
  validFrom: string,
): Rule {
  return { key, reportClass, amount, unit, pauses, legalRef, validFrom };
}
