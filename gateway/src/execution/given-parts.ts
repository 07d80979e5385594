import type { ResponsePath } from './path.js';

/**
 * What an answer in parts has given so far. A part adds to that and takes nothing back: an object that was given may have fragments of
 * its own, whose parts then had no place (docs/adr/0032).
 */
export class GivenParts {
  readonly #parts: { readonly path: ResponsePath; readonly data: unknown }[] = [];

  /** @param first the data of the first part. */
  constructor(first: unknown) {
    this.add([], first);
  }

  /** @param path where in the answer the data stand. */
  add(path: ResponsePath, data: unknown): void {
    this.#parts.push({ path, data });
  }

  /** Whether these data have null where an object or a list was given. */
  wouldLoseTo(path: ResponsePath, data: unknown): boolean {
    return this.#parts.some((part) =>
      part.path.length <= path.length
        ? isPrefix(part.path, path) && loses(at(part.data, path.slice(part.path.length)), data)
        : isPrefix(path, part.path) && loses(part.data, at(data, part.path.slice(path.length))),
    );
  }
}

function isPrefix(short: ResponsePath, long: ResponsePath): boolean {
  return short.every((step, index) => step === long[index]);
}

/** What stands at a place; null below a null, undefined where nothing is said of it. */
function at(data: unknown, path: ResponsePath): unknown {
  let value = data;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) break;
    value = Object.hasOwn(value, step) ? (value as Record<string | number, unknown>)[step] : undefined;
  }
  return value;
}

function loses(given: unknown, data: unknown): boolean {
  if (typeof given !== 'object' || given === null) return false;
  if (data === null) return true;
  if (typeof data !== 'object') return false;
  return Object.keys(data).some((key) => Object.hasOwn(given, key) && loses((given as never)[key], data[key as never]));
}
