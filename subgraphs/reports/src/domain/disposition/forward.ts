import { type FieldProblem, type Refusal, refuse, refuseInput } from '@lapor/schema/refusal';
import type { Capacity, OfficerCapacity } from '../report/decide.js';
import type { Desk } from '../report/desk.js';

/**
 * Decides whether an agency's administrator may give a report to a unit: down the own tree, and not where it lies
 * already. Refuses with AGENCY_UNKNOWN, INPUT_INVALID or REPORT_ACTOR_NOT_ALLOWED.
 */
export function decideForward(
  by: Capacity,
  presentCode: string,
  target: Desk | null,
): { readonly ok: true; readonly desk: Desk; readonly by: OfficerCapacity } | Refusal {
  if (!target) return refuse('AGENCY_UNKNOWN');
  if (by.kind !== 'OFFICER') return refuse('REPORT_ACTOR_NOT_ALLOWED');
  if (target.code === presentCode || !target.path.includes(by.agencyCode)) return refuseInput([NOT_IN_OWN_TREE]);
  return { ok: true, desk: target, by };
}

const NOT_IN_OWN_TREE: FieldProblem = {
  field: 'agencyCode',
  problem: 'must be another unit of your own agency; transfer to another agency instead',
  masalah: 'harus unit lain di lingkungan instansi sendiri; gunakan pengalihan untuk instansi lain',
};
