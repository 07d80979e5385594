import type { RequiredSelection } from '../planning/plan.js';
import { type Foreign, readerOf } from './own.js';
import type { TypeConditions } from './type-conditions.js';

/** Writes the JSON text of an object's representation; null when the object lacks something that is required. */
export interface WriteRepresentation {
  (object: Foreign): string | null;
  /** How many keys the text holds, when it holds everything of an object that has no more; otherwise undefined. */
  readonly keys?: number;
  /** Reads the one value on which the text depends beside the type, where it is but one. */
  readonly readOnly?: (object: Foreign) => unknown;
}

/**
 * A writer for objects of one type of which only the type's name and plain values are required, which is nearly always so:
 * it needs no object in between. Undefined for what is more than that, such as several fragments that fit or nested fields.
 */
export function compilePlainRepresentation(
  requires: readonly RequiredSelection[],
  typename: string,
  types: TypeConditions,
): WriteRepresentation | undefined {
  const fitting = requires.filter(
    (selection) => selection.kind === 'field' || selection.type === undefined || types.applies(selection.type, typename),
  );
  const [only, ...others] = fitting;
  if (!only) return () => null;
  if (only.kind !== 'fragment' || others.length > 0) return undefined;
  /** By its key each value's name in the text. */
  const names = new Map<string, string>();
  for (const selection of only.selections) {
    if (selection.kind !== 'field' || selection.selections) return undefined;
    if (selection.key !== '__typename') names.set(selection.key, selection.as ?? selection.key);
  }
  if (names.size === only.selections.length) return undefined;
  const head = `{"__typename":${JSON.stringify(typename)}`;
  const fields = [...names].map(([key, name]) => ({ label: `,${JSON.stringify(name)}:`, read: readerOf(key) }));
  const write = (object: Foreign) => {
    let text = head;
    for (const { label, read } of fields) {
      const value = read(object);
      if (value === undefined) return null;
      text += label + JSON.stringify(value);
    }
    return `${text}}`;
  };
  const [single, ...more] = fields;
  return Object.assign(write, { keys: fields.length + 1 }, single && more.length === 0 && { readOnly: single.read });
}
