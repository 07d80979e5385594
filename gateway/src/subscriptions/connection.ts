import { RefusalError } from '@lapor/kit/refusal';
import type { ErrorCode } from '@lapor/schema/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { CloseCode, MessageType, parseMessage, type SubscribeMessage } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { Authenticate } from '../auth/authenticate.js';
import type { Principal } from '../auth/principal.js';
import type { RequestContext } from '../context.js';
import type { TellAnswer } from './answer-text.js';
import { hasExpired } from './expiry.js';
import type { LiveAnswer } from './live-answer.js';
import { TOO_SLOW } from './open-subscription.js';
import type { PrepareOperation } from './prepare-operation.js';

export interface ConnectionOptions {
  /** Verifies what the client sends with `connection_init`. Throws a RefusalError. */
  readonly authenticate: Authenticate;
  /** Told of whose a connection is, once that is known; returns what to call when it has gone. */
  readonly welcome: (socket: WebSocket, principal: Principal) => () => void;
  readonly createContext: (principal: Principal) => RequestContext;
  readonly prepare: PrepareOperation;
  /** Operations open at one time. */
  readonly maxOperations: number;
  readonly mask: (errors: readonly GraphQLError[]) => readonly GraphQLFormattedError[];
  readonly tell: TellAnswer;
}

/** What is open, or about to be. */
interface Operation {
  answers: AsyncIterableIterator<LiveAnswer> | undefined;
}

/** RFC 6455 registry: come back after a while. Clients of graphql-ws retry it. */
const TRY_AGAIN_LATER = 1013;
const INIT_WAIT_MS = 5_000;
/** What may stand in the socket's buffer before it is waited for. */
const BUFFERED_BYTES = 65_536;
const MOST_BUFFERED_BYTES = 16 * BUFFERED_BYTES;
/** RFC 6455, 5.5: the reason of a close is at most 123 bytes. */
const REASON_LETTERS = 40;

/**
 * The server's side of the GraphQL over WebSocket protocol (graphql-transport-ws) on one connection, close codes included.
 * @param gather called before an answer is sent (`gather-writes.ts`).
 */
export function serveConnection(socket: WebSocket, gather: () => void, options: ConnectionOptions): void {
  const connection = new Connection(socket, gather, options);
  socket.on('message', (data) => connection.take(String(data)));
  socket.on('close', () => connection.gone());
}

/** A class, because there are ten thousand of them: with closures each would weigh more. */
class Connection {
  readonly #socket: WebSocket;
  readonly #gather: () => void;
  readonly #options: ConnectionOptions;
  readonly #operations = new Map<string, Operation>();
  #principal: Principal | undefined;
  #beginning = 0;
  #isInitialising = false;
  #goodbye: (() => void) | undefined;
  /** Until then it must have said who it is. */
  #waiting: NodeJS.Timeout | undefined;

  constructor(socket: WebSocket, gather: () => void, options: ConnectionOptions) {
    this.#socket = socket;
    this.#gather = gather;
    this.#options = options;
    const late = () => this.#close(CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout');
    this.#waiting = setTimeout(late, INIT_WAIT_MS);
  }

