import {
  type ConstDirectiveNode,
  type DocumentNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  parse,
} from 'graphql';

/** A directive of subgraphs of which composition knows nothing, and which the gateway goes by. */
export interface CarriedDirective {
  readonly name: string;
  /** What a subgraph has to declare to use it. Of its types nothing comes into the schema of clients. */
  readonly definition: string;
  /** The arguments for `@join__directive`, as GraphQL text, of what an element says; undefined when it says nothing. */
  argumentsOf(directives: readonly ConstDirectiveNode[] | undefined): string | undefined;
}

type ObjectNode = ObjectTypeDefinitionNode | ObjectTypeExtensionNode;
type Located = { readonly loc?: { readonly end: number } | undefined };

export function objectTypes(document: DocumentNode): readonly ObjectNode[] {
  return document.definitions.filter(
    (node): node is ObjectNode => node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION,
  );
}

/**
 * Writes into a supergraph what its subgraphs say by directives that composition drops. By `@composeDirective` it would be
 * lost which subgraph has said it: one that only refers to an entity could speak for another's fields. So each stands in the
 * supergraph as a `@join__directive` of its own graph. A supergraph that knows no such directive is given back as it is.
 */
export function carryDirectives(
  carried: readonly CarriedDirective[],
  supergraphSdl: string,
  subgraphs: readonly { readonly name: string; readonly sdl: string }[],
): string {
  const supergraph = parse(supergraphSdl);
  const knowsIt = supergraph.definitions.some((node) => node.kind === Kind.DIRECTIVE_DEFINITION && node.name.value === 'join__directive');
  if (!knowsIt) return supergraphSdl;
  const graphs = graphNames(supergraph);
  const insertions = new Map<number, string>();
  const insert = (at: number, text: string) => insertions.set(at, (insertions.get(at) ?? '') + text);
  const composed = new Map(objectTypes(supergraph).map((type) => [type.name.value, type]));
  for (const { name, sdl } of subgraphs) {
    const graph = graphs.get(name);
    if (graph === undefined) continue;
    const said = (directives: readonly ConstDirectiveNode[] | undefined): readonly string[] =>
      carried.flatMap((directive) => {
        const args = directive.argumentsOf(directives);
        return args === undefined ? [] : [`@join__directive(graphs: [${graph}], name: "${directive.name}", args: {${args}})`];
      });
    for (const type of objectTypes(parse(sdl))) {
      const target = composed.get(type.name.value);
      if (!target) continue;
      for (const text of said(type.directives)) insert(endOf(target.directives, target.interfaces?.at(-1) ?? target.name), `\n  ${text}`);
      for (const field of type.fields ?? []) {
        const found = target.fields?.find((one) => one.name.value === field.name.value);
        if (found) for (const text of said(field.directives)) insert(endOf(found.directives, found.type), ` ${text}`);
      }
    }
  }
  let [text, from] = ['', 0];
  for (const [at, insertion] of [...insertions].sort(([left], [right]) => left - right)) {
    text += supergraphSdl.slice(from, at) + insertion;
    from = at;
  }
  return text + supergraphSdl.slice(from);
}

function endOf(directives: readonly Located[] | undefined, otherwise: Located): number {
  const end = (directives?.at(-1) ?? otherwise).loc?.end;
  if (end === undefined) throw new Error('the supergraph was parsed without places');
  return end;
}

/** A subgraph's name → how the supergraph calls it. */
function graphNames(supergraph: DocumentNode): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const node of supergraph.definitions) {
    if (node.kind !== Kind.ENUM_TYPE_DEFINITION || node.name.value !== 'join__Graph') continue;
    for (const { name, directives } of node.values ?? []) {
      const argument = directives?.flatMap((directive) => directive.arguments ?? []).find((one) => one.name.value === 'name');
      if (argument?.value.kind === Kind.STRING) names.set(argument.value.value, name.value);
    }
  }
  return names;
}
