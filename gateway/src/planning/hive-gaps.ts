import { BREAK, type DocumentNode, type FieldNode, Kind, print, type SelectionSetNode, visit } from 'graphql';
import { countMutationFields } from './mutation-fields.js';
import { findOperation, type Operation } from './operation.js';

/** What Hive's planner does wrong although it says nothing: it would plan a wrong answer. */

/** `join__field` holds these where `@fromContext` is used; the planner leaves out the argument. */
const CONTEXT = /contextArguments:\s*\[\s*\{/;

/** Names that the planner gives without a look at the client's. */
const RESERVED = /__batch_reps_|_internal_qp_alias_/;

/** Why no operation on a supergraph is planned by it; undefined when it may be. */
export function hiveGap(supergraphSdl: string): string | undefined {
  return CONTEXT.test(supergraphSdl) ? 'the supergraph uses @fromContext' : undefined;
}

/** Why one operation is not planned by it; undefined when it may be. */
export function hiveGapOf(text: string, document: DocumentNode, operationName: string | null): string | undefined {
  if (RESERVED.test(text)) return 'the operation uses a name of the planner';
  const special = specialOf(document);
  if (special !== undefined) return special;
  // It would read what the first has left only when the next is done.
  if (countMutationFields(document) > 1) return 'the operation changes several things, one after the other';
  const operation = findOperation(document, operationName);
  if (operation && hasAmbiguousKey([operation.definition.selectionSet], operation))
    return 'in the operation one key stands for different fields, by the type of their object';
  return undefined;
}

function specialOf(document: DocumentNode): string | undefined {
  let found: string | undefined;
  visit(document, {
    Directive(node) {
      if (node.name.value !== 'defer') return undefined;
      found = 'the operation uses @defer';
      return BREAK;
    },
    // Of an interface that a subgraph adds fields to it would give the interface's own name.
    Field(node) {
      if (node.name.value !== '__typename' || !node.alias) return undefined;
      found = 'the operation asks for the name of a type under another key';
      return BREAK;
    },
  });
  return found;
}

/**
 * Whether one place of the answer is a field of one kind or of another, as in
 * `{ found { ... on Film { name: title } ... on Series { name: subtitle } } }`. Of these the planner takes one for both, or
 * ends its process.
 */
function hasAmbiguousKey(selectionSets: readonly SelectionSetNode[], operation: Operation): boolean {
  const fields = new Map<string, { readonly meaning: string; readonly inner: SelectionSetNode[] }>();
  const spread = new Set<string>();
  const isAmbiguous = (node: FieldNode): boolean => {
    const meaning = `${node.name.value}(${(node.arguments ?? []).map(print).sort()})`;
    const key = (node.alias ?? node.name).value;
    const known = fields.get(key);
    if (known && known.meaning !== meaning) return true;
    if (!known) fields.set(key, { meaning, inner: node.selectionSet ? [node.selectionSet] : [] });
    else if (node.selectionSet) known.inner.push(node.selectionSet);
    return false;
  };
  const collect = ({ selections }: SelectionSetNode): boolean =>
    selections.some((selection) => {
      if (selection.kind === Kind.FIELD) return isAmbiguous(selection);
      if (selection.kind === Kind.INLINE_FRAGMENT) return collect(selection.selectionSet);
      const { value } = selection.name;
      if (spread.has(value)) return false;
      spread.add(value);
      const fragment = operation.fragments.get(value);
      return fragment !== undefined && collect(fragment.selectionSet);
    });
  if (selectionSets.some(collect)) return true;
  return [...fields.values()].some(({ inner }) => inner.length > 0 && hasAmbiguousKey(inner, operation));
}
