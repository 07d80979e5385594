import { RefusalError } from '@lapor/kit/refusal';
import { Kind, type SelectionNode, type SelectionSetNode } from 'graphql';
import type { Operation } from './operation.js';
import type { Plan } from './plan.js';

/**
 * An operation for which the planner sees nothing to ask cannot be answered, unless it asks for nothing of the subgraphs.
 * So it is with `{ node { label } }` where the subgraph of `node` knows no type that implements Node.
 *
 * @throws {RefusalError} OPERATION_NOT_ANSWERABLE
 */
export function refuseUnanswerable(operation: Operation, plan: Plan): void {
  if (plan.kind !== 'operation' || plan.root) return;
  if (asksSubgraphs(operation, operation.definition.selectionSet)) throw new RefusalError('OPERATION_NOT_ANSWERABLE');
}

function asksSubgraphs(operation: Operation, { selections }: SelectionSetNode): boolean {
  return selections.some((selection) => {
    if (isLeftOut(selection)) return false;
    if (selection.kind === Kind.FIELD) return !selection.name.value.startsWith('__');
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? operation.fragments.get(selection.name.value) : selection;
    return fragment !== undefined && asksSubgraphs(operation, fragment.selectionSet);
  });
}

/** Left out whatever the variables; of what depends on them there is a plan. */
function isLeftOut({ directives = [] }: SelectionNode): boolean {
  return directives.some(({ name, arguments: [given] = [] }) => {
    const value = given?.value.kind === Kind.BOOLEAN ? given.value.value : undefined;
    return (name.value === 'skip' && value === true) || (name.value === 'include' && value === false);
  });
}
