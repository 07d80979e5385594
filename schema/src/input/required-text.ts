import { type Refusal, refuseInput } from '../refusal.js';
import { checkText, normalizeText, type TextRule } from './text.js';

/** Why something is done: short enough to be read, long enough to say something. */
export const REASON: TextRule = { min: 10, max: 2_000 };

/** Validates a text that must be there. Refuses with INPUT_INVALID. */
export function checkRequiredText(field: string, text: string, rule: TextRule): { readonly ok: true; readonly text: string } | Refusal {
  const normalized = normalizeText(text);
  const problem = checkText(field, normalized, rule);
  return problem ? refuseInput([problem]) : { ok: true, text: normalized };
}
