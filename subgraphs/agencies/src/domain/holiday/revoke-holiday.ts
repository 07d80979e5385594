import { normalizeText } from '@lapor/schema/input/text';
import { type Refusal, refuse, refuseInput } from '@lapor/schema/refusal';
import { legalRefProblems } from '../decree/decree.js';
import { dayProblems } from '../validity/validity.js';
import type { Holiday } from './holiday.js';

/**
 * Makes a day off a working day again. It keeps the act that declared it, and the one that revoked it. Refused with
 * INPUT_INVALID or HOLIDAY_UNKNOWN.
 * @param known the day as the registry has it; null when it has none.
 * @param today the latest date it can be in Indonesia, `YYYY-MM-DD`: a day that is over was off, and stays so.
 */
export function revokeHoliday(
  known: Holiday | null,
  legalRef: string,
  today: string,
): { readonly ok: true; readonly holiday: Holiday } | Refusal {
  const problems = [...(known ? dayProblems('date', known.date, today) : []), ...legalRefProblems(legalRef)];
  if (problems.length > 0) return refuseInput(problems);
  if (known === null || known.revokedBy !== null) return refuse('HOLIDAY_UNKNOWN');
  return { ok: true, holiday: { ...known, revokedBy: normalizeText(legalRef) } };
}
