import type { WriteField } from './completion.js';
import type { CollectedField } from './selection.js';

/**
 * The writers of an object's fields, so that each stands where the first of its selections does that counts (GraphQL
 * spec, 6.3.2). Where that depends on conditions, a field has a writer for each selection, of which the first one writes.
 */
export function inOrder(fields: readonly CollectedField[], compile: (field: CollectedField) => WriteField): readonly WriteField[] {
  return fields
    .flatMap((field) => writersOf(field, compile(field)))
    .sort((left, right) => left.place - right.place)
    .map(({ write }) => write);
}

function writersOf({ key, conditions, places }: CollectedField, write: WriteField): { place: number; write: WriteField }[] {
  if (conditions[0] === undefined) return [{ place: places[0] as number, write }];
  const certain = conditions.indexOf(undefined);
  const counting = certain < 0 ? conditions : conditions.slice(0, certain + 1);
  return counting.map((holds, index) => ({
    place: places[index] as number,
    write: (object, result, request, path) =>
      (index > 0 && Object.hasOwn(result, key)) || (holds && !holds(request.variables)) ? true : write(object, result, request, path),
  }));
}
