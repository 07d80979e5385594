import { ERRORS, type ErrorCode } from '@lapor/schema/errors';
import { GraphQLError } from 'graphql';
import type { Refusals } from '../planning/refusals.js';
import type { Condition } from './conditions.js';
import type { Foreign } from './own.js';
import type { ResponsePath } from './path.js';
import type { CollectedField } from './selection.js';

/** One place of an operation that its caller may not read. */
export interface RefusedPlace {
  readonly code: ErrorCode;
}

/** What was refused in one answer. */
export interface RefusalLog {
  readonly errors: GraphQLError[];
  /** All refusals, also those that no error tells of any more. */
  count: number;
  readonly ofPlace: Map<RefusedPlace, number>;
}

/** A list of a hundred objects with a refused field tells it of the first ten; the nulls of the others mean the same. */
const MAX_ERRORS_OF_PLACE = 10;
const MAX_ERRORS = 100;

export function createRefusalLog(): RefusalLog {
  return { errors: [], count: 0, ofPlace: new Map() };
}

/** Takes note of a refusal at a place of the answer; its path is only written out when an error is made of it. */
export function noteRefusal(log: RefusalLog, place: RefusedPlace, path: () => ResponsePath): void {
  log.count += 1;
  const told = log.ofPlace.get(place) ?? 0;
  if (told >= MAX_ERRORS_OF_PLACE || log.errors.length >= MAX_ERRORS) return;
  log.ofPlace.set(place, told + 1);
  log.errors.push(refusalError(place.code, path()));
}

/** The same words that a subgraph's refusal has, and nothing of what would have been needed. */
export function refusalError(code: ErrorCode, path?: ResponsePath): GraphQLError {
  const { message, pesan, retryable } = ERRORS[code];
  return new GraphQLError(message, { ...(path ? { path } : {}), extensions: { code, pesan, retryable } });
}

/** When a response key is refused: it is as soon as one of the selections under it is, because they share one value. */
export interface KeyRefusal extends RefusedPlace {
  readonly holds: (variables: Foreign) => boolean;
}

export function compileKeyRefusal(field: CollectedField, refusals: Refusals): KeyRefusal | undefined {
  const found = field.nodes.flatMap((node, index) => {
    const code = refusals.ofField(node);
    return code ? [{ code, condition: field.conditions[index] as Condition }] : [];
  });
  const [first] = found;
  if (!first) return undefined;
  // Of one key the selections can only differ in the type they stand on, and so in code.
  const code = found.some((place) => place.code === 'UNAUTHENTICATED') ? 'UNAUTHENTICATED' : first.code;
  const always = found.some(({ condition }) => condition === undefined);
  return { code, holds: (variables) => always || found.some(({ condition }) => condition?.(variables)) };
}
