import { RefusalError } from '@lapor/kit/refusal';
import type { ErrorCode } from '@lapor/schema/errors';
import type { Dispatcher, Pool } from 'undici';
import type { Deadline, DeadlineListener, Deadlines } from './deadlines.js';
import type { Ending, EndListener } from './ending.js';
import type { SubgraphAnswer, SubgraphRequest } from './execution.js';

/** An answer before it is decoded. */
export interface WholeAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** What all requests to one subgraph have in common. */
export interface ExchangeOptions {
  /** For whole answers. */
  readonly deadlines: Deadlines;
  /** As it comes. */
  readonly maxBytes: number;
  /** Makes something of a whole answer, as soon as it is there. */
  readonly read: (whole: WholeAnswer, take: SubgraphRequest['take']) => SubgraphAnswer | Promise<SubgraphAnswer>;
}

/**
 * Sends a request and reads its answer.
 *
 * @throws {RefusalError} SUBGRAPH_UNAVAILABLE, SUBGRAPH_TIMEOUT, SUBGRAPH_ANSWER_INVALID or REQUEST_TIMEOUT, and whatever `read` throws.
 */
export function exchange(
  pool: Pool,
  request: Dispatcher.DispatchOptions,
  options: ExchangeOptions,
  ending: Ending,
  take: SubgraphRequest['take'],
): Promise<SubgraphAnswer> {
  if (ending.hasEnded) return Promise.reject(new RefusalError('REQUEST_TIMEOUT'));
  return new Promise((resolve, reject) => {
    pool.dispatch(request, new Exchange(options, ending, take, resolve, reject));
  });
}

/**
 * Takes an answer as it comes, by hand: the streams of `request` and `fetch` cost more than all else that a fetch takes here,
 * and functions made for each fetch half a kilobyte of its memory.
 */
class Exchange implements Dispatcher.DispatchHandler, EndListener, DeadlineListener {
  readonly #options: ExchangeOptions;
  readonly #deadline: Deadline;
  readonly #take: SubgraphRequest['take'];
  readonly #resolve: (answer: SubgraphAnswer | Promise<SubgraphAnswer>) => void;
  readonly #reject: (error: unknown) => void;
  readonly #ending: Ending;
  #controller: Dispatcher.DispatchController | undefined;
  #failure: RefusalError | undefined;
  #status = 0;
  #headers: WholeAnswer['headers'] = NO_HEADERS;
  /** What has come; mostly it is one piece. */
  #chunks: Buffer[] | undefined;
  #size = 0;

  constructor(
    options: ExchangeOptions,
    ending: Ending,
    take: SubgraphRequest['take'],
    resolve: (answer: SubgraphAnswer | Promise<SubgraphAnswer>) => void,
    reject: (error: unknown) => void,
  ) {
    this.#options = options;
    this.#deadline = options.deadlines.start(this);
    this.#take = take;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#ending = ending;
    ending.tell(this);
  }

  ended(): void {
    this.#fail('REQUEST_TIMEOUT');
  }

  late(): void {
    this.#fail('SUBGRAPH_TIMEOUT');
  }

  #fail(code: ErrorCode): void {
    this.#failure = new RefusalError(code);
    this.#end();
    this.#reject(this.#failure);
    this.#controller?.abort(this.#failure);
  }

  /** Nothing is waited for any more. */
  #end(): void {
    this.#ending.forget(this);
    this.#options.deadlines.stop(this.#deadline);
  }

  onRequestStart(started: Dispatcher.DispatchController): void {
    this.#controller = started;
    // It may have failed while it waited for a connection.
    if (this.#failure) started.abort(this.#failure);
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: WholeAnswer['headers']): void {
    this.#status = status;
    this.#headers = headers;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#size += chunk.length;
    if (this.#size > this.#options.maxBytes) this.#fail('SUBGRAPH_ANSWER_INVALID');
    else if (this.#chunks) this.#chunks.push(chunk);
    else this.#chunks = [chunk];
  }

  onResponseEnd(): void {
    this.#end();
    const chunks = this.#chunks ?? [];
    const body = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
    try {
      this.#resolve(this.#options.read({ status: this.#status, headers: this.#headers, body }, this.#take));
    } catch (error) {
      this.#reject(error);
    }
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#end();
    this.#reject(toRefusal(error));
  }
}

const NO_HEADERS: WholeAnswer['headers'] = {};

function toRefusal(error: Error): RefusalError {
  if (error instanceof RefusalError) return error;
  const { code } = error as { code?: unknown };
  return new RefusalError(typeof code === 'string' && code.endsWith('_TIMEOUT') ? 'SUBGRAPH_TIMEOUT' : 'SUBGRAPH_UNAVAILABLE');
}
