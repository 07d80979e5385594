import { type ConstDirectiveNode, type DocumentNode, Kind, parse, type SelectionSetNode } from 'graphql';

/** Directives of the join specification, in the text of a supergraph. */
export const JOIN_TYPE = 'join__type';
export const JOIN_FIELD = 'join__field';
export const JOIN_IMPLEMENTS = 'join__implements';
export const JOIN_UNION_MEMBER = 'join__unionMember';
const JOIN_GRAPH = 'join__graph';
const GRAPHS = 'join__Graph';

/** The directives of one name that stand at a definition. */
export function joinsOf(
  { directives = [] }: { readonly directives?: readonly ConstDirectiveNode[] | undefined },
  name: string,
): readonly ConstDirectiveNode[] {
  return directives.filter((directive) => directive.name.value === name);
}

export function argumentOf(directive: ConstDirectiveNode, name: string): string | boolean | undefined {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value && (value.kind === Kind.STRING || value.kind === Kind.ENUM || value.kind === Kind.BOOLEAN) ? value.value : undefined;
}

export function textArgumentOf(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = argumentOf(directive, name);
  return typeof value === 'string' ? value : undefined;
}

export function withText(directive: ConstDirectiveNode, name: string, text: string): ConstDirectiveNode {
  return {
    ...directive,
    arguments: (directive.arguments ?? []).map((argument) =>
      argument.name.value === name ? { ...argument, value: { kind: Kind.STRING, value: text } } : argument,
    ),
  };
}

/** A set of fields as `@requires` and `@key` write it, with or without braces. */
export function readFieldSet(text: string): SelectionSetNode {
  const [definition] = parse(text.trim().startsWith('{') ? text : `{ ${text} }`, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('the supergraph requires what is no set of fields');
  return definition.selectionSet;
}

/** The name of each subgraph by its value of the enum. */
export function readGraphNames(document: DocumentNode): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const node of document.definitions) {
    if (node.kind !== Kind.ENUM_TYPE_DEFINITION || node.name.value !== GRAPHS) continue;
    for (const { name, directives } of node.values ?? []) {
      const graph = directives?.find((directive) => directive.name.value === JOIN_GRAPH);
      names.set(name.value, (graph && textArgumentOf(graph, 'name')) ?? name.value);
    }
  }
  return names;
}
