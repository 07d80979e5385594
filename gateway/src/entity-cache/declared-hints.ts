import type { Schema, Supergraph } from '@apollo/federation-internals';
import { CACHE_CONTROL } from '@lapor/schema/cache-hints';
import { type Said, saidBySubgraphs } from '../planning/said-by-subgraphs.js';

/** What a subgraph says of how long something may be kept. */
export interface Hint {
  /** Seconds; undefined when it does not say. */
  readonly maxAge: number | undefined;
  readonly isPrivate: boolean;
  /** As long as what holds it. */
  readonly inherits: boolean;
}

/** What the subgraphs of one supergraph say of caching (schema/src/cache-hints.ts). */
export interface DeclaredHints {
  /** Those that say anything. */
  readonly subgraphs: ReadonlySet<string>;
  ofType(subgraph: string, type: string): Hint | undefined;
  ofField(subgraph: string, type: string, field: string): Hint | undefined;
}

export function readDeclaredHints(supergraph: Supergraph): DeclaredHints {
  const hints = new Map<string, Hint>();
  const subgraphs = new Set<string>();
  for (const { subgraph, place, args } of saidBySubgraphs(supergraph.schema as Schema, CACHE_CONTROL)) {
    subgraphs.add(subgraph);
    const key = `${subgraph} ${place}`;
    hints.set(key, stricter(hints.get(key), toHint(args)));
  }
  return {
    subgraphs,
    ofType: (subgraph, type) => hints.get(`${subgraph} ${type}`),
    ofField: (subgraph, type, field) => hints.get(`${subgraph} ${type}.${field}`),
  };
}

/** What cannot be read says: not at all, and for nobody else. */
function toHint({ maxAge, scope, inheritMaxAge }: Said['args']): Hint {
  const isAge = maxAge === undefined || maxAge === null;
  return {
    maxAge: isAge ? undefined : typeof maxAge === 'number' && maxAge >= 0 ? maxAge : 0,
    isPrivate: scope !== undefined && scope !== null && scope !== 'PUBLIC',
    inherits: inheritMaxAge === true,
  };
}

/** An element can be written in several parts, each with a word on it. */
function stricter(one: Hint | undefined, other: Hint): Hint {
  if (!one) return other;
  const ages = [one.maxAge, other.maxAge].filter((age) => age !== undefined);
  return {
    maxAge: ages.length > 0 ? Math.min(...ages) : undefined,
    isPrivate: one.isPrivate || other.isPrivate,
    inherits: one.inherits && other.inherits,
  };
}
