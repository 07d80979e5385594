import { Kind, parse, type SelectionSetNode } from 'graphql';
import type { FetchNode } from '../planning/plan.js';
import type { Foreign } from './own.js';

/**
 * Takes out of what a subgraph gives for the root, or for one entity, every key that it was not asked for: the fields of
 * other subgraphs stand in the same object, and are not its own to write.
 */
export type KeepAsked = (object: Foreign) => void;

export function compileKeepAsked({ operation, requires, outputRewrites }: FetchNode): KeepAsked {
  const keys = new Set(['__typename']);
  // The planner has some fields asked for under other keys.
  for (const rewrite of outputRewrites) if (rewrite.kind === 'renameKey') keys.add(rewrite.to);
  const { definitions } = parse(operation, { noLocation: true });
  const fragments = new Map(
    definitions.flatMap((found) => (found.kind === Kind.FRAGMENT_DEFINITION ? [[found.name.value, found.selectionSet] as const] : [])),
  );
  const collect = (selectionSet: SelectionSetNode | undefined, level: number): void => {
    for (const selection of selectionSet?.selections ?? []) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) collect(fragments.get(selection.name.value), level);
      else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet, level);
      else if (level > 0) collect(selection.selectionSet, level - 1);
      else keys.add((selection.alias ?? selection.name).value);
    }
  };
  for (const definition of definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION) collect(definition.selectionSet, requires ? 1 : 0);
  return (object) => {
    for (const key of Object.keys(object)) if (!keys.has(key)) delete object[key];
  };
}
