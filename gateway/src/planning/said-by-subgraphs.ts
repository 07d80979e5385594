import type { EnumType, ObjectType, Schema } from '@apollo/federation-internals';

/** What one subgraph says of a type, or of a field as `Type.field`, by a directive that was carried into the supergraph. */
export interface Said {
  readonly subgraph: string;
  readonly place: string;
  /** As it was written; nothing of it is checked. */
  readonly args: Readonly<Record<string, unknown>>;
}

type Element = ObjectType | NonNullable<ReturnType<ObjectType['field']>>;

/** All that the subgraphs of a supergraph say by one directive of ours (schema/src/carried-directives.ts). */
export function saidBySubgraphs(supergraph: Schema, directiveName: string): readonly Said[] {
  const names = subgraphNames(supergraph);
  const read = (element: Element, place: string): readonly Said[] =>
    element.appliedDirectives.flatMap((directive) => {
      if (directive.name !== 'join__directive') return [];
      const { graphs = [], name, args } = directive.arguments() as { graphs?: readonly string[]; name?: string; args?: unknown };
      if (name !== directiveName) return [];
      const said = (typeof args === 'object' && args !== null ? args : {}) as Record<string, unknown>;
      return graphs.flatMap((graph) => {
        const subgraph = names.get(graph);
        return subgraph === undefined ? [] : [{ subgraph, place, args: said }];
      });
    });
  return supergraph
    .objectTypes()
    .flatMap((type) => [...read(type, type.name), ...type.fields().flatMap((field) => read(field, field.coordinate))]);
}

/** As the supergraph writes them → their names. The library's own list costs the building of every subgraph's schema. */
function subgraphNames(schema: Schema): ReadonlyMap<string, string> {
  const graphs = (schema.type('join__Graph') as EnumType).values;
  return new Map(graphs.map((graph) => [graph.name, String(graph.appliedDirectivesOf('join__graph')[0]?.arguments().name)]));
}
