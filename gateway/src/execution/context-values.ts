import type { ContextRead, PathStep, RewriteStep } from '../planning/plan.js';
import { type Foreign, isForeign, readerOf } from './own.js';
import { isOneOf, type TypeConditions } from './type-conditions.js';

/** One variable of a fetch whose value comes from above the object that is asked for. */
export interface ContextVariable {
  readonly name: string;
  /** Whether the value is one that the variable's type takes; null only where it may be null. */
  readonly fits: (value: unknown) => boolean;
}

/** An object that is asked for, with the JSON of each variable; undefined for one that is not given. */
export interface ObjectInContext {
  readonly object: Foreign;
  /** Undefined when a value has not come (its fetch failed) or is of a wrong type: then the object cannot be asked for. */
  readonly values: readonly (string | undefined)[] | undefined;
}

/** What stands above is of a type that this alternative is not for. */
const OTHER_TYPE = Symbol('another type');

type Read = (value: unknown) => unknown;
type ReadValue = (ancestors: readonly Foreign[]) => { readonly text: string | undefined } | undefined;

/**
 * Walks to the objects at a path, in the answer's order, and reads for each of them what its own ancestors say. Two
 * objects under different parents get each their own parent's value.
 */
export function compileContextValues(
  path: readonly PathStep[],
  variables: readonly ContextVariable[],
  reads: readonly ContextRead[],
  types: TypeConditions,
): (root: Foreign) => ObjectInContext[] {
  const height = path.filter(({ kind }) => kind === 'key').length;
  const readers = variables.map((variable) =>
    compileVariable(
      variable,
      reads.filter((read) => read.variable === variable.name),
      height,
      types,
    ),
  );
  const steps = path.map((step) => {
    if (step.kind === 'types') return { fits: isOneOf(types, step.types) };
    return step.kind === 'each' ? null : readerOf(step.key);
  });
  const visit = (value: unknown, depth: number, ancestors: Foreign[], level: number, found: ObjectInContext[]): void => {
    const step = steps[depth];
    if (Array.isArray(value)) {
      for (const element of value) visit(element, step === null ? depth + 1 : depth, ancestors, level, found);
      return;
    }
    if (!isForeign(value)) return;
    ancestors[level] = value;
    if (step && 'fits' in step) {
      if (step.fits(value)) visit(value, depth + 1, ancestors, level, found);
    } else if (depth === steps.length) found.push({ object: value, values: allOf(readers, ancestors) });
    else if (step) visit(step(value), depth + 1, ancestors, level + 1, found);
  };
  return (root) => {
    const found: ObjectInContext[] = [];
    visit(root, 0, new Array(height + 1), 0, found);
    return found;
  };
}

function allOf(readers: readonly ReadValue[], ancestors: readonly Foreign[]): readonly (string | undefined)[] | undefined {
  const texts: (string | undefined)[] = [];
  for (const read of readers) {
    const value = read(ancestors);
    if (!value) return undefined;
    texts.push(value.text);
  }
  return texts;
}

function compileVariable({ fits }: ContextVariable, reads: readonly ContextRead[], height: number, types: TypeConditions): ReadValue {
  const alternatives = reads.map(({ up, path }) => {
    if (up > height) throw new Error('the planner gave a context above the root of the answer');
    return { level: height - up, read: compileRead(path, types) };
  });
  return (ancestors) => {
    let value: unknown = OTHER_TYPE;
    for (const { level, read } of alternatives) {
      value = read(ancestors[level]);
      if (value !== OTHER_TYPE) break;
    }
    // Of a type that sets no value for it, the argument is left to its own default.
    if (value === OTHER_TYPE) return fits(null) ? { text: undefined } : undefined;
    return value !== undefined && fits(value) ? { text: JSON.stringify(value) } : undefined;
  };
}

function compileRead(path: readonly RewriteStep[], types: TypeConditions): Read {
  return path.reduceRight<Read>(
    (next, step) => compileStep(step, next, types),
    (value) => value,
  );
}

function compileStep(step: RewriteStep, next: Read, types: TypeConditions): Read {
  const enter = step.kind === 'type' ? entered(step.type, next, types) : keyed(step.key, next);
  const read: Read = (value) => {
    if (Array.isArray(value)) return listOf(value.map(read));
    return isForeign(value) ? enter(value) : (value ?? null) === null ? value : undefined;
  };
  return read;
}

function keyed(key: string, next: Read): (object: Foreign) => unknown {
  const read = readerOf(key);
  return (object) => next(read(object));
}

function entered(type: string, next: Read, types: TypeConditions): (object: Foreign) => unknown {
  return (object) => {
    const typename = object.__typename;
    return typeof typename === 'string' && !types.applies(type, typename) ? OTHER_TYPE : next(object);
  };
}

function listOf(values: readonly unknown[]): unknown {
  if (values.includes(undefined)) return undefined;
  return values.map((value) => (value === OTHER_TYPE ? null : value));
}
