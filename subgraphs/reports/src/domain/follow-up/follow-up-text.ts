import type { Refusal } from '@lapor/schema/refusal';
import { refuseInput } from '@lapor/schema/refusal';
import { checkText, normalizeText } from '../input/text.js';

const FOLLOW_UP = { min: 10, max: 10_000 };

/** Validates an agency's answer. Refuses with INPUT_INVALID. */
export function checkFollowUpText(text: string): { readonly ok: true; readonly text: string } | Refusal {
  const normalized = normalizeText(text);
  const problem = checkText('text', normalized, FOLLOW_UP);
  return problem ? refuseInput([problem]) : { ok: true, text: normalized };
}
