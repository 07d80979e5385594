import type { ApolloServerPlugin, GraphQLResponse } from '@apollo/server';
import { HeaderMap } from '@apollo/server';
import type { Logger } from '@lapor/kit/log';
import { maskError } from '@lapor/kit/mask-error';
import type { ExecutionResult } from 'graphql';
import type { RequestContext } from '../context.js';
import type { Generations } from '../supergraph/generations.js';
import { acceptedFormat } from './accepted-format.js';
import { deferredSource } from './deferred-source.js';
import type { Delivery } from './delivery.js';
import { createFormat, type FormattedParts } from './formats.js';

/**
 * Answers in parts where an operation defers something and its client reads parts. Apollo Server checks the request, and
 * writes the parts. Every other request it never sees, or leaves alone.
 */
export function deferPlugin(generations: Generations, log: Logger): ApolloServerPlugin<RequestContext> {
  const mask: Parameters<typeof createFormat>[1]['mask'] = (errors) => errors.map((error) => maskError(error.toJSON(), error, log));
  return {
    async requestDidStart({ request: { http } }) {
      const format = acceptedFormat(http?.headers.get('accept'));
      if (!format) return undefined;
      return {
        async responseForOperation({ document, queryHash, request, schema, contextValue }) {
          if (queryHash === undefined) return null;
          const variables = request.variables ?? {};
          const source = deferredSource({ document, documentHash: queryHash, operationName: request.operationName ?? null }, variables);
          // A generation that was freed before the operation began: it is answered at once, on the present one.
          const serving = source && generations.holdFor(schema);
          if (!source || !serving) return null;
          let delivery: Delivery;
          try {
            delivery = await serving.engine.deliver(source, variables, contextValue);
          } catch (error) {
            serving.release();
            return settle(contextValue, Promise.reject(error));
          }
          void delivery.settled.then(serving.release);
          // Nothing has run, or nothing of it counts: an answer like any other, with the status that belongs to it.
          if (delivery.first.data === undefined) return settle(contextValue, Promise.resolve(delivery.first));
          return toResponse(delivery, createFormat(format, { labels: source.labels ?? new Map(), mask }));
        },
      };
    },
  };
}

/** Leaves the outcome to whoever runs operations, and what it is written as to Apollo Server. */
function settle(context: RequestContext, outcome: Promise<ExecutionResult>): null {
  outcome.catch(() => undefined);
  Object.assign(context, { settled: outcome });
  return null;
}

function toResponse(delivery: Delivery, parts: FormattedParts): GraphQLResponse {
  return {
    http: { headers: new HeaderMap() },
    body: { kind: 'incremental', initialResult: parts.first(delivery) as never, subsequentResults: formatted(delivery, parts) as never },
  };
}

async function* formatted({ batches }: Delivery, parts: FormattedParts) {
  for await (const batch of batches) yield parts.next(batch);
}
