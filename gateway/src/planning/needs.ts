import { Kind, parse, type SelectionSetNode } from 'graphql';
import type { FetchNode, PathStep, RequiredSelection } from './plan.js';

/** A fetch at its place in the answer; for the root the path is empty. */
export interface PlacedFetch {
  readonly path: readonly PathStep[];
  readonly fetch: FetchNode;
}

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

function keysOf(path: readonly PathStep[]): readonly string[] {
  return path.flatMap((step) => (step.kind === 'key' ? [step.key] : []));
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
function readWritten({ operation, requires, outputRewrites }: FetchNode): Keys {
  const { definitions } = parse(operation, { noLocation: true });
  const fragments = new Map(
    definitions.flatMap((found) => (found.kind === Kind.FRAGMENT_DEFINITION ? [[found.name.value, found.selectionSet] as const] : [])),
  );
  const read = (selectionSet: SelectionSetNode | undefined, into: Mutable): void => {
    for (const selection of selectionSet?.selections ?? []) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) read(fragments.get(selection.name.value), into);
      else if (selection.kind === Kind.INLINE_FRAGMENT) read(selection.selectionSet, into);
      else read(selection.selectionSet, inner(into, (selection.alias ?? selection.name).value));
    }
  };
  const whole = noKeys();
  for (const definition of definitions) if (definition.kind === Kind.OPERATION_DEFINITION) read(definition.selectionSet, whole);
  const written = requires ? inner(whole, '_entities') : whole;
  for (const rewrite of outputRewrites) if (rewrite.kind === 'renameKey') copyRenamed(written, rewrite.key, rewrite.to);
  return written;
}

/** The planner has a key answered under another one; where that stands does not matter here. */
function copyRenamed(keys: Mutable, key: string, to: string): void {
  for (const [name, deeper] of Object.entries(keys)) {
    if (name !== to) copyRenamed(deeper, key, to);
    if (name === key) keys[to] = Object.assign(noKeys(), keys[to], deeper);
  }
}
