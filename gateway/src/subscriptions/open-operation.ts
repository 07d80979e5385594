import type { RequestContext } from '../context.js';
import type { CompiledOperation } from '../execution/compile-operation.js';
import type { SendToSubgraph, SubgraphRequest } from '../execution/execution.js';
import type { KeptEntities } from '../execution/kept-entities.js';
import type { Foreign } from '../execution/own.js';
import type { Resumption } from '../planning/resumable.js';
import type { AskedOperation } from '../supergraph/known-operations.js';
import type { Upstream } from './upstream.js';

/** A subscription as its client has asked for it. */
export interface AskedSubscription {
  readonly asked: AskedOperation;
  readonly variables: Foreign;
  /** The cursor from behind which it was opened, where its transport has given one. */
  readonly from?: string | undefined;
  readonly context: RequestContext;
}

/** A generation that takes over. */
export interface NextGeneration {
  /** What a subscription goes on with there. Throws a GraphQLError when it cannot. */
  goOn(subscription: AskedSubscription): Promise<OpenOperation>;
}

/** What an open subscription makes its answers with, on one generation. */
export interface OpenOperation {
  readonly operation: CompiledOperation;
  readonly variables: Foreign;
  /** Given where it can go on from behind one of its events. */
  readonly resumption: Resumption | undefined;
  readonly upstreams: ReadonlyMap<string, Upstream>;
  /** A sender for the fetches of one event, with a deadline of its own. */
  readonly sendEvent: () => SendToSubgraph;
  readonly kept?: KeptEntities | undefined;
  /** Who has the same may be given the same answers, if they go on from behind the same event; undefined: nobody else. */
  readonly sharedAs: string | undefined;
  /** Whether it first tells how things are now. */
  readonly beginsWithPresent: boolean;
  /** Tells of each generation that takes over from this one; returns how to call it off. */
  readonly watch: (tookOver: (next: NextGeneration) => void) => () => void;
}

/** The cursor behind which it is to begin; undefined for one that begins now, or cannot be resumed. */
export function startOf({ variables, resumption }: OpenOperation): string | undefined {
  const after = resumption && variables[resumption.afterVariable];
  return typeof after === 'string' ? after : undefined;
}

/** The stream to open for it, from behind a cursor or from now on. Throws a GraphQLError when the variables do not fit. */
export function primaryOf({ operation, variables, resumption }: OpenOperation, after: string | undefined): SubgraphRequest {
  return operation.openPrimary(resumption && after !== undefined ? { ...variables, [resumption.afterVariable]: after } : variables);
}
