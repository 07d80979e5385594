import { createHash } from 'node:crypto';
import { Client } from 'pg';

/** Stands before a statement whose best plan depends on its values: PostgreSQL plans it anew each time. */
export const PLANNED_ANEW = '/* planned anew */';

/** How many different statements are prepared; a process that makes up ever new ones must not fill the server's memory. */
const MOST_STATEMENTS = 500;
const NAMES = new Map<string, string>();

/** The name of a statement's text on every connection; null for one that is not prepared. */
function nameOf(text: string): string | null {
  const known = NAMES.get(text);
  if (known) return known;
  if (NAMES.size >= MOST_STATEMENTS || text.startsWith(PLANNED_ANEW)) return null;
  const name = `s${createHash('sha256').update(text).digest('base64url').slice(0, 20)}`;
  NAMES.set(text, name);
  return name;
}

/**
 * A connection on which every statement with parameters is prepared once and then only run: parsing and planning them
 * anew costs the server more than the work of most (docs/adr/0016).
 */
export class PreparingClient extends Client {
  // The driver's signature has a dozen forms; all but this one are handed on as they are.
  override query(...given: unknown[]): never {
    const [text, values, ...rest] = given;
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : null;
    const query = super.query as unknown as (...args: unknown[]) => never;
    return name === null ? query.apply(this, given) : query.call(this, { name, text, values }, ...rest);
  }
}
