import { type Refusal, refuse } from '@lapor/schema/refusal';
import type { Agency } from './agency.js';

/** Where an agency is to go: the agency above it (null at the top), with the codes from its root down to it. */
export interface NewPlace {
  readonly parentCode: string | null;
  /** Null when there is no agency with that code, or when it is to stand at the top. */
  readonly parent: Agency | null;
  readonly parentPath: readonly string[];
}

/**
 * Puts an agency, with everything below it, under another one; its code stays. Refused with AGENCY_UNKNOWN (the new
 * parent is not there or not active) or AGENCY_CYCLE, which names the way from the agency down to that parent.
 */
export function moveAgency(
  agency: Agency,
  { parentCode, parent, parentPath }: NewPlace,
): { readonly ok: true; readonly agency: Agency } | Refusal {
  const place = parentPath.indexOf(agency.code);
  if (place >= 0) return refuse('AGENCY_CYCLE', { field: 'parentCode', path: parentPath.slice(place) });
  if (parentCode !== null && !parent?.active) return refuse('AGENCY_UNKNOWN', { field: 'parentCode' });
  return { ok: true, agency: { ...agency, parentCode } };
}
