import {
  type ArgumentNode,
  astFromValue,
  type DirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  parse,
  print,
  visit,
} from 'graphql';

/** Where clients may write a directive (GraphQL spec, 3.13). */
const FOR_CLIENTS = new Set([
  'QUERY',
  'MUTATION',
  'SUBSCRIPTION',
  'FIELD',
  'FRAGMENT_DEFINITION',
  'FRAGMENT_SPREAD',
  'INLINE_FRAGMENT',
  'VARIABLE_DEFINITION',
]);

/**
 * Takes a supergraph's directives that are for clients alone out of the features that they were linked with
 * (@composeDirective): what belongs to a feature is no part of the clients' schema.
 */
export function openClientDirectives(supergraphSdl: string): string {
  if (!supergraphSdl.includes('import:')) return supergraphSdl;
  const document = parse(supergraphSdl, { noLocation: true });
  const forClients = new Set<string>();
  for (const node of document.definitions)
    if (node.kind === Kind.DIRECTIVE_DEFINITION && node.locations.every(({ value }) => FOR_CLIENTS.has(value)))
      forClients.add(`@${node.name.value}`);
  const isOpened = (directive: DirectiveNode): boolean => {
    const imported = importedBy(directive);
    return directive.name.value === 'link' && imported.length > 0 && imported.every((name) => forClients.has(name));
  };
  let opened = false;
  const definitions = document.definitions.map((node) => {
    if (node.kind !== Kind.SCHEMA_DEFINITION) return node;
    const directives = node.directives?.filter((directive) => !isOpened(directive)) ?? [];
    opened ||= directives.length !== node.directives?.length;
    return { ...node, directives };
  });
  return opened ? print({ ...document, definitions }) : supergraphSdl;
}

function importedBy({ arguments: given }: DirectiveNode): readonly string[] {
  const value = given?.find(({ name }) => name.value === 'import')?.value;
  return value?.kind === Kind.LIST ? value.values.map((one) => (one.kind === Kind.STRING ? one.value : '')) : [];
}

/** Writes defaults of clients' directives out: a subgraph that is sent a directive may have it without the default. */
export function writeDefaults(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  return visit(document, {
    Directive(node) {
      const left = schema
        .getDirective(node.name.value)
        ?.args.filter(
          ({ name, defaultValue }) => defaultValue !== undefined && !node.arguments?.some((given) => given.name.value === name),
        );
      if (!left?.length) return undefined;
      const written = left.flatMap(({ name, defaultValue, type }): ArgumentNode[] => {
        const value = astFromValue(defaultValue, type);
        return value ? [{ kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: name }, value }] : [];
      });
      return { ...node, arguments: [...(node.arguments ?? []), ...written] };
    },
  });
}
