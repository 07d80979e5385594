import { type DirectiveNode, type DocumentNode, type FieldNode, type FragmentDefinitionNode, Kind, type SelectionNode } from 'graphql';

/** One response key that is asked of objects of one type. */
export interface AskedField {
  readonly key: string;
  readonly name: string;
  /** Whether a condition may leave it out. */
  readonly isOptional: boolean;
  /** What is asked of its objects; undefined for a plain value. */
  readonly selections: readonly SelectionNode[] | undefined;
}

/** Entity type → what is asked of it. */
export type AskedEntities = ReadonlyMap<string, readonly SelectionNode[]>;

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

export function fragmentsOf({ definitions }: DocumentNode): Fragments {
  return new Map(definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])));
}

/** What a fetch of entities asks, by type; undefined when it is not asked type by type. */
export function askedEntities(document: DocumentNode, fragments: Fragments): AskedEntities | undefined {
  const [operation, ...others] = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const [root, ...more] = operation?.selectionSet.selections ?? [];
  if (others.length > 0 || more.length > 0 || root?.kind !== Kind.FIELD || root.name.value !== '_entities') return undefined;
  const asked = new Map<string, SelectionNode[]>();
  for (const selection of root.selectionSet?.selections ?? []) {
    if (selection.kind === Kind.FIELD) {
      if (selection.name.value !== '__typename' || selection.alias) return undefined;
      continue;
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
    const type = fragment?.typeCondition?.name.value;
    // A condition on all that is asked of a type cannot be told from an answer that lacks it.
    if (!fragment || type === undefined || isConditional(selection.directives)) return undefined;
    asked.set(type, [...(asked.get(type) ?? []), ...fragment.selectionSet.selections]);
  }
  return asked;
}

/** The fields that are asked of one object type; undefined when that depends on more than the type's own name. */
export function askedFields(type: string, selections: readonly SelectionNode[], fragments: Fragments): readonly AskedField[] | undefined {
  const fields = new Map<string, AskedField>();
  const add = (node: FieldNode, isOptional: boolean): boolean => {
    const [key, name] = [(node.alias ?? node.name).value, node.name.value];
    const known = fields.get(key);
    if (known && known.name !== name) return false;
    const inner = [...(known?.selections ?? []), ...(node.selectionSet?.selections ?? [])];
    fields.set(key, {
      key,
      name,
      isOptional: isOptional && known?.isOptional !== false,
      selections: node.selectionSet ? inner : undefined,
    });
    return true;
  };
  const visit = (selection: SelectionNode, outer: boolean): boolean => {
    const isOptional = outer || isConditional(selection.directives);
    if (selection.kind === Kind.FIELD) return add(selection, isOptional);
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
    const condition = fragment?.typeCondition?.name.value;
    if (!fragment || (condition !== undefined && condition !== type)) return false;
    return fragment.selectionSet.selections.every((inner) => visit(inner, isOptional));
  };
  return selections.every((selection) => visit(selection, false)) ? [...fields.values()] : undefined;
}

function isConditional(directives: readonly DirectiveNode[] | undefined): boolean {
  return (directives?.length ?? 0) > 0;
}
