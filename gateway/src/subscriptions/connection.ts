import { RefusalError } from '@lapor/kit/refusal';
import type { ErrorCode } from '@lapor/schema/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { CloseCode, MessageType, parseMessage, type SubscribeMessage } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { Principal } from '../auth/principal.js';
import type { RequestContext } from '../context.js';
import type { TellAnswer } from './answer-text.js';
import { hasExpired } from './expiry.js';
import type { LiveAnswer } from './live-answer.js';
import { TOO_SLOW } from './open-subscription.js';
import type { PrepareOperation } from './prepare-operation.js';

export interface ConnectionOptions {
  /** Verifies what the client sends with `connection_init`. Throws a RefusalError. */
  readonly authenticate: (authorization: string | undefined) => Promise<Principal>;
  /** Told of who it is, once that is known; returns what to call when the connection has gone. */
  readonly welcome: (principal: Principal) => () => void;
  /** Called before an answer is sent (`gather-writes.ts`). */
  readonly gather: () => void;
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

/** The server's side of the GraphQL over WebSocket protocol (graphql-transport-ws) on one connection, close codes included. */
export function serveConnection(socket: WebSocket, options: ConnectionOptions): void {
  const operations = new Map<string, Operation>();
  let principal: Principal | undefined;
  let beginning = 0;
  let isInitialising = false;
  let goodbye: (() => void) | undefined;
  const initialised = setTimeout(() => close(CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout'), INIT_WAIT_MS);

  socket.on('message', (data) => {
    if (socket.readyState !== socket.OPEN) return;
    const message = read(String(data));
    if (message?.type === MessageType.ConnectionInit) void initialise(message.payload);
    else if (message?.type === MessageType.Ping) say({ type: MessageType.Pong, payload: message.payload });
    else if (message?.type === MessageType.Subscribe) void subscribe(message);
    else if (message?.type === MessageType.Complete) end(message.id);
    // What only a server sends is no message of a client.
    else if (message?.type !== MessageType.Pong) close(CloseCode.BadRequest, 'Invalid message received');
  });
  socket.once('close', () => {
    clearTimeout(initialised);
    goodbye?.();
    for (const id of [...operations.keys()]) end(id);
  });

  async function initialise(payload: Readonly<Record<string, unknown>> | undefined): Promise<void> {
    if (isInitialising) return close(CloseCode.TooManyInitialisationRequests, 'Too many initialisation requests');
    isInitialising = true;
    clearTimeout(initialised);
    try {
      const authorization = payload?.authorization;
      principal = await options.authenticate(typeof authorization === 'string' ? authorization : undefined);
      if (socket.readyState !== socket.OPEN) return;
      goodbye = options.welcome(principal);
      say({ type: MessageType.ConnectionAck });
    } catch (error) {
      // The reason carries the code. 4403 is what clients of graphql-ws try again, with a fresh token.
      close(CloseCode.Forbidden, error instanceof RefusalError ? String(error.extensions.code) : 'INTERNAL');
    }
  }

  async function subscribe({ id, payload }: SubscribeMessage): Promise<void> {
    if (!principal) return close(CloseCode.Unauthorized, 'Unauthorized');
    if (operations.has(id)) return close(CloseCode.SubscriberAlreadyExists, `Subscriber for ${id.slice(0, REASON_LETTERS)} already exists`);
    const refusal = refusalFor(principal);
    if (refusal) return refuse(id, [new RefusalError(refusal)]);
    const operation: Operation = { answers: undefined };
    operations.set(id, operation);
    beginning += 1;
    const answers = await begin(principal, payload).finally(() => {
      beginning -= 1;
    });
    // It may have been completed meanwhile, or the connection may be gone.
    if (operations.get(id) !== operation) return 'next' in answers ? void answers.return?.() : undefined;
    if (!('next' in answers)) return refuse(id, answers);
    operation.answers = answers;
    await pour(id, operation, answers);
  }

  function refusalFor({ sessionExp }: Principal): ErrorCode | undefined {
    if (hasExpired(sessionExp)) return 'TOKEN_EXPIRED';
    return operations.size >= options.maxOperations || beginning >= options.maxOperations ? 'TOO_MANY_OPERATIONS' : undefined;
  }

  /** The answers, or what is wrong with the operation. */
  async function begin(caller: Principal, { query, operationName, variables }: SubscribeMessage['payload']) {
    try {
      const context = options.createContext(caller);
      const asked = { text: query, operationName: operationName ?? null };
      const operation = options.prepare({ asked, variables: { ...variables }, lastEventId: undefined });
      if ('faults' in operation) return operation.faults;
      return await operation.begin(context).catch((error: unknown) => onlyFault(asGraphQLError(error)));
    } catch (error) {
      return [asGraphQLError(error)];
    }
  }

  async function pour(id: string, operation: Operation, answers: AsyncIterableIterator<LiveAnswer>): Promise<void> {
    const opening = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
    let isTooSlow = false;
    for await (const answer of answers) {
      const { text, errors } = options.tell(answer);
      const flushed = send(`${opening}${text}}`);
      if (flushed) await flushed;
      isTooSlow = answer.isEnd === true && errors?.some(({ extensions }) => extensions?.code === TOO_SLOW) === true;
    }
    if (operations.get(id) !== operation) return;
    operations.delete(id);
    say({ id, type: MessageType.Complete });
    // It has been told where to go on; its library comes back when the connection is closed.
    if (isTooSlow) close(TRY_AGAIN_LATER, TOO_SLOW);
  }

  function refuse(id: string, faults: readonly GraphQLError[]): void {
    operations.delete(id);
    say({ id, type: MessageType.Error, payload: options.mask(faults) });
  }

  function end(id: string): void {
    void operations.get(id)?.answers?.return?.();
    operations.delete(id);
  }

  /** Resolves when a client that takes slowly has taken most; undefined when there is nothing to wait for. */
  function send(text: string): Promise<void> | undefined {
    if (socket.readyState !== socket.OPEN) return undefined;
    options.gather();
    if (socket.bufferedAmount < BUFFERED_BYTES) return void socket.send(text);
    return new Promise((resolve) => socket.send(text, () => resolve()));
  }

  /** Whoever asks and asks, and takes no answer, is cut off. */
  function say(message: object): void {
    if (socket.bufferedAmount > MOST_BUFFERED_BYTES) socket.terminate();
    else if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
  }

  function close(code: number, reason: string): void {
    socket.close(code, reason);
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
