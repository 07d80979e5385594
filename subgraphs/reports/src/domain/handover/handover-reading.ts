import { checkRequiredText } from '@lapor/schema/input/required-text';
import type { Refusal } from '@lapor/schema/refusal';
import type { Capacity } from '../report/decide.js';

/** That an officer of the Ombudsman was given a report's file, and why. */
export interface HandoverReading {
  readonly id: string;
  readonly reportId: string;
  readonly officerId: string;
  readonly byRole: string;
  readonly byAgencyCode: string;
  readonly reason: string;
  readonly readAt: Date;
}

const REASON = { min: 10, max: 500 };

/** Why the file is read. The reporter, whose own it is, need not say; an officer must. Refuses with INPUT_INVALID. */
export function checkReadingReason(
  as: Capacity,
  reason: string | null | undefined,
): { readonly ok: true; readonly reason: string | null } | Refusal {
  if (as.kind === 'REPORTER') return { ok: true, reason: null };
  const checked = checkRequiredText('reason', reason ?? '', REASON);
  return checked.ok ? { ok: true, reason: checked.text } : checked;
}
