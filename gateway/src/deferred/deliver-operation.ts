import { RefusalError } from '@lapor/kit/refusal';
import type { ErrorCode } from '@lapor/schema/errors';
import type { RequestContext } from '../context.js';
import type { Deadlines } from '../execution/deadlines.js';
import { Ending, EndingInTime } from '../execution/ending.js';
import type { SendToSubgraph } from '../execution/execution.js';
import type { Foreign } from '../execution/own.js';
import { atExpiry } from '../subscriptions/expiry.js';
import type { OperationSource } from '../supergraph/operation-source.js';
import type { Prepare } from '../supergraph/prepare.js';
import { type Delivery, deliver } from './delivery.js';

export interface DeliverOptions {
  readonly prepare: Prepare;
  readonly sendFor: (context: RequestContext, ending: Ending) => SendToSubgraph;
  /** Something was written. */
  readonly changed: () => void;
  /** For the whole delivery, from the first fetch to the last. */
  readonly deadlines: Deadlines;
  readonly maxCost: number;
}

/**
 * Runs an operation whose deferred fragments are written out; resolves with the first part of its answer. Everything has
 * ended when the delivery has settled: its time is up, its client has gone, or its token has ended or lost a right.
 * Rejects with what `Prepare` throws, and OPERATION_TOO_LARGE.
 */
export type Deliver = (source: OperationSource, variables: Foreign, context: RequestContext) => Promise<Delivery>;

export function createDeliver({ prepare, sendFor, changed, deadlines, maxCost }: DeliverOptions): Deliver {
  return async (source, variables, context) => {
    const operation = await prepare(source, context.principalNow);
    if (!operation.start) throw new Error('the operation was not prepared to be delivered in parts');
    if (operation.cost(variables) > maxCost) throw new RefusalError('OPERATION_TOO_LARGE');
    const ending = new EndingInTime(deadlines);
    const partsEnding = new Ending();
    // It may come while the first part is not there yet.
    const cut = Promise.withResolvers<ErrorCode | undefined>();
    const cutOff = (code: ErrorCode | undefined) => {
      cut.resolve(code);
      partsEnding.end();
    };
    ending.onEnd(() => cutOff('REQUEST_TIMEOUT'));
    const stop = [
      () => ending.stop(),
      context.clientGone.onEnd(() => {
        cutOff(undefined);
        // A write goes on when its client has left: nobody could say afterwards whether it was done.
        if (operation.kind === 'query') ending.end();
      }),
      atExpiry(context.principal.sessionExp, () => cutOff('TOKEN_EXPIRED')),
      context.watchRights(() => cutOff('TOKEN_REVOKED')),
    ];
    const end = () => {
      partsEnding.end();
      for (const each of stop) each();
    };
    try {
      const request = { variables, send: sendFor(context, ending), sendDeferred: sendFor(context, partsEnding) };
      const delivery = deliver(await operation.start(request));
      void cut.promise.then(delivery.cut);
      void delivery.settled.then(end);
      return delivery;
    } catch (error) {
      end();
      throw error;
    } finally {
      if (operation.kind === 'mutation') changed();
    }
  };
}
