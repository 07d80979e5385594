import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';

export interface Measure {
  /** Levels of fields below the operation; introspection does not count. */
  readonly depth: number;
  /** Fields that the operation selects once its fragments are written out. */
  readonly fields: number;
}

const INTROSPECTION = new Set(['__schema', '__type']);
const NOTHING: Measure = { depth: 0, fields: 0 };
const ENDLESS: Measure = { depth: Number.POSITIVE_INFINITY, fields: Number.POSITIVE_INFINITY };
/** Selection sets inside one another, fragments included: what comes after this walks them by recursion. */
const MAX_NESTING = 100;

/**
 * Measures every operation of a document and returns the largest. Each fragment is measured once, so a document whose
 * fragments multiply costs no more to measure than to read. A fragment that contains itself, and whatever is nested
 * more than a hundred levels, counts as endless.
 */
export function measureDocument(document: DocumentNode): Measure {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const known = new Map<string, Measure | 'measuring'>();

  const measureFragment = (name: string, level: number): Measure => {
    const found = known.get(name);
    if (found === 'measuring') return ENDLESS;
    if (found) return found;
    known.set(name, 'measuring');
    const result = measure(fragments.get(name)?.selectionSet, level);
    known.set(name, result);
    return result;
  };
  const measure = (selectionSet: SelectionSetNode | undefined, level: number): Measure => {
    if (!selectionSet) return NOTHING;
    if (level > MAX_NESTING) return ENDLESS;
    let depth = 0;
    let fields = 0;
    for (const selection of selectionSet.selections) {
      const isSpread = selection.kind === Kind.FRAGMENT_SPREAD;
      const inner = isSpread ? measureFragment(selection.name.value, level + 1) : measure(selection.selectionSet, level + 1);
      const isField = selection.kind === Kind.FIELD;
      const counted = isField && INTROSPECTION.has(selection.name.value) ? 0 : inner.depth;
      depth = Math.max(depth, counted + (isField ? 1 : 0));
      fields += inner.fields + (isField ? 1 : 0);
    }
    return { depth, fields };
  };

  const all = document.definitions.flatMap((node) => (node.kind === Kind.OPERATION_DEFINITION ? [measure(node.selectionSet, 0)] : []));
  return { depth: Math.max(0, ...all.map(({ depth }) => depth)), fields: Math.max(0, ...all.map(({ fields }) => fields)) };
}
