import { type GraphQLError, type GraphQLSchema, isNonNullType, OperationTypeNode } from 'graphql';
import type { Operation } from '../planning/operation.js';
import type { Refusals } from '../planning/refusals.js';
import type { Foreign } from './own.js';
import { compileKeyRefusal, refusalError } from './refused.js';
import { collectFields } from './selection.js';

/** The errors of an operation that is not run at all; undefined when it is. */
export type RefuseRoot = (variables: Foreign) => readonly GraphQLError[] | undefined;

/**
 * An operation of which the caller may not read a root field that cannot be null is answered with null as a whole. It is
 * not run: a mutation that stands beside the refused one would be done and nobody would be told. A subscription has one
 * root field, and nothing is opened for it.
 */
export function compileRootRefusal(schema: GraphQLSchema, operation: Operation, refusals: Refusals): RefuseRoot | undefined {
  const kind = operation.definition.operation;
  const root = schema.getRootType(kind);
  if (!root) return undefined;
  const occurrences = [{ selectionSet: operation.definition.selectionSet, condition: undefined }];
  const fatal = collectFields(schema, operation, root, occurrences).flatMap((field) => {
    const refusal = compileKeyRefusal(field, refusals);
    const nullable = field.name !== '__typename' && !isNonNullType(root.getFields()[field.name]?.type);
    return refusal && (kind === OperationTypeNode.SUBSCRIPTION || !nullable) ? [{ ...refusal, key: field.key }] : [];
  });
  if (fatal.length === 0) return undefined;
  return (variables) => {
    const refused = fatal.filter(({ holds }) => holds(variables));
    if (refused.length === 0) return undefined;
    // A refused stream has no answer that an error could have a place in.
    return refused.map(({ code, key }) => refusalError(code, kind === OperationTypeNode.SUBSCRIPTION ? undefined : [key]));
  };
}
