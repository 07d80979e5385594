import { NATIONAL_DESK } from '@lapor/schema/desks';
import { type Refusal, refuse, refuseInput } from '@lapor/schema/refusal';
import type { Capacity, OfficerCapacity } from './decide.js';
import type { Desk } from './desk.js';

/** A desk that may be given the report, and the officer who gives it. */
interface Given {
  readonly ok: true;
  readonly desk: Desk;
  readonly by: OfficerCapacity;
}

/**
 * Decides whether an officer may give a report to a desk: the national desk to every agency, an agency's
 * administrator only inside the own tree (domain.md 1.2; another agency is reached by returning the report).
 * Refuses with AGENCY_UNKNOWN, INPUT_INVALID or REPORT_ACTOR_NOT_ALLOWED.
 */
export function decideTarget(by: Capacity, target: Desk | null): Given | Refusal {
  if (!target) return refuse('AGENCY_UNKNOWN');
  if (target.code === NATIONAL_DESK) return refuseInput([NATIONAL_DESK_IS_NO_TARGET]);
  if (by.kind !== 'OFFICER') return refuse('REPORT_ACTOR_NOT_ALLOWED');
  const reached = by.role === 'NATIONAL_ADMIN' || target.path.includes(by.agencyCode);
  return reached ? { ok: true, desk: target, by } : refuse('REPORT_ACTOR_NOT_ALLOWED');
}

const NATIONAL_DESK_IS_NO_TARGET = {
  field: 'agencyCode',
  problem: 'the national desk does not handle reports itself; choose the competent agency',
  masalah: 'meja nasional tidak menangani laporan sendiri; pilih instansi yang berwenang',
};
