/** How long an answer may be kept: never, unless everything that it was made of says so. */
const NEVER = 'no-store';

/**
 * What all of these `cache-control` values allow (RFC 9111, 5.2.2): the shortest `max-age`, and to one's own cache alone as
 * soon as one is private. Anything unclear, and a value that is missing, allows nothing.
 */
export function lowestCacheControl(values: readonly (string | undefined)[], isPrivate: boolean): string {
  const read = values.map(readDirectives);
  const ages = read.map((directives) => directives?.get('max-age'));
  if (ages.length === 0 || ages.some((age) => !age || !/^\d{1,9}$/.test(age))) return NEVER;
  if (read.some((directives) => directives?.has('no-store') || directives?.has('no-cache'))) return NEVER;
  const age = Math.min(...ages.map(Number));
  if (age === 0) return NEVER;
  const some = (directive: string) => read.some((directives) => directives?.has(directive));
  const every = (directive: string) => read.every((directives) => directives?.has(directive));
  const scope = isPrivate || some('private') ? 'private, ' : every('public') ? 'public, ' : '';
  return `${scope}max-age=${age}`;
}

function readDirectives(value: string | undefined): ReadonlyMap<string, string> | undefined {
  if (value === undefined) return undefined;
  const directives = new Map<string, string>();
  for (const part of value.toLowerCase().split(',')) {
    const [name = '', given = ''] = part.split('=').map((text) => text.trim());
    // Of two values for one directive nobody knows which was meant.
    if (directives.has(name)) return undefined;
    directives.set(name, given.replace(/^"(.*)"$/, '$1'));
  }
  return directives;
}
