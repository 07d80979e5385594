import type { SubgraphAnswer } from './execution.js';
import { isForeign } from './own.js';

/** What web `Headers`, and those of node-fetch, have in common, and where each keeps the lines of cookies. */
interface AnyHeaders extends Iterable<unknown> {
  getSetCookie?(): string[];
  raw?(): Readonly<Record<string, string[]>>;
}

/** The headers beside the answer of a `GraphQLDataSource`, as far as it tells them. */
export function dataSourceHeaders(answer: unknown): SubgraphAnswer['headers'] {
  const given = isForeign(answer) && isForeign(answer.http) ? answer.http.headers : undefined;
  if (typeof given !== 'object' || given === null || !(Symbol.iterator in given)) return {};
  const headers = given as AnyHeaders;
  const read: Record<string, string | readonly string[]> = {};
  for (const entry of headers) {
    if (!Array.isArray(entry) || typeof entry[0] !== 'string' || typeof entry[1] !== 'string') continue;
    const name = entry[0].toLowerCase();
    if (name !== 'set-cookie' && name !== '__proto__') read[name] = entry[1];
  }
  const cookies = headers.getSetCookie?.() ?? headers.raw?.()['set-cookie'];
  return cookies ? { ...read, 'set-cookie': cookies } : read;
}
