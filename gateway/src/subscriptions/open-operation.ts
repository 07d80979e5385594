import type { CompiledOperation } from '../execution/compile-operation.js';
import type { SendToSubgraph } from '../execution/execution.js';
import type { KeptEntities } from '../execution/kept-entities.js';
import type { Foreign } from '../execution/own.js';
import type { Resumption } from '../planning/resumable.js';
import type { Upstream } from './upstream.js';

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
}
