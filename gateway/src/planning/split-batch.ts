import { type ArgumentNode, type DocumentNode, type FieldNode, Kind, type OperationDefinitionNode, parse, print, visit } from 'graphql';
import { findOperation } from './operation.js';

/** One `_entities` call of several that a planner has written into one operation. */
export interface BatchPart {
  readonly alias: string;
  readonly representationsVariableName: string;
}

export interface PartOperation {
  readonly operation: string;
  /** The variables that it uses, without that of the representations. */
  readonly variables: readonly string[];
}

const REPRESENTATIONS = 'representations';

/** Takes an operation of several `_entities` calls apart, one operation for each call, with what it uses. */
export function splitBatch(text: string, parts: readonly BatchPart[]): readonly PartOperation[] {
  const document = parse(text, { noLocation: true });
  const whole = findOperation(document, null);
  if (!whole) throw new Error('the planner gave a batch that is no operation');
  return parts.map(({ alias, representationsVariableName }) => {
    const call = whole.definition.selectionSet.selections.find(
      (selection): selection is FieldNode => selection.kind === Kind.FIELD && selection.alias?.value === alias,
    );
    if (call?.name.value !== '_entities') throw new Error('the planner gave a batch without one of its calls');
    return operationOf(document, whole.definition, call, representationsVariableName);
  });
}

function operationOf(document: DocumentNode, definition: OperationDefinitionNode, call: FieldNode, given: string): PartOperation {
  const { alias: _alias, ...field } = call;
  const only: FieldNode = { ...field, arguments: (call.arguments ?? []).map(withRepresentations) };
  const used = namesIn(document, only);
  const variableDefinitions = (definition.variableDefinitions ?? []).flatMap((one) => {
    const { value } = one.variable.name;
    if (value === given) return [{ ...one, variable: { ...one.variable, name: { kind: Kind.NAME, value: REPRESENTATIONS } } as const }];
    return used.variables.has(value) ? [one] : [];
  });
  const operation: OperationDefinitionNode = {
    ...definition,
    variableDefinitions,
    selectionSet: { kind: Kind.SELECTION_SET, selections: [only] },
  };
  const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION && used.fragments.has(node.name.value));
  return {
    operation: [operation, ...fragments].map(print).join('\n'),
    variables: variableDefinitions.map(({ variable }) => variable.name.value).filter((name) => name !== REPRESENTATIONS),
  };
}

function withRepresentations(argument: ArgumentNode): ArgumentNode {
  return argument.name.value === REPRESENTATIONS
    ? { ...argument, value: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: REPRESENTATIONS } } }
    : argument;
}

/** The variables and fragments that a selection uses, also by its fragments. */
function namesIn(document: DocumentNode, field: FieldNode) {
  const variables = new Set<string>();
  const fragments = new Set<string>();
  const waiting: (FieldNode | DocumentNode['definitions'][number])[] = [field];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    visit(node, {
      Variable: ({ name }) => void variables.add(name.value),
      FragmentSpread({ name }) {
        if (fragments.has(name.value)) return;
        fragments.add(name.value);
        const fragment = document.definitions.find((one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === name.value);
        if (fragment) waiting.push(fragment);
      },
    });
  }
  return { variables, fragments };
}
