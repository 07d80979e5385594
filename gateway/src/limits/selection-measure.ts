import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';

export interface Measure {
  /** Levels of fields below the operation; introspection does not count. */
  readonly depth: number;
  /** Fields that the operation selects once its fragments are written out. */
  readonly fields: number;
}

const INTROSPECTION = new Set(['__schema', '__type']);

/**
 * Measures every operation of a document and returns the largest. Each fragment is measured once, so a document whose
 * fragments multiply costs no more to measure than to read; a fragment that contains itself counts as endless.
 */
export function measureDocument(document: DocumentNode): Measure {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const known = new Map<string, Measure | 'measuring'>();

  const measureFragment = (name: string): Measure => {
    const found = known.get(name);
    if (found === 'measuring') return { depth: Number.POSITIVE_INFINITY, fields: Number.POSITIVE_INFINITY };
    if (found) return found;
    known.set(name, 'measuring');
    const fragment = fragments.get(name);
    const result = fragment ? measure(fragment.selectionSet) : { depth: 0, fields: 0 };
    known.set(name, result);
    return result;
  };
  const measure = (selectionSet: SelectionSetNode): Measure => {
    let depth = 0;
    let fields = 0;
    for (const selection of selectionSet.selections) {
      const inner = selection.kind === Kind.FRAGMENT_SPREAD ? measureFragment(selection.name.value) : measureInner(selection.selectionSet);
      const isField = selection.kind === Kind.FIELD;
      const counted = isField && INTROSPECTION.has(selection.name.value) ? 0 : inner.depth;
      depth = Math.max(depth, counted + (isField ? 1 : 0));
      fields += inner.fields + (isField ? 1 : 0);
    }
    return { depth, fields };
  };
  const measureInner = (selectionSet: SelectionSetNode | undefined): Measure =>
    selectionSet ? measure(selectionSet) : { depth: 0, fields: 0 };

  const all = document.definitions.flatMap((node) => (node.kind === Kind.OPERATION_DEFINITION ? [measure(node.selectionSet)] : []));
  return { depth: Math.max(0, ...all.map(({ depth }) => depth)), fields: Math.max(0, ...all.map(({ fields }) => fields)) };
}
