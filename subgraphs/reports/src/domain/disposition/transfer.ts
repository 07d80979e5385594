import { NATIONAL_DESK } from '@lapor/schema/desks';
import { type FieldProblem, type Refusal, refuse, refuseInput } from '@lapor/schema/refusal';
import type { Capacity, OfficerCapacity } from '../report/decide.js';
import type { Desk } from '../report/desk.js';

/** From the third hop on the national desk decides where a report belongs (domain.md 4.4, rows 12 and 13). */
export const MOST_HOPS = 3;

/**
 * Decides whether an agency may pass a report on to another one. Refuses with REPORT_TRANSFER_LIMIT, AGENCY_UNKNOWN,
 * INPUT_INVALID (the own tree is reached by forwarding) or REPORT_ACTOR_NOT_ALLOWED.
 */
export function decideTransfer(
  by: Capacity,
  target: Desk | null,
  hops: number,
): { readonly ok: true; readonly desk: Desk; readonly by: OfficerCapacity } | Refusal {
  if (by.kind !== 'OFFICER') return refuse('REPORT_ACTOR_NOT_ALLOWED');
  if (hops >= MOST_HOPS) return refuse('REPORT_TRANSFER_LIMIT');
  if (!target) return refuse('AGENCY_UNKNOWN');
  if (target.code === NATIONAL_DESK || target.path.includes(by.agencyCode)) return refuseInput([NOT_ANOTHER_AGENCY]);
  return { ok: true, desk: target, by };
}

const NOT_ANOTHER_AGENCY: FieldProblem = {
  field: 'agencyCode',
  problem: 'must be another agency: forward inside your own, return to the national desk what is nobody’s you know',
  masalah: 'harus instansi lain: teruskan bila di lingkungan sendiri, kembalikan bila bukan wewenang',
};
