import { LRUCache } from 'lru-cache';

type Factory = (...values: readonly unknown[]) => unknown;

/** One text is made into code once, whatever operations it serves: code takes more memory than text. */
const factories = new LRUCache<string, { readonly factory: Factory | undefined }>({ max: 2_000 });

/**
 * Makes what a text of code returns, which sees the given values under their names (docs/adr/0034). Texts may hold names of
 * GraphQL alone, each written as a JSON string. Undefined in a process that is forbidden to make code
 * (`--disallow-code-generation-from-strings`).
 */
export function makeCode<T>(source: string, values: Readonly<Record<string, unknown>>): T | undefined {
  const names = Object.keys(values);
  const known = factories.get(source) ?? { factory: makeFactory(names, source) };
  factories.set(source, known);
  return known.factory?.(...Object.values(values)) as T | undefined;
}

function makeFactory(names: readonly string[], source: string): Factory | undefined {
  try {
    return new Function(...names, source) as Factory;
  } catch (error) {
    if (error instanceof EvalError) return undefined;
    throw error;
  }
}
