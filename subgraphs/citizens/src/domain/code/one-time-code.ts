import type { Refusal } from '@lapor/schema/refusal';

/** What a one-time code is for; a code for one thing is none for another. */
export const CODE_PURPOSES = [
  /** To show that one is the owner of the account, in place of the password. */
  'CONFIRM_OWNER',
  'VERIFY_EMAIL',
  'VERIFY_PHONE',
  /** To take over the account that was made for a phone number. */
  'CLAIM_ACCOUNT',
  /** The same, by the code that came with the news of a report (`claim-code.ts`). */
  'CLAIM_BY_NEWS',
] as const;
export type CodePurpose = (typeof CODE_PURPOSES)[number];
/** The codes that somebody asks for: each travels in a message of its own. */
export type AskedPurpose = Exclude<CodePurpose, 'CLAIM_BY_NEWS'>;

const CODE_DIGITS = 6;
/** The numbers a code is drawn from, below this one. */
export const CODE_RANGE = 10 ** CODE_DIGITS;
const LIFETIME_MS = 10 * 60 * 1000;
const ATTEMPTS = 5;
/** Five codes of five attempts an hour: a guesser needs years for an even chance, and nobody's phone is flooded. */
const CODES_PER_WINDOW = 5;
const WINDOW_MS = 60 * 60 * 1000;

/** How many codes were issued for one owner and purpose, whether such an owner exists or not. */
export interface CodeWindow {
  readonly issued: number;
  readonly endsAt: Date;
}

/** A code as it is issued: how long and how often it may be tried. */
export interface IssuedCode {
  readonly window: CodeWindow;
  readonly expiresAt: Date;
  readonly attemptsLeft: number;
}

/** A window in which nothing was issued yet. */
export function freshWindow(now: Date): CodeWindow {
  return { issued: 0, endsAt: new Date(now.getTime() + WINDOW_MS) };
}

/** Decides whether one more code may be issued now, and how long it lives. Refuses with CODE_DELAYED and `retryAfterSeconds`. */
export function admitIssue(
  before: CodeWindow,
  now: Date,
  lifetimeMs = LIFETIME_MS,
): { readonly ok: true; readonly code: IssuedCode } | Refusal {
  const known = before.endsAt.getTime() > now.getTime() ? before : freshWindow(now);
  if (known.issued >= CODES_PER_WINDOW) {
    const retryAfterSeconds = Math.ceil((known.endsAt.getTime() - now.getTime()) / 1000);
    return { ok: false, code: 'CODE_DELAYED', details: { retryAfterSeconds } };
  }
  const window = { ...known, issued: known.issued + 1 };
  return { ok: true, code: { window, expiresAt: new Date(now.getTime() + lifetimeMs), attemptsLeft: ATTEMPTS } };
}

/** Writes a random number below `CODE_RANGE` as a code. */
export function toCode(random: number): string {
  return String(random).padStart(CODE_DIGITS, '0');
}

/** Reads a code as somebody typed it, with spaces or hyphens between the digits; null when it can be none. */
export function readCode(written: string): string | null {
  const digits = written.replaceAll(/[\s-]/g, '');
  return digits.length === CODE_DIGITS && /^\d+$/.test(digits) ? digits : null;
}
