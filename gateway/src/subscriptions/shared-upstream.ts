import { type OpenOperation, primaryOf } from './open-operation.js';
import type { Seat } from './seat.js';
import type { EventStream } from './upstream.js';

/** What is asked of a subgraph for all who share it. */
export interface SharedUpstream {
  /** Opens it in somebody's name, from behind a cursor or from now on; then `began` is told behind which event that is. */
  open(signer: Seat, after: string | undefined, began: (cursor: string) => void): EventStream;
  /** Whether an operation, of whichever generation, asks the same subgraph at the same address the very same. */
  isAskedBy(opened: OpenOperation): boolean;
}

/** In the place of a cursor, to compare what is asked for wherever it begins. */
const ANYWHERE = '';

/** Throws a GraphQLError when the variables do not fit. */
export function createSharedUpstream(first: OpenOperation): SharedUpstream {
  const { subgraph, body } = primaryOf(first, ANYWHERE);
  const upstream = first.upstreams.get(subgraph);
  if (!upstream) throw new Error(`there is no subgraph ${subgraph}`);
  return {
    open({ opened, context }, after, began) {
      const request = primaryOf(opened, after);
      const identity = context.signFor(request.subgraph, request.operationHash);
      return upstream.open(request, identity, after === undefined && opened.resumption ? began : undefined);
    },
    isAskedBy(opened) {
      const asked = primaryOf(opened, ANYWHERE);
      return asked.subgraph === subgraph && asked.body === body && opened.upstreams.get(subgraph) === upstream;
    },
  };
}
