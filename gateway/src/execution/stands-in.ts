import { isForeign } from './own.js';
import type { ResponsePath } from './path.js';

/** Whether an answer has an object at a place: it has none where a null has spread over it. */
export function standsIn(answer: unknown, path: ResponsePath): boolean {
  let value = answer;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return false;
    value = (value as Record<string | number, unknown>)[step];
  }
  return isForeign(value);
}
