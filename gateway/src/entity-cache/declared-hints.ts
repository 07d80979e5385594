import type { EnumType, ObjectType, Schema, Supergraph } from '@apollo/federation-internals';
import { CACHE_CONTROL } from '@lapor/schema/cache-hints';

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

type Element = ObjectType | NonNullable<ReturnType<ObjectType['field']>>;

export function readDeclaredHints(supergraph: Supergraph): DeclaredHints {
  const hints = new Map<string, Hint>();
  const subgraphs = new Set<string>();
  const names = subgraphNames(supergraph.schema);
  const read = (element: Element, place: string) => {
    for (const directive of element.appliedDirectives) {
      if (directive.name !== 'join__directive') continue;
      const { graphs = [], name, args } = directive.arguments() as { graphs?: readonly string[]; name?: string; args?: unknown };
      if (name !== CACHE_CONTROL) continue;
      for (const graph of graphs) {
        const subgraph = names.get(graph);
        if (subgraph === undefined) continue;
        subgraphs.add(subgraph);
        const key = `${subgraph} ${place}`;
        hints.set(key, stricter(hints.get(key), toHint(args)));
      }
    }
  };
  for (const type of (supergraph.schema as Schema).objectTypes()) {
    read(type, type.name);
    for (const field of type.fields()) read(field, field.coordinate);
  }
  return {
    subgraphs,
    ofType: (subgraph, type) => hints.get(`${subgraph} ${type}`),
    ofField: (subgraph, type, field) => hints.get(`${subgraph} ${type}.${field}`),
  };
}

/** As the supergraph writes them → their names. The library's own list costs the building of every subgraph's schema. */
function subgraphNames(schema: Schema): ReadonlyMap<string, string> {
  const graphs = (schema.type('join__Graph') as EnumType).values;
  return new Map(graphs.map((graph) => [graph.name, String(graph.appliedDirectivesOf('join__graph')[0]?.arguments().name)]));
}

/** What cannot be read says: not at all, and for nobody else. */
function toHint(args: unknown): Hint {
  const { maxAge, scope, inheritMaxAge } = (typeof args === 'object' && args !== null ? args : {}) as Record<string, unknown>;
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
