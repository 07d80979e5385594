import { type FragmentDefinitionNode, Kind, parse, type SelectionSetNode } from 'graphql';
import type { FetchNode, PlanNode } from './plan.js';

/** The keys of the answer's root that a plan asks subgraphs for. */
export function rootKeysOf(node: PlanNode | undefined): ReadonlySet<string> {
  switch (node?.kind) {
    case 'sequence':
    case 'parallel':
      return new Set(node.nodes.flatMap((child) => [...rootKeysOf(child)]));
    case 'graph':
      return new Set(node.nodes.flatMap(({ node: child }) => [...rootKeysOf(child)]));
    case 'defer':
      return new Set([node.primary, ...node.deferred.map((part) => part.node)].flatMap((child) => [...rootKeysOf(child)]));
    // What is deferred at the root stands on a path of no steps.
    case 'flatten':
      return node.path.length === 0 ? rootKeysOf(node.node) : new Set();
    case 'condition':
      return new Set([node.whenTrue, node.whenFalse].flatMap((child) => [...rootKeysOf(child)]));
    case 'fetch':
      return new Set(node.requires ? [] : askedBy(node));
    default:
      return new Set();
  }
}

function askedBy({ operation, outputRewrites }: FetchNode): readonly string[] {
  const { definitions } = parse(operation, { noLocation: true });
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const keysIn = (selectionSet: SelectionSetNode | undefined): readonly string[] =>
    selectionSet?.selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [(selection.alias ?? selection.name).value];
      return keysIn((selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection)?.selectionSet);
    }) ?? [];
  const asked = definitions.flatMap((node) => (node.kind === Kind.OPERATION_DEFINITION ? keysIn(node.selectionSet) : []));
  return [...asked, ...outputRewrites.flatMap((rewrite) => (rewrite.kind === 'renameKey' ? [rewrite.to] : []))];
}
