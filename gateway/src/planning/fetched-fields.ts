import { Kind, parse, type SelectionSetNode } from 'graphql';
import type { FetchNode } from './plan.js';

/** A field that a fetch asks for, without the fragments in which it stands. */
export interface FetchedField {
  /** The key under which it is answered. */
  readonly key: string;
  /** The type conditions of the fragments around it; it is asked for where all of them hold. */
  readonly types: readonly string[];
  readonly fields: readonly FetchedField[];
}

/** What a fetch asks for of the root, or of each entity. */
export function readFetched({ operation, requires }: FetchNode): readonly FetchedField[] {
  const { definitions } = parse(operation, { noLocation: true });
  const fragments = new Map(
    definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])),
  );
  const read = (selectionSet: SelectionSetNode | undefined, types: readonly string[] = []): readonly FetchedField[] =>
    selectionSet?.selections.flatMap((selection): readonly FetchedField[] => {
      if (selection.kind === Kind.FIELD)
        return [{ key: (selection.alias ?? selection.name).value, types, fields: read(selection.selectionSet) }];
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      const type = fragment?.typeCondition?.name.value;
      return read(fragment?.selectionSet, type === undefined || types.includes(type) ? types : [...types, type]);
    }) ?? [];
  const asked = definitions.flatMap((node) => (node.kind === Kind.OPERATION_DEFINITION ? read(node.selectionSet) : []));
  return requires ? asked.flatMap(({ fields }) => fields) : asked;
}

/** The keys under which what is answered under one may stand in the end: the planner has some fields answered under another key. */
export function keysInAnswer(key: string, { outputRewrites }: FetchNode): readonly string[] {
  const renamed = outputRewrites.flatMap((rewrite) => (rewrite.kind === 'renameKey' && rewrite.key === key ? [rewrite.to] : []));
  return renamed.length > 0 ? [...new Set([key, ...renamed])] : [key];
}
