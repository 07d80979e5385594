import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionNode, visit } from 'graphql';
import { TYPENAME } from './type-name.js';

/** A deferred fragment comes later, and the object that it stands on is in the first part of the answer all the same. */
const CONDITIONS = new Set(['skip', 'include', 'defer']);

/**
 * Asks the type's name of every object of which conditions may leave nothing: `{ vault { content @skip(if: $no) } }` has
 * the answer `{ "vault": {} }` and a mutation is done whatever is read of it, but the planner asks for neither when
 * nothing is left inside.
 */
export function keepObjects(document: DocumentNode): DocumentNode {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const staying = new Map<string, boolean>();
  const stays = (selection: SelectionNode): boolean => {
    if (selection.directives?.some(({ name }) => CONDITIONS.has(name.value))) return false;
    if (selection.kind === Kind.FIELD) return true;
    if (selection.kind === Kind.INLINE_FRAGMENT) return selection.selectionSet.selections.some(stays);
    const name = selection.name.value;
    const known = staying.get(name);
    if (known !== undefined) return known;
    const found = fragments.get(name)?.selectionSet.selections.some(stays) === true;
    staying.set(name, found);
    return found;
  };
  return visit(document, {
    Field: {
      leave: (node) => {
        if (!node.selectionSet || node.selectionSet.selections.some(stays)) return undefined;
        return { ...node, selectionSet: { ...node.selectionSet, selections: [...node.selectionSet.selections, TYPENAME] } };
      },
    },
  });
}
