import type { GraphQLError } from 'graphql';
import type { AnswerPath } from './answer-path.js';
import type { DeferredObject } from './deferred-fragments.js';
import type { Foreign } from './own.js';
import type { RefusalLog } from './refused.js';

/** What the completion of one answer needs beside the data. */
export interface ShapeRequest {
  readonly variables: Foreign;
  /** Filled with values of the subgraphs that a field cannot have. */
  readonly errors: GraphQLError[];
  /** Filled with nulls that cannot be; where a fetch has failed they follow from that. */
  readonly missing: GraphQLError[];
  /** Filled with what the caller may not read. */
  readonly refused: RefusalLog;
  /** Values of `__schema` and `__type` by response key. */
  readonly introspection: Foreign;
  /** Each of them is completed once. */
  readonly shared: SharedObjects;
  /** Filled with the objects on which deferred fragments stand. */
  readonly deferred?: DeferredObject[];
}

/** The objects that stand in several places of the data. */
export type SharedObjects = Map<Foreign, SharedObject>;

/** What one of them has been completed as, where nothing was found that speaks of the place. */
export interface SharedObject {
  complete?: CompleteObject;
  result?: unknown;
}

/** The value, or the mark that it cannot be null here and the parent must be. */
export type Complete = (value: unknown, request: ShapeRequest, path: AnswerPath) => unknown;

/** The mark. */
export const INVALID = Symbol('a null where the type allows none');

export type CompleteObject = (object: Foreign, request: ShapeRequest, path: AnswerPath | undefined) => unknown;

/** False when the object cannot be, because a value that must not be null is. */
export type WriteField = (object: Foreign, result: Foreign, request: ShapeRequest, path: AnswerPath | undefined) => boolean;
