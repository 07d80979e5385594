import { type FieldNode, Kind, type OperationDefinitionNode, parse, type SelectionSetNode, visit } from 'graphql';

/** The variable of an entity fetch that holds what is asked for, and the field that answers (Apollo Federation subgraph specification). */
export const REPRESENTATIONS = 'representations';
export const ENTITIES = '_entities';

/** An entity fetch as the planner wrote it, its fragments written out where they are spread. */
export interface EntityOperation {
  readonly definition: OperationDefinitionNode;
  readonly entities: FieldNode;
}

/** @throws when the planner has written something else. */
export function readEntityOperation(text: string): EntityOperation {
  const { definitions } = parse(text, { noLocation: true });
  const definition = definitions.find((found) => found.kind === Kind.OPERATION_DEFINITION);
  const [entities, ...others] = definition?.selectionSet.selections ?? [];
  if (!definition || entities?.kind !== Kind.FIELD || entities.name.value !== ENTITIES || others.length > 0)
    throw new Error('the planner gave an entity fetch that asks for something else');
  const fragments = new Map(
    definitions.flatMap((found) => (found.kind === Kind.FRAGMENT_DEFINITION ? [[found.name.value, found] as const] : [])),
  );
  // A fragment would be one for all groups; written out, it can name each group's own variables.
  const writtenOut = (selectionSet: SelectionSetNode): SelectionSetNode =>
    visit(selectionSet, {
      FragmentSpread({ name, directives }) {
        const fragment = fragments.get(name.value);
        if (!fragment) throw new Error('the planner gave a spread of no fragment');
        const { typeCondition, selectionSet: inner } = fragment;
        return { kind: Kind.INLINE_FRAGMENT, typeCondition, directives: directives ?? [], selectionSet: writtenOut(inner) };
      },
    });
  return { definition, entities: { ...entities, selectionSet: writtenOut(entities.selectionSet as SelectionSetNode) } };
}

/**
 * A part of an operation that asks for several lists of entities: the variables that each list has its own of end in its
 * number, and so does the list's name.
 */
export function inGroup<Part extends FieldNode | NonNullable<OperationDefinitionNode['variableDefinitions']>[number]>(
  part: Part,
  group: number,
  own: ReadonlySet<string>,
): Part {
  const renamed = visit(part, {
    Variable: ({ name }) =>
      own.has(name.value) ? { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: `${name.value}_${group}` } } : undefined,
  }) as Part;
  return part.kind === Kind.FIELD ? { ...renamed, alias: { kind: Kind.NAME, value: `_${group}` } } : renamed;
}
