import { assertAllowed } from '@lapor/kit/refusal';
import { checkRequiredText, REASON } from '@lapor/schema/input/required-text';
import type { Target } from './with-report.js';

/** To whom a report is handed on, and why. */
export interface HandOnInput extends Target {
  readonly agencyCode: string;
  readonly reason: string;
}

/** The reason of a hop as it is kept. Throws INPUT_INVALID. */
export function noteOf({ reason }: { readonly reason: string }): string {
  const checked = checkRequiredText('reason', reason, REASON);
  assertAllowed(checked);
  return checked.text;
}
