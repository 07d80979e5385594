import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLSchema,
  getNullableType,
  isInterfaceType,
  isObjectType,
  Kind,
  type NameNode,
  OperationTypeNode,
  type SelectionSetNode,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import { findOperation, type Operation } from './operation.js';

/** How a subscription says where it stands, and is told from where to go on. */
export interface Resumption {
  /** The key of an event under which its cursor stands, for the transport alone. */
  readonly cursorKey: string;
  /** The variable that holds the cursor from which it goes on. */
  readonly afterVariable: string;
}

export interface ResumableOperation {
  readonly operation: Operation;
  readonly resumption: Resumption;
  /** The cursor that was written in the operation, as the value of its variable. */
  readonly values: Readonly<Record<string, unknown>>;
}

const CURSOR = 'cursor';
const AFTER = 'after';
const CURSOR_KEY = 'transportCursor';
const AFTER_VARIABLE = 'transportAfter';

/**
 * Has a valid subscription ask for the cursor of each event, and take the cursor from which it goes on as a variable,
 * whatever its client has written: then a transport can resume it by its own means. Undefined for what cannot be resumed:
 * a field without `after`, or with events that have no cursor.
 */
export function toResumable(schema: GraphQLSchema, operation: Operation): ResumableOperation | undefined {
  const { definition, fragments } = operation;
  if (definition.operation !== OperationTypeNode.SUBSCRIPTION) return undefined;
  const root = schema.getSubscriptionType();
  const field = firstField(definition.selectionSet, fragments);
  const known = field && root?.getFields()[field.name.value];
  if (!root || !known || !canResume(known)) return undefined;

  const taken = takenNames(operation);
  const cursorKey = free(CURSOR_KEY, taken);
  const given = field.arguments?.find(({ name }) => name.value === AFTER)?.value;
  const afterVariable = given?.kind === Kind.VARIABLE ? given.name.value : free(AFTER_VARIABLE, taken);
  const rewritten = (node: FieldNode): FieldNode => ({
    ...node,
    arguments: [
      ...(node.arguments ?? []).filter(({ name }) => name.value !== AFTER),
      { kind: Kind.ARGUMENT, name: named(AFTER), value: { kind: Kind.VARIABLE, name: named(afterVariable) } },
    ],
    ...(node.selectionSet && {
      selectionSet: {
        ...node.selectionSet,
        selections: [...node.selectionSet.selections, { kind: Kind.FIELD, alias: named(cursorKey), name: named(CURSOR) }],
      },
    }),
  });
  const isOfRoot = (node: FragmentDefinitionNode) => node.typeCondition.name.value === root.name;
  const definitions = operation.document.definitions.map((node) => {
    if (node === definition) {
      const selectionSet = rewriteRoot(definition.selectionSet, rewritten);
      const declared = given?.kind === Kind.VARIABLE ? [] : [declaration(afterVariable)];
      return { ...definition, selectionSet, variableDefinitions: [...(definition.variableDefinitions ?? []), ...declared] };
    }
    if (node.kind === Kind.FRAGMENT_DEFINITION && isOfRoot(node))
      return { ...node, selectionSet: rewriteRoot(node.selectionSet, rewritten) };
    return node;
  });
  return {
    operation: findOperation({ kind: Kind.DOCUMENT, definitions }, definition.name?.value ?? null) as Operation,
    resumption: { cursorKey, afterVariable },
    values: given?.kind === Kind.STRING ? { [afterVariable]: given.value } : {},
  };
}

/** Events without a cursor of their own, or a field that takes none, begin anew each time. */
function canResume(field: GraphQLField<unknown, unknown>): boolean {
  const after = field.args.find(({ name }) => name === AFTER);
  const event = getNullableType(field.type);
  if (`${after?.type}` !== 'String' || after?.defaultValue !== undefined) return false;
  return (isObjectType(event) || isInterfaceType(event)) && `${event.getFields()[CURSOR]?.type}` === 'String!';
}

/** Of a subscription all root fields are one (GraphQL spec, 5.2.4.1). */
function firstField({ selections }: SelectionSetNode, fragments: Operation['fragments']): FieldNode | undefined {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) return selection;
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    const found = inner && firstField(inner.selectionSet, fragments);
    if (found) return found;
  }
  return undefined;
}

/** Changes the fields of the root, wherever they stand: not those below them. */
function rewriteRoot(selectionSet: SelectionSetNode, rewrite: (field: FieldNode) => FieldNode): SelectionSetNode {
  const selections = selectionSet.selections.map((selection) => {
    if (selection.kind === Kind.FIELD) return rewrite(selection);
    return selection.kind === Kind.INLINE_FRAGMENT
      ? { ...selection, selectionSet: rewriteRoot(selection.selectionSet, rewrite) }
      : selection;
  });
  return { ...selectionSet, selections };
}

function takenNames({ document }: Operation): ReadonlySet<string> {
  const taken = new Set<string>();
  visit(document, { Name: ({ value }) => void taken.add(value) });
  return taken;
}

function free(wanted: string, taken: ReadonlySet<string>): string {
  return taken.has(wanted) ? free(`_${wanted}`, taken) : wanted;
}

function named(value: string): NameNode {
  return { kind: Kind.NAME, value };
}

function declaration(variable: string): VariableDefinitionNode {
  return {
    kind: Kind.VARIABLE_DEFINITION,
    variable: { kind: Kind.VARIABLE, name: named(variable) },
    type: { kind: Kind.NAMED_TYPE, name: named('String') },
  };
}
