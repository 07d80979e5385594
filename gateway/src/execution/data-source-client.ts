import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import { RefusalError } from '@lapor/kit/refusal';
import type { ErrorCode } from '@lapor/schema/errors';
import { REQUEST_ID_HEADER } from '@lapor/schema/identity';
import { dataSourceHeaders } from './data-source-headers.js';
import type { Ending } from './ending.js';
import type { SubgraphAnswer } from './execution.js';
import { isForeign } from './own.js';
import { checkAnswer } from './subgraph-answer.js';
import type { SubgraphClient } from './subgraph-client.js';

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
  /** Whether the headers of answers are kept, for the rules that pass some on. */
  readonly keepHeaders?: boolean;
}

/** Sends fetches through a `GraphQLDataSource` of @apollo/gateway. Whether it heeds the signal or not, nobody waits longer. */
export function createDataSourceClient({ dataSource, url, timeoutMs, keepHeaders = false }: DataSourceClientOptions): SubgraphClient {
  return {
    async post(body, list, ending) {
      if (ending.hasEnded) throw new RefusalError('REQUEST_TIMEOUT');
      const { query, operationName, variables } = JSON.parse(String(body)) as { query: string; operationName?: string; variables: object };
      const headers = new Headers({ 'content-type': 'application/json' });
      for (let index = 0; index < list.length; index += 2) headers.set(list[index] as string, list[index + 1] as string);
      const context: DataSourceContext = { requestId: headers.get(REQUEST_ID_HEADER) ?? '' };
      const request = {
        query,
        variables: { ...variables },
        ...(operationName === undefined ? {} : { operationName }),
        http: { method: 'POST', url, headers },
      };
      const abort = new AbortController();
      // Its own request stands for the client's: a data source that passes the client's headers on finds the signed ones.
      const incomingRequestContext = { request, context, metrics: {} } as unknown as Incoming['incomingRequestContext'];
      const kind = 'incoming operation' as Incoming['kind'];
      const options: DataSourceOptions = { kind, request, context, incomingRequestContext, signal: abort.signal };
      return inTime(ask(dataSource, options, keepHeaders), timeoutMs, ending, (code) => abort.abort(new RefusalError(code)));
    },
    close: async () => undefined,
  };
}

/** The answer as it would have come over the wire. Answers are written into, and the data source may keep its own. */
async function ask(dataSource: GraphQLDataSource, options: DataSourceOptions, keepHeaders: boolean): Promise<SubgraphAnswer> {
  const answer = await dataSource.process(options);
  const headers = keepHeaders ? { headers: dataSourceHeaders(answer) } : {};
  // What HTTP said beside it may not be JSON.
  const { http: _, ...told } = isForeign(answer) ? answer : { answer };
  return { ...checkAnswer(JSON.parse(JSON.stringify(told) ?? 'null')), ...headers };
}

/** @throws {RefusalError} for whatever goes wrong: what a data source says of itself is for nobody outside. */
function inTime(
  answering: Promise<SubgraphAnswer>,
  timeoutMs: number,
  ending: Ending,
  abort: (code: ErrorCode) => void,
): Promise<SubgraphAnswer> {
  return new Promise((resolve, reject) => {
    const done = () => {
      clearTimeout(timer);
      forget();
    };
    const fail = (code: ErrorCode) => {
      done();
      reject(new RefusalError(code));
      abort(code);
    };
    const timer = setTimeout(() => fail('SUBGRAPH_TIMEOUT'), timeoutMs);
    const forget = ending.onEnd(() => fail('REQUEST_TIMEOUT'));
    answering.then(
      (answer) => {
        done();
        resolve(answer);
      },
      (error: unknown) => {
        done();
        reject(error instanceof RefusalError ? error : new RefusalError('SUBGRAPH_UNAVAILABLE'));
      },
    );
  });
}
