import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import { RefusalError } from '@lapor/kit/refusal';
import { REQUEST_ID_HEADER } from '@lapor/schema/identity';
import type { SubgraphAnswer } from './execution.js';
import { readAnswer, type SubgraphClient } from './subgraph-client.js';

/** What a data source is given besides what @apollo/gateway gives it. */
export type DataSourceOptions = GraphQLDataSourceProcessOptions<DataSourceContext> & {
  /** Aborted when the client has gone, the request is too late or the subgraph has had its time. */
  readonly signal: AbortSignal;
};

/**
 * The context of a fetch. It holds nothing of the client: who asks stands, signed for this subgraph alone, in the
 * headers of the request, which are to be sent as they are.
 */
export interface DataSourceContext {
  readonly requestId: string;
}

type Incoming = Extract<DataSourceOptions, { incomingRequestContext: unknown }>;

export interface DataSourceClientOptions {
  readonly dataSource: GraphQLDataSource;
  /** The subgraph's address, told to the data source. */
  readonly url: string;
  readonly timeoutMs: number;
}

/** Sends fetches through a `GraphQLDataSource` of @apollo/gateway. Whether it heeds the signal or not, nobody waits longer. */
export function createDataSourceClient({ dataSource, url, timeoutMs }: DataSourceClientOptions): SubgraphClient {
  return {
    async post(body, headers, signal) {
      const { query, operationName, variables } = JSON.parse(body) as { query: string; operationName?: string; variables: object };
      const context: DataSourceContext = { requestId: headers[REQUEST_ID_HEADER] ?? '' };
      const request = {
        query,
        variables: { ...variables },
        ...(operationName === undefined ? {} : { operationName }),
        http: { method: 'POST', url, headers: new Headers({ 'content-type': 'application/json', ...headers }) },
      };
      const ends = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
      // Its own request stands for the client's: a data source that passes the client's headers on finds the signed ones.
      const incomingRequestContext = { request, context, metrics: {} } as unknown as Incoming['incomingRequestContext'];
      const kind = 'incoming operation' as Incoming['kind'];
      const options: DataSourceOptions = { kind, request, context, incomingRequestContext, signal: ends };
      try {
        return ownAnswer(await orAborted(ask(dataSource, options), ends));
      } catch (error) {
        if (error instanceof RefusalError) throw error;
        if (signal.aborted) throw new RefusalError('REQUEST_TIMEOUT');
        throw new RefusalError(ends.aborted ? 'SUBGRAPH_TIMEOUT' : 'SUBGRAPH_UNAVAILABLE');
      }
    },
    close: async () => undefined,
  };
}

async function ask(dataSource: GraphQLDataSource, options: DataSourceOptions): Promise<unknown> {
  return dataSource.process(options);
}

/** The answer as it would have come over the wire. Answers are written into, and the data source may keep its own. */
function ownAnswer(answer: unknown): SubgraphAnswer {
  return readAnswer(JSON.stringify(answer) ?? '');
}

async function orAborted<Answer>(answering: Promise<Answer>, signal: AbortSignal): Promise<Answer> {
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    if (signal.aborted) abort();
    return await Promise.race([answering, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
