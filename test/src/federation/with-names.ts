import { keepObjects } from '@lapor/gateway/planning/keep-objects';
import { withoutLeftOut } from '@lapor/gateway/planning/without-left-out';
import {
  type ConstDirectiveNode,
  type DirectiveNode,
  type DocumentNode,
  Kind,
  parse,
  print,
  type VariableDefinitionNode,
  visit,
} from 'graphql';

/**
 * Asks as plain ApolloGateway must be asked to give the answer of the specification: with the names that our gateway asks
 * for by itself, because plain gives null for an object of which conditions leave nothing; without what literal conditions leave
 * out, because plain asks entities for it all the same, and tells of their errors; and with what literal conditions are left as
 * variables, because plain's planner forgets some of them beside others.
 */
export function withNames(query: string): string {
  const literals = new Set<boolean>();
  const named = visit(withoutUnused(withoutLeftOut(keepObjects(parse(query)))), {
    // What has been added stands in no text.
    Field: (node) => (node.loc ? undefined : { ...node, alias: { kind: Kind.NAME, value: 'itsName' } }),
    Directive: (node) => withVariable(node, literals),
  });
  return print(
    visit(named, {
      OperationDefinition: (node) => ({ ...node, variableDefinitions: [...(node.variableDefinitions ?? []), ...definitionsOf(literals)] }),
    }),
  );
}

/** A document without the fragments and variables that nothing uses any more: no such document is valid. */
function withoutUnused(document: DocumentNode): DocumentNode {
  const used = new Set<string>();
  visit(document, {
    FragmentSpread({ name }) {
      used.add(`...${name.value}`);
    },
    Variable({ name }, _key, parent) {
      if (!(parent && 'kind' in parent && parent.kind === Kind.VARIABLE_DEFINITION)) used.add(`$${name.value}`);
    },
  });
  const without = visit(document, {
    FragmentDefinition: ({ name }) => (used.has(`...${name.value}`) ? undefined : null),
    VariableDefinition: ({ variable }) => (used.has(`$${variable.name.value}`) ? undefined : null),
  });
  // A fragment may have been the last to use another.
  return without.definitions.length < document.definitions.length ? withoutUnused(without) : without;
}

function withVariable(node: DirectiveNode | ConstDirectiveNode, literals: Set<boolean>): DirectiveNode | undefined {
  const [condition] = node.arguments ?? [];
  if (condition?.value.kind !== Kind.BOOLEAN) return undefined;
  const { value } = condition.value;
  literals.add(value);
  return { ...node, arguments: [{ ...condition, value: { kind: Kind.VARIABLE, name: nameOf(value) } }] };
}

function definitionsOf(literals: ReadonlySet<boolean>): VariableDefinitionNode[] {
  return [...literals].map((value) => ({
    kind: Kind.VARIABLE_DEFINITION,
    variable: { kind: Kind.VARIABLE, name: nameOf(value) },
    type: { kind: Kind.NON_NULL_TYPE, type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: 'Boolean' } } },
    defaultValue: { kind: Kind.BOOLEAN, value },
  }));
}

function nameOf(value: boolean) {
  return { kind: Kind.NAME, value: value ? 'itIsTrue' : 'itIsFalse' } as const;
}

export function withoutNames(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data, (key, value) => (key === 'itsName' ? undefined : value)));
}