  take(text: string): void {
    if (!this.#isOpen) return;
    const message = read(text);
    if (message?.type === MessageType.ConnectionInit) void this.#initialise(message.payload);
    else if (message?.type === MessageType.Ping) this.#say({ type: MessageType.Pong, payload: message.payload });
    else if (message?.type === MessageType.Subscribe) void this.#subscribe(message);
    else if (message?.type === MessageType.Complete) this.#end(message.id);
    // What only a server sends is no message of a client.
    else if (message?.type !== MessageType.Pong) this.#close(CloseCode.BadRequest, 'Invalid message received');
  }

  gone(): void {
    this.#waitNoMore();
    this.#goodbye?.();
    for (const id of [...this.#operations.keys()]) this.#end(id);
  }

  get #isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  #waitNoMore(): void {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
  }

  async #initialise(payload: Readonly<Record<string, unknown>> | undefined): Promise<void> {
    if (this.#isInitialising) return this.#close(CloseCode.TooManyInitialisationRequests, 'Too many initialisation requests');
    this.#isInitialising = true;
    this.#waitNoMore();
    try {
      const authorization = payload?.authorization;
      this.#principal = await this.#options.authenticate(typeof authorization === 'string' ? authorization : undefined);
      if (!this.#isOpen) return;
      this.#goodbye = this.#options.welcome(this.#socket, this.#principal);
      this.#say({ type: MessageType.ConnectionAck });
    } catch (error) {
      // The reason carries the code. 4403 is what clients of graphql-ws try again, with a fresh token.
      this.#close(CloseCode.Forbidden, error instanceof RefusalError ? String(error.extensions.code) : 'INTERNAL');
    }
  }

  async #subscribe({ id, payload }: SubscribeMessage): Promise<void> {
    if (!this.#principal) return this.#close(CloseCode.Unauthorized, 'Unauthorized');
    if (this.#operations.has(id))
      return this.#close(CloseCode.SubscriberAlreadyExists, `Subscriber for ${id.slice(0, REASON_LETTERS)} already exists`);
    const refusal = this.#refusalFor(this.#principal);
    if (refusal) return this.#refuse(id, [new RefusalError(refusal)]);
    const operation: Operation = { answers: undefined };
    this.#operations.set(id, operation);
    this.#beginning += 1;
    const answers = await begin(this.#options, this.#principal, payload).finally(() => {
      this.#beginning -= 1;
    });
    // It may have been completed meanwhile, or the connection may be gone.
    if (this.#operations.get(id) !== operation) return 'next' in answers ? void answers.return?.() : undefined;
    if (!('next' in answers)) return this.#refuse(id, answers);
    operation.answers = answers;
    void this.#pour(id, operation, answers);
  }

  #refusalFor({ sessionExp }: Principal): ErrorCode | undefined {
    if (hasExpired(sessionExp)) return 'TOKEN_EXPIRED';
    const { maxOperations } = this.#options;
    return this.#operations.size >= maxOperations || this.#beginning >= maxOperations ? 'TOO_MANY_OPERATIONS' : undefined;
  }

  async #pour(id: string, operation: Operation, answers: AsyncIterableIterator<LiveAnswer>): Promise<void> {
    let isTooSlow = false;
    for await (const answer of answers) {
      const { text, errors } = this.#options.tell(answer);
      const flushed = this.#send(`{"id":${JSON.stringify(id)},"type":"next","payload":${text}}`);
      if (flushed) await flushed;
      isTooSlow = answer.isEnd === true && errors?.some(({ extensions }) => extensions?.code === TOO_SLOW) === true;
    }
    if (this.#operations.get(id) !== operation) return;
    this.#operations.delete(id);
    this.#say({ id, type: MessageType.Complete });
    // It has been told where to go on; its library comes back when the connection is closed.
    if (isTooSlow) this.#close(TRY_AGAIN_LATER, TOO_SLOW);
  }

  #refuse(id: string, faults: readonly GraphQLError[]): void {
    this.#operations.delete(id);
    this.#say({ id, type: MessageType.Error, payload: this.#options.mask(faults) });
  }

  #end(id: string): void {
    void this.#operations.get(id)?.answers?.return?.();
    this.#operations.delete(id);
  }

  /** Resolves when a client that takes slowly has taken most; undefined when there is nothing to wait for. */
  #send(text: string): Promise<void> | undefined {
    if (!this.#isOpen) return undefined;
    this.#gather();
    if (this.#socket.bufferedAmount < BUFFERED_BYTES) return void this.#socket.send(text);
    return new Promise((resolve) => this.#socket.send(text, () => resolve()));
  }

  /** Whoever asks and asks, and takes no answer, is cut off. */
  #say(message: object): void {
    if (this.#socket.bufferedAmount > MOST_BUFFERED_BYTES) this.#socket.terminate();
    else if (this.#isOpen) this.#socket.send(JSON.stringify(message));
  }

  #close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }
}

/** The answers, or what is wrong with the operation. */
async function begin(
  { createContext, prepare }: ConnectionOptions,
  caller: Principal,
  { query, operationName, variables }: SubscribeMessage['payload'],
): Promise<AsyncIterableIterator<LiveAnswer> | readonly GraphQLError[]> {
  try {
    const context = createContext(caller);
    const asked = { text: query, operationName: operationName ?? null };
    const operation = prepare({ asked, variables: { ...variables }, lastEventId: undefined });
    if ('faults' in operation) return operation.faults;
    return await operation.begin(context).catch((error: unknown) => onlyFault(asGraphQLError(error)));
  } catch (error) {
    return [asGraphQLError(error)];
  }
}

function read(text: string) {
  try {
    return parseMessage(text);
  } catch {
    return undefined;
  }
}

async function* onlyFault(error: GraphQLError): AsyncGenerator<LiveAnswer> {
  yield { result: { errors: [error] } };
}

function asGraphQLError(error: unknown): GraphQLError {
  return error instanceof GraphQLError ? error : new GraphQLError('The operation could not be started.', { originalError: error as Error });
}
