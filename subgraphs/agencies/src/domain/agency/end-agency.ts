import { type FieldProblem, type Refusal, refuse, refuseInput } from '@lapor/schema/refusal';
import type { Agency } from './agency.js';

/** What stands in the way of an agency's end, or follows it. */
export interface EndSurroundings {
  /** The codes of the active agencies below it. */
  readonly parts: readonly string[];
  /** How many open reports lie at its desk and at those of its parts, as far as is known. */
  readonly openReports: number;
  /** Who takes over; null when nobody was named, undefined when there is no such agency. */
  readonly successor: Agency | null | undefined;
  /** The codes from the successor's root down to it. */
  readonly successorPath: readonly string[];
}

/** How many parts a refusal names. */
const NAMED_PARTS = 20;

/**
 * Decides whether an agency may end: with nothing left it needs no successor, with parts or open work it does. The
 * successor lives on, so it is active and stands outside the ending agency's own tree.
 * Refused with AGENCY_HAS_PARTS, AGENCY_HAS_OPEN_WORK, AGENCY_UNKNOWN or INPUT_INVALID.
 * @param on the first day on which it no longer exists, `YYYY-MM-DD`.
 */
export function decideEnd(agency: Agency, surroundings: EndSurroundings, on: string): { readonly ok: true } | Refusal {
  const { parts, openReports, successor, successorPath } = surroundings;
  if (agency.validFrom !== null && on < agency.validFrom) return refuseInput([BEFORE_ITS_BEGINNING]);
  if (successor === null && parts.length > 0) return refuse('AGENCY_HAS_PARTS', { parts: parts.slice(0, NAMED_PARTS) });
  if (successor === null && openReports > 0) return refuse('AGENCY_HAS_OPEN_WORK', { openReports });
  if (successor === null) return { ok: true };
  if (!successor?.active) return refuse('AGENCY_UNKNOWN', { field: 'successorCode' });
  return successorPath.includes(agency.code) ? refuseInput([OWN_TREE]) : { ok: true };
}

/** An agency after its end: it stays in the registry, because old reports name it. */
export function endAgency(agency: Agency, successorCode: string | null, on: string): Agency {
  const validTo = agency.validFrom !== null && on < agency.validFrom ? agency.validFrom : on;
  return { ...agency, active: false, successorCode, validTo };
}

/**
 * An ended agency that exists again, under the same code; who took over its work keeps it. Refused with
 * AGENCY_ALREADY_ACTIVE, or AGENCY_UNKNOWN when the agency above it is not active.
 */
export function reopenAgency(agency: Agency, parent: Agency | null): { readonly ok: true; readonly agency: Agency } | Refusal {
  if (agency.active) return refuse('AGENCY_ALREADY_ACTIVE');
  if (agency.parentCode !== null && !parent?.active) return refuse('AGENCY_UNKNOWN', { field: 'parentCode' });
  return { ok: true, agency: { ...agency, active: true, successorCode: null, validTo: null } };
}

const BEFORE_ITS_BEGINNING: FieldProblem = {
  field: 'effectiveOn',
  problem: 'lies before the day on which the agency began',
  masalah: 'mendahului hari mulai berlakunya instansi',
};
const OWN_TREE: FieldProblem = {
  field: 'successorCode',
  problem: 'must be an agency outside the one that ends',
  masalah: 'harus instansi di luar instansi yang berakhir',
};
