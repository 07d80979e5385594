import { type ConstDirectiveNode, type DocumentNode, type InterfaceTypeDefinitionNode, Kind, type UnionTypeDefinitionNode } from 'graphql';
import { argumentOf, JOIN_IMPLEMENTS, JOIN_TYPE, JOIN_UNION_MEMBER, joinsOf, textArgumentOf } from './join-directives.js';

/** An abstract type: which subgraphs have it, and which of its types each of them knows. */
interface Members {
  readonly graphs: Set<string>;
  /** By the type, the subgraphs that know it as one of these. */
  readonly knownBy: Map<string, Set<string>>;
}

/** The interfaces and unions of a supergraph of which its subgraphs know different types. */
export function unevenTypes(supergraph: DocumentNode): ReadonlySet<string> {
  const abstract = new Map<string, Members>();
  for (const node of supergraph.definitions) {
    if (node.kind !== Kind.INTERFACE_TYPE_DEFINITION && node.kind !== Kind.UNION_TYPE_DEFINITION) continue;
    abstract.set(node.name.value, { graphs: new Set(graphsOf(node)), knownBy: new Map() });
  }
  for (const node of supergraph.definitions) {
    if (node.kind === Kind.UNION_TYPE_DEFINITION)
      for (const one of joinsOf(node, JOIN_UNION_MEMBER)) know(abstract.get(node.name.value), textArgumentOf(one, 'member'), one);
    if (node.kind === Kind.OBJECT_TYPE_DEFINITION)
      for (const one of joinsOf(node, JOIN_IMPLEMENTS)) know(abstract.get(textArgumentOf(one, 'interface') ?? ''), node.name.value, one);
  }
  return new Set([...abstract].flatMap(([name, members]) => (isUneven(members) ? [name] : [])));
}

function isUneven({ graphs, knownBy }: Members): boolean {
  return [...knownBy.values()].some((by) => [...graphs].some((graph) => !by.has(graph)));
}

function know(members: Members | undefined, type: string | undefined, join: ConstDirectiveNode): void {
  const graph = textArgumentOf(join, 'graph');
  if (!members || type === undefined || graph === undefined) return;
  const by = members.knownBy.get(type) ?? new Set();
  members.knownBy.set(type, by.add(graph));
}

/** The subgraphs that have a type, but for those to which an interface is an object. */
function graphsOf(node: InterfaceTypeDefinitionNode | UnionTypeDefinitionNode): readonly string[] {
  return joinsOf(node, JOIN_TYPE).flatMap((one) => {
    const graph = textArgumentOf(one, 'graph');
    return graph === undefined || argumentOf(one, 'isInterfaceObject') === true ? [] : [graph];
  });
}
