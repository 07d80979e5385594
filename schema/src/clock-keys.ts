/**
 * The clocks of a report (domain.md 4.5). Which COMPLETE clock a report has follows from its class. The registry sets
 * their limits under these keys.
 */
export const CLOCK_KEYS = [
  'VERIFY',
  'COMPLETENESS_ANSWER',
  'ACCEPT',
  'FIRST_FOLLOW_UP',
  'COMPLETE_INFO',
  'COMPLETE_ASPIRATION',
  'COMPLETE_COMPLAINT',
  'COMPLETE_SUPERVISION',
  'STATUTORY_MAX',
  'REPORTER_COMPLETION',
  'REPORTER_REPLY',
  'OBJECTION_WINDOW',
  'OBJECTION_DECISION',
  'ARCHIVE_REVIEW',
] as const;
export type ClockKey = (typeof CLOCK_KEYS)[number];
