import { normalizeText } from '@lapor/schema/input/text';
import { type Refusal, refuse, refuseInput } from '@lapor/schema/refusal';
import type { Agency } from '../agency/agency.js';
import { legalRefProblems } from '../decree/decree.js';
import { type Competes, refuseOverlap } from '../validity/dated-rule.js';
import { type Validity, validityProblems } from '../validity/validity.js';
import { type Oversight, oversightId } from './oversight.js';

/** An oversight as it is asked to be established. */
export interface OversightDraft extends Omit<Oversight, 'id' | keyof Validity>, Validity {}

/**
 * Lets a body oversee others, from today or a later day on. It holds a role over one scope at a time. Refused with
 * INPUT_INVALID, AGENCY_UNKNOWN, or VALIDITY_OVERLAP and the oversight in the way.
 * @param overseer the body; null when there is none with this code.
 * @param others every oversight, whenever it is in force.
 * @param today the latest date it can be in Indonesia, `YYYY-MM-DD`.
 */
export function establishOversight(
  draft: OversightDraft,
  overseer: Agency | null,
  others: readonly Oversight[],
  today: string,
): { readonly ok: true; readonly rule: Oversight } | Refusal {
  const problems = [...legalRefProblems(draft.legalRef), ...validityProblems(draft, today)];
  if (problems.length > 0) return refuseInput(problems);
  if (!overseer?.active) return refuse('AGENCY_UNKNOWN', { field: 'overseerCode' });
  const { overseerCode, role, scope, validFrom, validTo } = draft;
  const rule = { id: oversightId(draft), overseerCode, role, scope, legalRef: normalizeText(draft.legalRef), validFrom, validTo };
  return refuseOverlap(rule, others, oversightsCompete) ?? { ok: true, rule };
}

/** Whether two oversights are the same body's in the same role. */
export const oversightsCompete: Competes<Oversight> = (one, other) => one.overseerCode === other.overseerCode && one.role === other.role;
