import { type DirectiveNode, Kind, type NameNode, parse, print, type SelectionNode, visit } from 'graphql';
import type { GeneratedOperation } from './generate-operation.js';
import type { Random } from './random.js';

const named = (value: string): NameNode => ({ kind: Kind.NAME, value });

/** The same operation with fragments deferred here and there: some labelled, some on a condition, some of a few fields. */
export function withDefers({ query, variables }: GeneratedOperation, random: Random): GeneratedOperation {
  let labels = 0;
  const conditions: string[] = [];
  const defer = (): DirectiveNode => {
    const args: string[] = [];
    if (random.chance(0.5)) args.push(`label: "l${labels++}"`);
    if (random.chance(0.2)) args.push(`if: ${random.chance(0.5)}`);
    else if (random.chance(0.3)) {
      conditions.push(`$defer${conditions.length}: Boolean${random.pick(['!', ' = true', ' = false'])}`);
      args.push(`if: $defer${conditions.length - 1}`);
    }
    const text = `{ ... @defer${args.length > 0 ? `(${args.join(', ')})` : ''} { x } }`;
    return (parse(text).definitions[0] as never as { selectionSet: { selections: { directives: DirectiveNode[] }[] } }).selectionSet
      .selections[0]!.directives[0]!;
  };
  const deferred = visit(parse(query), {
    FragmentSpread: (node) => (random.chance(0.5) ? { ...node, directives: [...(node.directives ?? []), defer()] } : undefined),
    InlineFragment: (node) => (random.chance(0.5) ? { ...node, directives: [...(node.directives ?? []), defer()] } : undefined),
    SelectionSet: {
      leave(node) {
        if (!random.chance(0.3)) return undefined;
        const begin = random.below(node.selections.length);
        const end = begin + 1 + random.below(node.selections.length - begin);
        const fragment: SelectionNode = {
          kind: Kind.INLINE_FRAGMENT,
          directives: [defer()],
          selectionSet: { kind: Kind.SELECTION_SET, selections: node.selections.slice(begin, end) },
        };
        return { ...node, selections: [...node.selections.slice(0, begin), fragment, ...node.selections.slice(end)] };
      },
    },
  });
  const given = Object.fromEntries(
    conditions.flatMap((text, index) => (text.endsWith('!') || random.chance(0.5) ? [[`defer${index}`, random.chance(0.6)]] : [])),
  );
  const definitions = conditions.map((text) => (parse(`query (${text}) { x }`).definitions[0] as never as Defining).variableDefinitions[0]);
  const withVariables = visit(deferred, {
    OperationDefinition: (node) => ({
      ...node,
      name: named('Deferred'),
      variableDefinitions: [...(node.variableDefinitions ?? []), ...definitions] as never,
    }),
  });
  return { query: print(withVariables), variables: { ...variables, ...given } };
}

interface Defining {
  readonly variableDefinitions: readonly unknown[];
}
