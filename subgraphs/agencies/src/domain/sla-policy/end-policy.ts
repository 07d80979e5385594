import { type Refusal, refuse, refuseInput } from '@lapor/schema/refusal';
import { legalRefProblems } from '../decree/decree.js';
import { dayProblems } from '../validity/validity.js';
import { refuseOverlap } from './enact-policy.js';
import type { SlaPolicy } from './sla-policy.js';

/**
 * Ends a limit, or moves its end. One that has not begun is taken back by its own first day. Refused with
 * POLICY_UNKNOWN, INPUT_INVALID, or VALIDITY_OVERLAP when a later end reaches into another one.
 * @param known the limit; null when there is none.
 * @param others all limits under the same key.
 * @param today the latest date it can be in Indonesia, `YYYY-MM-DD`.
 */
export function endPolicy(
  known: SlaPolicy | null,
  { validTo, legalRef }: { readonly validTo: string; readonly legalRef: string },
  others: readonly SlaPolicy[],
  today: string,
): { readonly ok: true; readonly policy: SlaPolicy } | Refusal {
  if (known === null) return refuse('POLICY_UNKNOWN');
  const over = known.validTo !== null ? dayProblems('validTo', known.validTo, today) : [];
  const problems = [...dayProblems('validTo', validTo, today), ...legalRefProblems(legalRef), ...over];
  if (problems.length > 0) return refuseInput(problems);
  if (validTo < known.validFrom) {
    return refuseInput([{ field: 'validTo', problem: 'must not lie before validFrom', masalah: 'tidak boleh sebelum validFrom' }]);
  }
  const policy = { ...known, validTo };
  const rest = others.filter(({ id }) => id !== known.id);
  return refuseOverlap(policy, rest) ?? { ok: true, policy };
}
