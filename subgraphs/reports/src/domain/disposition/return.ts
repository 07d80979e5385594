import { REASON } from '@lapor/schema/input/required-text';
import { checkText, normalizeText } from '@lapor/schema/input/text';
import { type FieldProblem, type Refusal, refuse, refuseInput } from '@lapor/schema/refusal';
import type { OutsideBody } from '../outside-body/outside-bodies.js';
import type { Report } from '../report/report.js';
import { MOST_HOPS } from './transfer.js';

/** Why an agency is not competent, and who is in its view: an agency of the registry or a body outside LAPOR!. */
export interface ReturnInput {
  readonly reason: string;
  readonly proposedAgencyCode?: string | null;
  readonly proposedBody?: OutsideBody | null;
}

interface CheckedReturn {
  readonly ok: true;
  readonly reason: string;
  readonly proposedAgencyCode: string | null;
  readonly proposedBody: OutsideBody | null;
}

/** Validates a return. Refuses with INPUT_INVALID and all wrong fields at once. */
export function checkReturn(input: ReturnInput): CheckedReturn | Refusal {
  const reason = normalizeText(input.reason);
  const proposedAgencyCode = input.proposedAgencyCode || null;
  const proposedBody = input.proposedBody ?? null;
  const one = (proposedAgencyCode === null) !== (proposedBody === null);
  const problems = [checkText('reason', reason, REASON), one ? null : ONE_PROPOSAL].filter((problem) => problem !== null);
  return problems.length > 0 ? refuseInput(problems) : { ok: true, reason, proposedAgencyCode, proposedBody };
}

/**
 * Whether a report may be returned as it stands (domain.md 4.4, row 13): before it is accepted always; afterwards only
 * when it cannot be transferred any more. Refuses with REPORT_TRANSITION_NOT_ALLOWED (`state`).
 */
export function decideReturnState({ state, hops }: Pick<Report, 'state' | 'hops'>): { readonly ok: true } | Refusal {
  return state === 'ASSIGNED' || hops >= MOST_HOPS ? { ok: true } : refuse('REPORT_TRANSITION_NOT_ALLOWED', { state });
}

const ONE_PROPOSAL: FieldProblem = {
  field: 'proposedAgencyCode',
  problem: 'name either the competent agency or, in proposedBody, a body outside LAPOR!',
  masalah: 'sebutkan instansi yang berwenang atau, pada proposedBody, lembaga di luar LAPOR!',
};
