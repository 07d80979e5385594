import type { Answer } from './two-gateways.js';

/**
 * Where in the answer the null stands that each error is about, each place once. Of several values that must not be null in one
 * object, any may be the one that is told of (GraphQL spec, 6.4.4): which it is depends on the order in which a plan asks for them.
 */
export function nulledPlaces({ data, errorPaths }: Answer): readonly string[] {
  const places = errorPaths.map((path) => JSON.stringify(nulledPlace(data, JSON.parse(path) as Path | null)));
  return [...new Set(places)].sort();
}

type Path = readonly (string | number)[];

function nulledPlace(data: unknown, path: Path | null): Path | null {
  if (path === null) return null;
  let value = data;
  for (const [depth, key] of path.entries()) {
    if (typeof value !== 'object' || value === null) return path.slice(0, depth);
    value = (value as Readonly<Record<string | number, unknown>>)[key];
  }
  return path;
}
