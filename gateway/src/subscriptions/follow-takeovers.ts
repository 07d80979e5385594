import { RefusalError } from '@lapor/kit/refusal';
import type { ErrorCode } from '@lapor/schema/errors';
import type { SubgraphRequest } from '../execution/execution.js';
import type { OpenOperation } from './open-operation.js';

/** How to be told of a generation that takes over: with what the subscription would go on there. */
export type OnTakeover = (moveTo: (goOn: () => Promise<OpenOperation>) => void) => () => void;

export interface FollowedSubscription {
  readonly first: OpenOperation;
  /** What the open stream was asked for. */
  readonly primary: SubgraphRequest;
  readonly onTakeover: OnTakeover;
  /** Ends the subscription, when it cannot go on. */
  readonly cut: (code: ErrorCode) => void;
}

/** The operation of an open subscription, on whichever generation serves. */
export interface FollowedOperation {
  /** Waits for a move that is under way: an event that comes after a takeover is never answered by the rules of before. */
  now(): Promise<OpenOperation>;
  stop(): void;
}

/**
 * Moves an open subscription to each generation that takes over, so that it holds none of the former ones. Its stream stays
 * open, and nothing is lost, as long as the new generation would ask the same subgraph at the same address the very same;
 * otherwise, or when the operation is not valid or not allowed there, it ends and the client comes back with its cursor.
 */
export function followTakeovers({ first, primary, onTakeover, cut }: FollowedSubscription): FollowedOperation {
  let present = first;
  let newest: (() => Promise<OpenOperation>) | undefined;
  let moving: Promise<void> | undefined;
  const move = async () => {
    for (let goOn = newest; goOn; goOn = newest) {
      newest = undefined;
      const next = await goOn();
      if (!asksTheSame(next)) throw new RefusalError('SUPERGRAPH_CHANGED');
      present = next;
    }
  };
  const asksTheSame = ({ operation, variables, upstreams }: OpenOperation): boolean => {
    const { subgraph, body } = operation.openPrimary(variables);
    return subgraph === primary.subgraph && body === primary.body && upstreams.get(subgraph) === present.upstreams.get(primary.subgraph);
  };
  const stop = onTakeover((goOn) => {
    newest = goOn;
    moving ??= move()
      .catch((error: unknown) => cut(isRevoked(error) ? 'TOKEN_REVOKED' : 'SUPERGRAPH_CHANGED'))
      .finally(() => {
        moving = undefined;
      });
  });
  return {
    async now() {
      while (moving) await moving;
      return present;
    },
    stop,
  };
}

function isRevoked(error: unknown): boolean {
  return error instanceof RefusalError && error.extensions.code === 'TOKEN_REVOKED';
}
