import {
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type NameNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { DEFER } from './defer-directive.js';
import type { DeferLabels, Operation } from './operation.js';

/** An operation whose deferred fragments are inline fragments, each with a label of its own (`DeferLabels`). */
export interface WrittenOut {
  readonly document: DocumentNode;
  readonly labels: DeferLabels;
}

/**
 * Writes an operation out: a fragment that is deferred, or holds one that is, stands where it is spread, so that each
 * place has its own label; conditions stand around the deferred fragment, and the client's labels stay outside. How much
 * that may come to is limited by `limits/selection-measure.ts`, which counts fields as they stand here.
 * @param isActive whether a `@defer` counts; the others are left out.
 */
export function writeOut({ definition, fragments }: Operation, isActive: (defer: DirectiveNode) => boolean): WrittenOut {
  const labels = new Map<string, string | undefined>();
  const holds = createHolds(fragments);
  const write = (set: SelectionSetNode): SelectionSetNode => ({ ...set, selections: set.selections.map(writeSelection) });
  const writeSelection = (selection: SelectionNode): SelectionNode => {
    if (selection.kind === Kind.FIELD)
      return selection.selectionSet ? { ...selection, selectionSet: write(selection.selectionSet) } : selection;
    const defer = selection.directives?.find(({ name }) => name.value === DEFER);
    const directives = selection.directives?.filter((directive) => directive !== defer) ?? [];
    const deferred = defer !== undefined && isActive(defer);
    const isSpread = selection.kind === Kind.FRAGMENT_SPREAD;
    if (isSpread && !deferred && !holds(selection.name.value)) return { ...selection, directives };
    const fragment = isSpread ? fragments.get(selection.name.value) : selection;
    if (!fragment) throw new Error('the operation spreads a fragment that the document does not have');
    const inline = { kind: Kind.INLINE_FRAGMENT, ...(fragment.typeCondition && { typeCondition: fragment.typeCondition }) } as const;
    if (!deferred) return { ...inline, directives, selectionSet: write(fragment.selectionSet) };
    const own = `d${labels.size}`;
    labels.set(own, labelOf(defer));
    const part = { ...inline, directives: [deferAs(own)], selectionSet: write(fragment.selectionSet) };
    if (directives.length === 0) return part;
    return { kind: Kind.INLINE_FRAGMENT, directives, selectionSet: { kind: Kind.SELECTION_SET, selections: [part] } };
  };
  const operation = { ...definition, selectionSet: write(definition.selectionSet) };
  const left = [...fragments.values()].filter(({ name }) => !holds(name.value));
  return { document: { kind: Kind.DOCUMENT, definitions: [operation, ...left] }, labels };
}

/** Whether a fragment has a `@defer` in it, or spreads one that has. */
function createHolds(fragments: ReadonlyMap<string, FragmentDefinitionNode>): (name: string) => boolean {
  const known = new Map<string, boolean>();
  const inSet = ({ selections }: SelectionSetNode): boolean =>
    selections.some((selection) => {
      if (selection.directives?.some(({ name }) => name.value === DEFER)) return true;
      if (selection.kind === Kind.FRAGMENT_SPREAD) return holds(selection.name.value);
      return selection.selectionSet !== undefined && inSet(selection.selectionSet);
    });
  const holds = (name: string): boolean => {
    const found = known.get(name);
    if (found !== undefined) return found;
    known.set(name, false);
    const fragment = fragments.get(name);
    const result = fragment !== undefined && inSet(fragment.selectionSet);
    known.set(name, result);
    return result;
  };
  return holds;
}

function labelOf(defer: DirectiveNode): string | undefined {
  const label = defer.arguments?.find(({ name }) => name.value === 'label')?.value;
  return label?.kind === Kind.STRING ? label.value : undefined;
}

function deferAs(label: string): DirectiveNode {
  return {
    kind: Kind.DIRECTIVE,
    name: named(DEFER),
    arguments: [{ kind: Kind.ARGUMENT, name: named('label'), value: { kind: Kind.STRING, value: label } }],
  };
}

function named(value: string): NameNode {
  return { kind: Kind.NAME, value };
}
