import type { GraphQLError } from 'graphql';
import type { SharedObjects } from './completion.js';
import type { Deferral } from './deferral.js';
import type { KeptEntities } from './kept-entities.js';
import type { Foreign } from './own.js';

/** JSON, as text or in UTF-8. */
export type RequestBody = string | Buffer;

/** One fetch on its way to a subgraph. */
export interface SubgraphRequest {
  readonly subgraph: string;
  readonly kind: 'query' | 'mutation' | 'subscription';
  /** SHA-256 of the operation's text, which the signed identity is bound to. */
  readonly operationHash: string;
  /** The whole body. */
  readonly body: RequestBody;
  /** Asked with the body of a successful answer, in UTF-8, before it is parsed: true when it has what it needs of it already. */
  readonly take?: (body: Buffer) => boolean;
}

/** A subgraph's answer, checked for its outer form only. */
export interface SubgraphAnswer {
  readonly data: Foreign | null;
  readonly errors: readonly Foreign[];
  /** The body, of an answer that was taken as it came; then nothing else is given. */
  readonly taken?: Buffer;
  /** Of the HTTP answer, names in lower case; only from a client that was told to keep them. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** Sends a fetch. Throws a RefusalError when there is no usable answer. */
export type SendToSubgraph = (request: SubgraphRequest) => Promise<SubgraphAnswer>;

/** The state of one running operation. */
export interface Execution {
  /** What the subgraphs have given so far, with keys and all. */
  readonly data: Foreign;
  /** As the client sent them; subgraphs coerce them again. */
  readonly rawVariables: Foreign;
  /** Coerced by the API schema, defaults filled in. */
  readonly variables: Foreign;
  /** Whether the operation may leave something out (@skip, @include). */
  readonly conditional: boolean;
  readonly errors: GraphQLError[];
  readonly shared: SharedObjects;
  readonly send: SendToSubgraph;
  /** For plans with deferred parts. */
  readonly deferral?: Deferral;
  /** Whether anything has failed that came before a deferred part. */
  readonly failedBefore?: () => boolean;
  /** What is known of entities already. */
  readonly kept?: KeptEntities | undefined;
}
