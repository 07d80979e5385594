import { type FetchedField, keysInAnswer, readFetched } from './fetched-fields.js';
import { keysOf, type PlacedFetch } from './placed-fetches.js';
import type { FetchNode, RequiredSelection } from './plan.js';

/** Response keys with what is asked for below each; nothing below a plain value. */
interface Keys {
  readonly [key: string]: Keys;
}

/** What a fetch must find, and what it writes. */
export interface Needs {
  /** Whether a fetch needs something that the other one may give. When in doubt it does. */
  of(fetch: PlacedFetch, other: PlacedFetch): boolean;
}

/** What was read of operations' texts is kept for the one plan that it belongs to. */
export function createNeeds(): Needs {
  const written = new Map<FetchNode, Keys>();
  const writtenBy = (fetch: FetchNode): Keys => {
    const known = written.get(fetch) ?? readWritten(fetch);
    written.set(fetch, known);
    return known;
  };
  return {
    of({ path, fetch }, other) {
      const [mine, its] = [keysOf(path), keysOf(other.path)];
      const common = mine.findIndex((key, depth) => its[depth] !== key);
      const shared = common < 0 ? mine.length : common;
      // It writes into another branch of the answer.
      if (shared < its.length && shared < mine.length) return false;
      const given = writtenBy(other.fetch);
      // It stands above: it gives the objects that are asked for, or nothing of them.
      if (shared < mine.length) return Object.hasOwn(given, mine[shared] as string);
      return overlap(below(readRequired(fetch.requires ?? []), its.slice(shared)), given);
    },
  };
}

function below(keys: Keys | undefined, path: readonly string[]): Keys | undefined {
  return path.reduce<Keys | undefined>((found, key) => (found && Object.hasOwn(found, key) ? found[key] : undefined), keys);
}

/** The name of a type is a key like any other: behind an interface a fetch can give an object its own (@interfaceObject). */
function overlap(needed: Keys | undefined, given: Keys): boolean {
  if (!needed) return false;
  return Object.keys(needed).some((key) => {
    if (!Object.hasOwn(given, key)) return false;
    const [inner, its] = [needed[key] as Keys, given[key] as Keys];
    return isPlain(inner) || isPlain(its) || overlap(inner, its);
  });
}

function isPlain(keys: Keys): boolean {
  return Object.keys(keys).length === 0;
}

type Mutable = { [key: string]: Mutable };

function inner(keys: Mutable, key: string): Mutable {
  keys[key] ??= noKeys();
  return keys[key];
}

/** Keys come from clients: none may reach a prototype. */
function noKeys(): Mutable {
  return Object.create(null) as Mutable;
}

function readRequired(selections: readonly RequiredSelection[], into: Mutable = noKeys()): Keys {
  for (const selection of selections) {
    if (selection.kind === 'fragment') readRequired(selection.selections, into);
    else readRequired(selection.selections ?? [], inner(into, selection.key));
  }
  return into;
}

/** Whatever the types: a fragment that does not fit an object only makes the fetch seem to give more than it does. */
function readWritten(fetch: FetchNode): Keys {
  const read = (fields: readonly FetchedField[], into: Mutable): Mutable => {
    for (const field of fields) for (const key of keysInAnswer(field.key, fetch)) read(field.fields, inner(into, key));
    return into;
  };
  return read(readFetched(fetch), noKeys());
}
