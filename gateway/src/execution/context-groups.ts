import type { ObjectInContext } from './context-values.js';
import type { Batch } from './entities.js';
import type { Foreign } from './own.js';

/** Objects that have the same values above them, asked for together. */
export interface ContextGroup {
  readonly values: readonly (string | undefined)[];
  readonly batch: Batch;
  /** Where its objects stand among all objects of the fetch. */
  readonly indexes: readonly number[];
}

/** Sorts objects by their values; those of which a value or a key is missing are left out. */
export function groupByContext(
  objects: readonly ObjectInContext[],
  batchOf: (objects: readonly Foreign[]) => Batch,
): readonly ContextGroup[] {
  const known = new Map<string, { values: readonly (string | undefined)[]; indexes: number[] }>();
  objects.forEach(({ values }, index) => {
    if (!values) return;
    // No JSON text holds a line break, and none is empty.
    const key = values.join('\n');
    const group = known.get(key);
    if (group) group.indexes.push(index);
    else known.set(key, { values, indexes: [index] });
  });
  return [...known.values()].flatMap(({ values, indexes }) => {
    const batch = batchOf(indexes.map((index) => (objects[index] as ObjectInContext).object));
    return batch.representations.length === 0 ? [] : [{ values, batch, indexes }];
  });
}

/** Cuts the groups into requests. */
export function inRequests(groups: readonly ContextGroup[], size: number): readonly (readonly ContextGroup[])[] {
  return Array.from({ length: Math.ceil(groups.length / size) }, (_, index) => groups.slice(index * size, (index + 1) * size));
}
