/** The claims about its viewer that something depends on; undefined: on all that is known of them. */
export type Claims = ReadonlySet<string> | undefined;

export const NO_CLAIMS: Claims = new Set();

/** What depends on both. */
export function union(one: Claims, other: Claims): Claims {
  return one && other && (other.size === 0 ? one : new Set([...one, ...other]));
}
