import { type Refusal, refuse } from '@lapor/schema/refusal';

/**
 * Whether an answer can still be replied to (domain.md 4.4, row 17: 10 working days). `dueAt` is the end of the clock
 * REPORTER_REPLY; without a clock the state alone decides, because that clock's end completes the report.
 * Refuses with REPLY_WINDOW_CLOSED.
 */
export function decideReply(dueAt: Date | null, at: Date): { readonly ok: true } | Refusal {
  return dueAt !== null && at > dueAt ? refuse('REPLY_WINDOW_CLOSED') : { ok: true };
}
