import type { Server } from 'node:http';
import type { Logger } from '@lapor/kit/log';
import { maskError } from '@lapor/kit/mask-error';
import { IDENTITY_EXTENSION } from '@lapor/schema/identity';
import { MAX_SUBSCRIBE_BYTES } from '@lapor/schema/wire-limits';
import { type ExecutionArgs, GraphQLError, type GraphQLFormattedError, type GraphQLSchema, parse, validate } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';

export interface SubscriptionOptions {
  readonly server: Server;
  readonly schema: GraphQLSchema;
  /** Throws a RefusalError when the identity does not fit the operation. */
  readonly identify: (token: string | undefined, operation: unknown) => object;
  readonly log: Logger;
}

const MAX_MESSAGE_BYTES = 2 * MAX_SUBSCRIBE_BYTES;

/**
 * Subscriptions for the gateway over graphql-transport-ws. One connection carries the operations of many users, so
 * the identity travels with each operation and not with the connection.
 */
export function serveSubscriptions({ server, schema, identify, log }: SubscriptionOptions): { stop: () => Promise<void> } {
  const sockets = new WebSocketServer({ server, path: '/graphql', maxPayload: MAX_MESSAGE_BYTES });
  const mask = (errors: readonly GraphQLError[]): GraphQLFormattedError[] => errors.map((error) => maskError(error.toJSON(), error, log));
  const disposable = useServer(
    {
      onSubscribe(_context, _id, payload): ExecutionArgs | readonly GraphQLError[] {
        try {
          // Before anything else: whoever is not the gateway learns nothing, not even what would be a valid operation.
          const contextValue = identify(payload.extensions?.[IDENTITY_EXTENSION] as string | undefined, payload.query);
          const document = parse(payload.query);
          const faults = validate(schema, document);
          if (faults.length > 0) return faults;
          return {
            schema,
            document,
            operationName: payload.operationName ?? null,
            variableValues: payload.variables ?? null,
            contextValue,
          };
        } catch (error) {
          return [
            error instanceof GraphQLError
              ? error
              : new GraphQLError('The operation could not be started.', { originalError: error as Error }),
          ];
        }
      },
      onNext: (_context, _id, _payload, _args, { errors, ...result }) => (errors ? { ...result, errors: mask(errors) } : result),
      onError: (_context, _id, _payload, errors) => mask(errors),
    },
    sockets,
  );
  return {
    async stop() {
      await disposable.dispose();
      sockets.close();
    },
  };
}
