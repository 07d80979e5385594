import { GraphQLError, parse, specifiedRules, type ValidationRule, validate } from 'graphql';
import { MAX_TOKENS } from '../limits/limits.js';
import { unknownOperation } from '../planning/operation.js';
import type { Generation } from '../supergraph/generation.js';
import type { AskedOperation } from '../supergraph/known-operations.js';
import type { OperationSource } from '../supergraph/operation-source.js';

/** Reads and checks what a client asks for, or says what is wrong with it. */
export type ReadOperation = (generation: Generation, asked: AskedOperation) => OperationSource | readonly GraphQLError[];

/** @param rules those that HTTP validates with beside the specification's: what is known has been checked by the same. */
export function createReadOperation(rules: readonly ValidationRule[]): ReadOperation {
  const all = [...specifiedRules, ...rules];
  return ({ known, apiSchema }, asked) => {
    const found = known.find(asked);
    if (found) return found;
    const document = parseOrFault(asked.text);
    if (document instanceof GraphQLError) return [document];
    const faults = validate(apiSchema, document, all);
    if (faults.length > 0) return faults.map(asValidationFault);
    return known.learn(asked, document) ?? [unknownOperation()];
  };
}

function parseOrFault(text: string) {
  try {
    return parse(text, { maxTokens: MAX_TOKENS });
  } catch (error) {
    const message = error instanceof Error ? error.message : 'The operation cannot be read.';
    return new GraphQLError(message, { extensions: { code: 'GRAPHQL_PARSE_FAILED' } });
  }
}

function asValidationFault(error: GraphQLError): GraphQLError {
  return error.extensions.code
    ? error
    : new GraphQLError(error.message, { nodes: error.nodes ?? null, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
}
