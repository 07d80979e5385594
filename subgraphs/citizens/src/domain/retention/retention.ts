/** What is kept for a time and no longer. How long, and by which law, stands in rows of `retention_rule`. */
export const RETENTION_SUBJECTS = [
  /** How long a request for deletion waits, so that it can be taken back. */
  'DELETION_WAIT',
  /** That a message was delivered; what it said is gone at once. */
  'DELIVERED_MESSAGE',
  'IDENTITY_ACCESS',
  'WITHDRAWN_CONSENT',
  /** An account made for a phone number that nobody has claimed, after its making. */
  'UNCLAIMED_ACCOUNT',
  /** A legal hold that ended or was lifted. */
  'ENDED_HOLD',
] as const;
export type RetentionSubject = (typeof RETENTION_SUBJECTS)[number];

/** How long a subject is kept, from a day on. */
export interface RetentionRule {
  readonly subject: RetentionSubject;
  readonly days: number;
  readonly legalRef: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** What is older than this moment has outlived the rule. */
export function keptSince({ days }: RetentionRule, now: Date): Date {
  return new Date(now.getTime() - days * DAY_MS);
}

/** When what begins now may be carried out. */
export function dueAfter({ days }: RetentionRule, now: Date): Date {
  return new Date(now.getTime() + days * DAY_MS);
}
