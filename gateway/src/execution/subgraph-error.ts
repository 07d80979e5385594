import { RefusalError } from '@lapor/kit/refusal';
import { ERRORS, isErrorCode } from '@lapor/schema/errors';
import { GraphQLError } from 'graphql';
import { askedName } from '../planning/asked-names.js';
import { isShallow } from './depth.js';
import { type Foreign, isForeign } from './own.js';
import type { ResponsePath } from './path.js';

/** What a catalogue error may carry besides its code; everything else a subgraph adds stays inside. */
const PUBLIC_DETAILS = [
  'fields',
  'state',
  'currentVersion',
  'retryAfterSeconds',
  'errorId',
  'findings',
  'field',
  'path',
  'parts',
  'openReports',
  'agencyCode',
  'line',
  'column',
  'problems',
  'other',
] as const;

/** Codes that only speak between processes; a client that sees one would be told about our wiring. */
const INTERNAL_CODES = new Set(['GATEWAY_IDENTITY_REQUIRED']);

/**
 * The client's form of an error in a subgraph's answer. A code of the catalogue keeps its meaning with the catalogue's
 * own sentence (a subgraph cannot put words into our mouth); anything else becomes INTERNAL.
 */
export function toClientError(error: unknown, path: ResponsePath | undefined): GraphQLError {
  const extensions = isForeign(error) && isForeign(error.extensions) ? error.extensions : {};
  const code = isErrorCode(extensions.code) && !INTERNAL_CODES.has(extensions.code) ? extensions.code : 'INTERNAL';
  const { message, pesan, retryable } = ERRORS[code];
  const details = code === extensions.code ? detailsOf(extensions) : {};
  const place = path && { path: path.map((step) => (typeof step === 'string' ? askedName(step) : step)) };
  return new GraphQLError(message, { ...place, extensions: { ...details, code, pesan, retryable } });
}

/** A detail is a code, a number or a short list of them; what is longer, or deep, is none of ours. */
const MAX_DETAIL_LENGTH = 4_096;
const MAX_DETAIL_LEVELS = 6;

function detailsOf(extensions: Foreign): Foreign {
  const details: Foreign = {};
  for (const name of PUBLIC_DETAILS) {
    const value = Object.hasOwn(extensions, name) ? extensions[name] : undefined;
    if (value === undefined || !isShallow(value, MAX_DETAIL_LEVELS) || JSON.stringify(value).length > MAX_DETAIL_LENGTH) continue;
    details[name] = value;
  }
  return details;
}

/** More errors than this tell nobody more, and a subgraph could write millions. */
const MAX_ERRORS = 1_000;

/** Takes note of what went wrong in an answer. */
export function noteError(errors: GraphQLError[], make: () => GraphQLError): void {
  if (errors.length < MAX_ERRORS) errors.push(make());
}

/**
 * The client's form of a fetch that gave no answer at all. It sets no HTTP status, as no error beside data does: what the
 * other subgraphs gave is an answer (GraphQL over HTTP, 6.4), which clients throw away under a status that is no success.
 */
export function toFetchError(thrown: unknown): GraphQLError {
  // An answer of lists in lists without end has used up the stack.
  const code = thrown instanceof RangeError ? 'SUBGRAPH_ANSWER_INVALID' : 'INTERNAL';
  const { message, extensions } = thrown instanceof RefusalError ? thrown : new RefusalError(code);
  const { http: _, ...told } = extensions;
  return new GraphQLError(message, { extensions: told });
}

/** Where an error stands in a subgraph's own answer; undefined when it does not say or says nonsense. */
export function pathOf(error: unknown): ResponsePath | undefined {
  const path = isForeign(error) ? error.path : undefined;
  if (!Array.isArray(path)) return undefined;
  return path.every((step) => typeof step === 'string' || typeof step === 'number') ? (path as ResponsePath) : undefined;
}
