import type { ServerResponse } from 'node:http';
import { respondJson } from '@lapor/kit/http/respond';
import type { Logger } from '@lapor/kit/log';
import { maskError } from '@lapor/kit/mask-error';
import { ERRORS, isErrorCode } from '@lapor/schema/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';

/** What clients of streams are told of faults. */
export interface StreamFaults {
  mask(errors: readonly GraphQLError[]): readonly GraphQLFormattedError[];
  /** Answers a request whose stream has not begun, with the status that belongs to what was thrown. */
  refuse(response: ServerResponse, thrown: unknown): void;
}

export function createStreamFaults(log: Logger): StreamFaults {
  const mask = (errors: readonly GraphQLError[]) => errors.map((error) => maskError(error.toJSON(), error, log));
  return {
    mask,
    refuse(response, thrown) {
      const errors = Array.isArray(thrown) ? (thrown as readonly GraphQLError[]) : [asGraphQLError(thrown)];
      respondJson(response, Math.max(...errors.map(statusOf)), { errors: mask(errors) });
    },
  };
}

/** A fault of the request itself: what to send is said in words. */
export function badRequest(message: string, status = 400): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status } } });
}

function asGraphQLError(thrown: unknown): GraphQLError {
  return thrown instanceof GraphQLError ? thrown : new GraphQLError('It could not be started.', { originalError: thrown as Error });
}

const FAULTY_OPERATION = new Set<unknown>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
]);

function statusOf({ extensions: { code, http } }: GraphQLError): number {
  const { status } = (http ?? {}) as { readonly status?: number };
  return status ?? (isErrorCode(code) ? ERRORS[code].http : FAULTY_OPERATION.has(code) ? 400 : 500);
}
