import type { Logger } from '@lapor/kit/log';
import { RefusalError } from '@lapor/kit/refusal';
import { type ExecutionResult, GraphQLError } from 'graphql';
import { createSend, type RequestContext } from './context.js';
import { endingAfter } from './execution/ending.js';
import type { Foreign } from './execution/own.js';
import type { SubgraphClient } from './execution/subgraph-client.js';
import { openSubscription } from './subscriptions/open-subscription.js';
import type { Upstream } from './subscriptions/upstream.js';
import type { Generation } from './supergraph/generation.js';
import type { OperationSource } from './supergraph/prepare.js';

/** Runs valid operations, whatever transport they came over. */
export interface Engine {
  execute(source: OperationSource, variables: Foreign, context: RequestContext): Promise<ExecutionResult>;
  subscribe(source: OperationSource, variables: Foreign, context: RequestContext): Promise<AsyncIterableIterator<ExecutionResult>>;
}

const SUBSCRIPTION_OVER_HTTP = new GraphQLError('Subscriptions are served over WebSocket (graphql-transport-ws) at the same address.', {
  extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
});

export interface EngineOptions {
  readonly generation: Generation;
  readonly clients: ReadonlyMap<string, SubgraphClient>;
  readonly upstreams: ReadonlyMap<string, Upstream>;
  readonly requestTimeoutMs: number;
  /** Objects that one operation may bring about. */
  readonly maxCost: number;
  readonly log: Logger;
}

export function createEngine({ generation, clients, upstreams, requestTimeoutMs, maxCost, log }: EngineOptions): Engine {
  const sending = { clients, log };
  return {
    async execute(source, variables, context) {
      const operation = await generation.prepare(source, context.principalNow);
      if (operation.kind === 'subscription') return { errors: [SUBSCRIPTION_OVER_HTTP] };
      if (operation.cost(variables) > maxCost) return { errors: [new RefusalError('OPERATION_TOO_LARGE')] };
      const ending = endingAfter(requestTimeoutMs);
      // A write goes on when its client has left: nobody could say afterwards whether it was done.
      const forget = operation.kind === 'query' ? context.clientGone.onEnd(() => ending.end()) : undefined;
      try {
        return await operation.execute({ variables, send: createSend(sending, context, ending) });
      } finally {
        forget?.();
        ending.stop();
      }
    },
    async subscribe(source, variables, context) {
      const operation = await generation.prepare(source, context.principalNow);
      if (operation.cost(variables) > maxCost) throw new RefusalError('OPERATION_TOO_LARGE');
      return openSubscription({
        operation,
        variables,
        context,
        upstreams,
        sendEvent: () => createSend(sending, context, endingAfter(requestTimeoutMs)),
      });
    },
  };
}
