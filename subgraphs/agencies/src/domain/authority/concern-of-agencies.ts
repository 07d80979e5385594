import type { Agency } from '../agency/agency.js';
import { type Concern, NATION } from './authority.js';

/**
 * What concerns all of these agencies at once. Codes that the registry does not know concern nobody; without any known
 * one it is the nation's.
 */
export function concernOfAgencies(codes: Iterable<string>, agencies: ReadonlyMap<string, Agency>): Concern {
  const known = [...new Set(codes)].filter((code) => agencies.has(code));
  return known.length === 0 ? NATION : { kind: 'ALL', of: known.map((code) => ({ kind: 'AGENCY', path: pathOf(code, agencies) })) };
}

/** The codes from the root of its tree down to an agency. */
function pathOf(code: string, agencies: ReadonlyMap<string, Agency>): readonly string[] {
  const path: string[] = [];
  for (let next: string | null = code; next !== null; next = agencies.get(next)?.parentCode ?? null) path.unshift(next);
  return path;
}
