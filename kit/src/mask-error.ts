import { randomUUID } from 'node:crypto';
import { isErrorCode } from '@lapor/schema/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from './log.js';
import { RefusalError } from './refusal.js';

/** Codes graphql-js and Apollo Server give to faults of the request itself; their texts speak only of the request. */
const REQUEST_FAULTS = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** SQLSTATE classes and system errors that mean "the database is not there" (PostgreSQL, appendix A). */
const DATABASE_AWAY = /^(08\w{3}|57P0[123]|53300|ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE|ETIMEDOUT)$/;
// A connection lost between two statements of a transaction shows only in TypeORM's words: its runner was released.
const DATABASE_AWAY_TEXT =
  /Connection terminated|timeout exceeded when trying to connect|Driver not Connected|Cannot use a pool after calling end|query runner (was )?already released/i;

/**
 * Turns whatever was thrown into what a client may read. Catalogue errors and request faults pass; a lost database
 * gets its own code; everything else is logged whole under an id and leaves as INTERNAL with that id only.
 */
export function maskError(formatted: GraphQLFormattedError, thrown: unknown, log: Logger): GraphQLFormattedError {
  const code = formatted.extensions?.code;
  const original = thrown instanceof GraphQLError && thrown.originalError ? thrown.originalError : thrown;
  // Apollo Server gives every validation error its own code; a limit's refusal stands behind it.
  if (original instanceof RefusalError) return { ...asFormatted(original), ...place(formatted) };
  // An INTERNAL that already has its id was logged where it happened.
  if (isErrorCode(code) && (code !== 'INTERNAL' || formatted.extensions?.errorId !== undefined)) return publicForm(formatted);
  if (typeof code === 'string' && REQUEST_FAULTS.has(code)) {
    return { message: formatted.message, ...place(formatted), extensions: { code } };
  }
  if (isDatabaseAway(original)) {
    log.warn({ err: original }, 'database unavailable');
    return { ...asFormatted(new RefusalError('DATABASE_UNAVAILABLE')), ...place(formatted) };
  }
  const errorId = randomUUID();
  log.error({ err: original, errorId }, 'unexpected error');
  return { ...asFormatted(new RefusalError('INTERNAL', { errorId })), ...place(formatted) };
}

function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: unknown }).code;
  const cause = (error as { driverError?: unknown }).driverError ?? error.cause;
  return (
    (typeof code === 'string' && DATABASE_AWAY.test(code)) ||
    DATABASE_AWAY_TEXT.test(error.message) ||
    (cause !== undefined && cause !== error && isDatabaseAway(cause))
  );
}

/** The HTTP hint and the stack are for this process, not for the client. */
function publicForm(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const { http: _http, stacktrace: _stacktrace, ...extensions } = formatted.extensions ?? {};
  return { message: formatted.message, ...place(formatted), extensions };
}

function asFormatted(error: RefusalError): GraphQLFormattedError {
  return publicForm(error.toJSON());
}

function place(formatted: GraphQLFormattedError): Pick<GraphQLFormattedError, 'path' | 'locations'> {
  return {
    ...(formatted.path ? { path: formatted.path } : {}),
    ...(formatted.locations ? { locations: formatted.locations } : {}),
  };
}
