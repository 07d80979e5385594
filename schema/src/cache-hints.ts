import {
  type ConstDirectiveNode,
  type DocumentNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  parse,
} from 'graphql';

/** How long, and for whom, what a subgraph gives may be kept; as Apollo Server reads `@cacheControl`. */
export interface CacheHint {
  /** Seconds. */
  readonly maxAge?: number;
  readonly scope?: 'PUBLIC' | 'PRIVATE';
  readonly inheritMaxAge?: boolean;
}

/** The directive as Apollo Server defines it. Of its enum nothing comes into the schema of clients. */
export const CACHE_CONTROL_DEFINITION = `
  directive @cacheControl(maxAge: Int, scope: CacheControlScope, inheritMaxAge: Boolean) on FIELD_DEFINITION | OBJECT | INTERFACE | UNION
  enum CacheControlScope @inaccessible { PUBLIC PRIVATE }
`;

/** Under this name hints stand in a supergraph, in `@join__directive`. */
export const CACHE_CONTROL = 'cacheControl';

type ObjectNode = ObjectTypeDefinitionNode | ObjectTypeExtensionNode;

/** What a subgraph's SDL says of an element; undefined when it says nothing. */
export function hintOf(directives: readonly ConstDirectiveNode[] | undefined): CacheHint | undefined {
  const directive = directives?.find(({ name }) => name.value === CACHE_CONTROL);
  if (!directive) return undefined;
  const hint: { maxAge?: number; scope?: 'PUBLIC' | 'PRIVATE'; inheritMaxAge?: boolean } = {};
  for (const { name, value } of directive.arguments ?? []) {
    if (name.value === 'maxAge' && value.kind === Kind.INT) hint.maxAge = Number(value.value);
    // Whatever is not plainly public is private.
    if (name.value === 'scope' && value.kind === Kind.ENUM) hint.scope = value.value === 'PUBLIC' ? 'PUBLIC' : 'PRIVATE';
    if (name.value === 'inheritMaxAge' && value.kind === Kind.BOOLEAN) hint.inheritMaxAge = value.value;
  }
  return hint;
}

export function objectTypes(document: DocumentNode): readonly ObjectNode[] {
  return document.definitions.filter(
    (node): node is ObjectNode => node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION,
  );
}

/**
 * Writes into a supergraph what its subgraphs say of caching. Composition drops `@cacheControl`, and by `@composeDirective`
 * it would lose which subgraph has said it: one that only refers to an entity could make another's fields public. So each
 * hint stands in the supergraph as a `@join__directive` of its own graph. A supergraph that knows no such directive is
 * given back as it is.
 */
export function carryCacheHints(supergraphSdl: string, subgraphs: readonly { readonly name: string; readonly sdl: string }[]): string {
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
    for (const type of objectTypes(parse(sdl))) {
      const target = composed.get(type.name.value);
      const hint = hintOf(type.directives);
      if (target && hint) insert(endOf(target.directives, target.interfaces?.at(-1) ?? target.name), `\n  ${joined(graph, hint)}`);
      for (const field of type.fields ?? []) {
        const found = target?.fields?.find((one) => one.name.value === field.name.value);
        const fieldHint = hintOf(field.directives);
        if (found && fieldHint) insert(endOf(found.directives, found.type), ` ${joined(graph, fieldHint)}`);
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

type Located = { readonly loc?: { readonly end: number } | undefined };

function endOf(directives: readonly Located[] | undefined, otherwise: Located): number {
  const end = (directives?.at(-1) ?? otherwise).loc?.end;
  if (end === undefined) throw new Error('the supergraph was parsed without places');
  return end;
}

function joined(graph: string, { maxAge, scope, inheritMaxAge }: CacheHint): string {
  const parts = [
    ...(maxAge === undefined ? [] : [`maxAge: ${maxAge}`]),
    ...(scope === undefined ? [] : [`scope: "${scope}"`]),
    ...(inheritMaxAge === undefined ? [] : [`inheritMaxAge: ${inheritMaxAge}`]),
  ];
  return `@join__directive(graphs: [${graph}], name: "${CACHE_CONTROL}", args: {${parts.join(', ')}})`;
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
