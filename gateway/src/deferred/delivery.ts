import { RefusalError } from '@lapor/kit/refusal';
import type { ErrorCode } from '@lapor/schema/errors';
import type { ExecutionResult, GraphQLError } from 'graphql';
import { written } from '../execution/answer-path.js';
import type { FirstPart } from '../execution/compile-deferring.js';
import type { CompletedPart, DeferredItem } from '../execution/complete-part.js';
import type { DeferredObject } from '../execution/deferred-fragments.js';

/** What is sent at one time after the first part. */
export interface DeliveredBatch {
  readonly items: readonly DeferredItem[];
  /** What is to come for objects of this batch. */
  readonly announced: readonly DeferredObject[];
  readonly hasNext: boolean;
}

/** An answer in parts. */
export interface Delivery {
  readonly first: ExecutionResult;
  /** What is to come after the first part. */
  readonly announced: readonly DeferredObject[];
  /** The other parts, each as soon as it is there; those that are there at one time come together. */
  readonly batches: AsyncGenerator<DeliveredBatch, void, undefined>;
  /** Resolves when nothing is to come any more, whether or not anybody has taken it. */
  readonly settled: Promise<void>;
  /** What has not come is refused with this code; without one nobody waits for it any more. */
  cut(code: ErrorCode | undefined): void;
}

/** Delivers the parts of an answer that has begun. */
export function deliver({ result, deferred, part, complete }: FirstPart): Delivery {
  let ready: CompletedPart[] = [];
  let waiting = 0;
  let wake = Promise.withResolvers<void>();
  const settled = Promise.withResolvers<void>();
  const cutOff = Promise.withResolvers<ErrorCode | undefined>();

  const make = (objects: readonly DeferredObject[], outcome: readonly GraphQLError[] | Cut): CompletedPart => {
    if (!('cut' in outcome)) return complete(objects, outcome);
    const { cut } = outcome;
    if (cut === undefined) return { items: [], found: [] };
    return { items: objects.map((of) => ({ of, path: written(of.path), data: null, errors: [new RefusalError(cut)] })), found: [] };
  };
  const follow = (objects: readonly DeferredObject[]) => {
    for (const [label, group] of Map.groupBy(objects, (object) => object.label)) {
      waiting += 1;
      void Promise.race([part(label), cutOff.promise.then((cut) => ({ cut }))]).then((outcome) => {
        const made = make(group, outcome);
        waiting -= 1;
        follow(made.found);
        ready.push(made);
        wake.resolve();
      });
    }
    if (waiting === 0) settled.resolve();
  };
  follow(deferred);

  async function* batches(): AsyncGenerator<DeliveredBatch, void, undefined> {
    while (waiting > 0 || ready.length > 0) {
      if (ready.length === 0) await wake.promise;
      wake = Promise.withResolvers();
      const made = ready;
      ready = [];
      yield { items: made.flatMap(({ items }) => items), announced: made.flatMap(({ found }) => found), hasNext: waiting > 0 };
    }
  }
  return { first: result, announced: deferred, batches: batches(), settled: settled.promise, cut: cutOff.resolve };
}

interface Cut {
  readonly cut: ErrorCode | undefined;
}
