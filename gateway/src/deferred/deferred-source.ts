import { type DirectiveNode, type DocumentNode, Kind, type OperationDefinitionNode, OperationTypeNode, print } from 'graphql';
import type { Foreign } from '../execution/own.js';
import { conditionOf, defersOf } from '../planning/defer-directive.js';
import { findOperation } from '../planning/operation.js';
import { writeOut } from '../planning/write-out.js';
import type { OperationSource } from '../supergraph/operation-source.js';

/** Several conditions make several operations of one document; what is remembered of them must not grow with their powers. */
const MOST_REMEMBERED = 32;

const remembered = new WeakMap<DocumentNode, Map<string, OperationSource | undefined>>();

/**
 * The operation as it is planned and run when its fragments are delivered later: written out, for the values that its
 * conditions have in this request. Undefined when nothing of it is deferred, or its conditions have no value that they can
 * have; then it is an operation like any other, and that is where faults are told.
 */
export function deferredSource(
  { document, documentHash, operationName }: Pick<OperationSource, 'document' | 'documentHash' | 'operationName'>,
  variables: Foreign,
): OperationSource | undefined {
  const defers = defersOf(document);
  if (defers.length === 0) return undefined;
  const operation = findOperation(document, operationName);
  if (!operation || operation.definition.operation === OperationTypeNode.SUBSCRIPTION) return undefined;
  const values = defers.map((defer) => countsAs(defer, operation.definition, variables));
  if (values.includes(undefined)) return undefined;
  const bits = values.map(Number).join('');
  const key = `${operationName ?? ''}:${bits}`;
  const known = remembered.get(document) ?? new Map<string, OperationSource | undefined>();
  remembered.set(document, known);
  if (known.has(key)) return known.get(key);
  const active = new Set(defers.filter((_, index) => values[index]));
  const written = writeOut(operation, (defer) => active.has(defer));
  const source =
    written.labels.size > 0
      ? { ...written, letters: lettersOf(document), documentHash: `${documentHash}:defer:${bits}`, operationName }
      : undefined;
  if (known.size < MOST_REMEMBERED) known.set(key, source);
  return source;
}

function lettersOf(document: DocumentNode): number {
  return document.loc?.end ?? print(document).length;
}

/** Whether a `@defer` counts; undefined when its variable has no value that it can have. */
function countsAs(defer: DirectiveNode, { variableDefinitions = [] }: OperationDefinitionNode, variables: Foreign): boolean | undefined {
  const condition = conditionOf(defer);
  if (typeof condition === 'boolean') return condition;
  const { variable } = condition;
  const given = Object.hasOwn(variables, variable) ? variables[variable] : undefined;
  if (given !== undefined) return typeof given === 'boolean' ? given : undefined;
  const definition = variableDefinitions.find((found) => found.variable.name.value === variable);
  // Another operation of the document has this variable.
  if (!definition) return false;
  if (definition.defaultValue) return definition.defaultValue.kind === Kind.BOOLEAN ? definition.defaultValue.value : undefined;
  // Without a value the directive has its own default, unless the variable must have one.
  return definition.type.kind === Kind.NON_NULL_TYPE ? undefined : true;
}
