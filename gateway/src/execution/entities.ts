import type { RequiredFieldSelection, RequiredSelection } from '../planning/plan.js';
import { mergeInto } from './merge.js';
import { type Foreign, isForeign, readerOf, setOwn } from './own.js';
import { compilePlainRepresentation, type WriteRepresentation } from './plain-representation.js';
import type { Rewriter } from './rewrite.js';
import type { TypeConditions } from './type-conditions.js';
import { Waiting } from './waiting.js';

/** Representations of one `_entities` call: each different one once, with the objects that wait for it. */
export interface Batch {
  /** JSON texts, in the order in which they are sent. */
  readonly representations: readonly string[];
  readonly waiting: Waiting;
  /** For each representation how many keys an object has that is nothing but it; undefined when that cannot be told. */
  readonly keys: readonly (number | undefined)[];
}

/** What of an object that lacks a required field is sent: nothing, or the rest. */
export type Lacking = 'nothing' | 'the rest';

const MOST_TYPES = 1_000;

/** Builds the batch for the objects at a fetch's path. Objects that lack a required field are left out. */
export function compileBatch(
  requires: readonly RequiredSelection[],
  rewrite: Rewriter | undefined,
  types: TypeConditions,
  lacking: Lacking = 'nothing',
): (objects: readonly Foreign[]) => Batch {
  const writerFor = compileWriters(requires, rewrite, types, lacking);
  return (objects) => {
    const positionOf = new Map<string, number>();
    const byValue = new Map<WriteRepresentation, Map<unknown, number>>();
    const representations: string[] = [];
    const waiting = new Waiting(objects.length);
    const keys: (number | undefined)[] = [];
    // Neighbours are nearly always of one type.
    let typename: unknown;
    let write: WriteRepresentation | undefined;
    let values: Map<unknown, number> | undefined;
    for (let index = 0; index < objects.length; index += 1) {
      const object = objects[index] as Foreign;
      if (object.__typename !== typename || index === 0) {
        typename = object.__typename;
        write = typeof typename === 'string' ? writerFor(typename) : undefined;
        values = write?.readOnly && valuesOf(byValue, write);
      }
      if (!write) continue;
      const value = write.readOnly?.(object);
      // Of a value that was met before no text is made any more: most objects of an answer are the same few.
      const positions = typeof value === 'string' || typeof value === 'number' ? values : undefined;
      let position = positions?.get(value);
      if (position === undefined) {
        const text = write(object);
        if (typeof text !== 'string') continue;
        // Texts of one type that differ in nothing but this value differ.
        if (!positions) position = positionOf.get(text);
        if (position === undefined) {
          representations.push(text);
          keys.push(write.keys);
          position = waiting.open(index);
          if (positions) positions.set(value, position);
          else positionOf.set(text, position);
          continue;
        }
      }
      waiting.join(position, index);
    }
    return { representations, waiting, keys };
  };
}

function valuesOf(byValue: Map<WriteRepresentation, Map<unknown, number>>, write: WriteRepresentation): Map<unknown, number> {
  const known = byValue.get(write);
  if (known) return known;
  const positions = new Map<unknown, number>();
  byValue.set(write, positions);
  return positions;
}

/** The writer for each type of object, compiled when the type first occurs. */
function compileWriters(requires: readonly RequiredSelection[], rewrite: Rewriter | undefined, types: TypeConditions, lacking: Lacking) {
  const represent = compileRequired(requires, types, lacking);
  const writeAny: WriteRepresentation = (object) => {
    const representation = represent(object);
    if (!representation || typeof representation.__typename !== 'string') return null;
    rewrite?.(representation);
    return JSON.stringify(representation);
  };
  const orAny = (plain: WriteRepresentation): WriteRepresentation =>
    Object.assign((object: Foreign) => plain(object) ?? writeAny(object), { ...plain });
  const writers = new Map<string, WriteRepresentation>();
  return (typename: string): WriteRepresentation => {
    const known = writers.get(typename);
    if (known) return known;
    const plain = rewrite ? undefined : compilePlainRepresentation(requires, typename, types);
    const writer = plain && lacking === 'the rest' ? orAny(plain) : (plain ?? writeAny);
    // Names come from outside and must not grow the map for ever.
    if (writers.size < MOST_TYPES) writers.set(typename, writer);
    return writer;
  };
}

/** Copies what is required; null when a required field is missing (its fetch failed). A fragment that lacks one is left out. */
type Represent = (object: Foreign) => Foreign | null;

function compileRequired(selections: readonly RequiredSelection[], types: TypeConditions, lacking: Lacking = 'nothing'): Represent {
  const parts = selections.map((selection) => compileSelection(selection, types, lacking));
  return (object) => {
    const result: Foreign = {};
    for (const part of parts) if (!part(object, result)) return null;
    return result;
  };
}

function compileSelection(
  selection: RequiredSelection,
  types: TypeConditions,
  lacking: Lacking,
): (object: Foreign, result: Foreign) => boolean {
  if (selection.kind === 'field') return compileField(selection, types);
  const parts = selection.selections.map((inner) => compileSelection(inner, types, lacking));
  const take = (object: Foreign, found: Foreign) => {
    if (lacking === 'nothing') return parts.every((part) => part(object, found));
    for (const part of parts) part(object, found);
    return Object.keys(found).some((key) => key !== '__typename');
  };
  const { type } = selection;
  return (object, result) => {
    if (type !== undefined && !(typeof object.__typename === 'string' && types.applies(type, object.__typename))) return true;
    // One fetch can serve fields of which a condition left some out, with what only they need: the others are asked all the same.
    const found: Foreign = {};
    if (take(object, found)) mergeInto(result, found);
    return true;
  };
}

function compileField({ key, as: name = key, selections }: RequiredFieldSelection, types: TypeConditions) {
  const read = readerOf(key);
  const inner = selections && compileRequired(selections, types);
  const copy = (value: unknown): unknown => {
    if (!inner || value === null) return value;
    if (Array.isArray(value)) return value.map(copy);
    return isForeign(value) ? inner(value) : undefined;
  };
  return (object: Foreign, result: Foreign): boolean => {
    const value = read(object);
    if (value === undefined) return false;
    const copied = copy(value);
    if (copied === undefined) return false;
    const present = Object.hasOwn(result, name) ? result[name] : undefined;
    setOwn(result, name, isForeign(present) && isForeign(copied) ? { ...present, ...copied } : copied);
    return true;
  };
}
