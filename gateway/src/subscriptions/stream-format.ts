import type { IncomingMessage } from 'node:http';
import type { GraphQLFormattedError } from 'graphql';

/** What a transport is to tell its client of one answer. */
export interface ToldAnswer {
  /** The answer, as JSON. */
  readonly text: string;
  readonly errors?: readonly GraphQLFormattedError[] | undefined;
  readonly cursor?: string | undefined;
  /** It says why the subscription has ended. */
  readonly isEnd?: boolean;
}

/** How answers are written, one after another, as the body of one HTTP response. */
export interface StreamFormat {
  readonly contentType: string;
  readonly opening: string;
  answer(answer: ToldAnswer): string;
  /** Nothing comes any more, and asking again would bring nothing else. */
  readonly completed: string;
  /** It ends here, and the client should come again after some time, in milliseconds; it has been told why. */
  interrupted(afterMs: number): string;
  /** Keeps what stands in between from closing an idle connection. */
  readonly heartbeat: string;
  readonly heartbeatMs: number;
  /** Whether queries and mutations are answered in it too. */
  readonly forAllOperations: boolean;
}

/**
 * GraphQL over Server-Sent Events, distinct connections mode (graphql-sse, PROTOCOL.md), with the cursor as the event's id:
 * a browser's EventSource sends the last one back as `Last-Event-ID` when it reconnects (HTML, 9.2).
 */
export const SERVER_SENT_EVENTS: StreamFormat = {
  contentType: 'text/event-stream; charset=utf-8',
  opening: ':\n\n',
  answer: ({ cursor, text }) => `event: next\n${cursor === undefined ? '' : `id: ${cursor}\n`}data: ${text}\n\n`,
  completed: 'event: complete\ndata:\n\n',
  interrupted: (afterMs) => `retry: ${afterMs}\n\n`,
  heartbeat: ':\n\n',
  heartbeatMs: 12_000,
  forAllOperations: true,
};

const PART = '\r\ncontent-type: application/json\r\n\r\n';
const BOUNDARY = '\r\n--graphql';

/**
 * Multipart subscriptions as Apollo Client, Kotlin and iOS read them (Apollo's multipart protocol for subscriptions,
 * `subscriptionSpec=1.0`): events are payloads; errors beside an empty payload are those of the subscription itself.
 */
export const MULTIPART: StreamFormat = {
  contentType: 'multipart/mixed;boundary="graphql";subscriptionSpec=1.0',
  opening: `--graphql`,
  answer: ({ text, errors, isEnd }) => `${PART}${isEnd ? JSON.stringify({ payload: null, errors }) : `{"payload":${text}}`}${BOUNDARY}`,
  completed: '--\r\n',
  interrupted: () => '--\r\n',
  heartbeat: `${PART}{}${BOUNDARY}`,
  heartbeatMs: 5_000,
  forAllOperations: false,
};

const EVENT_STREAM = /(^|,)\s*text\/event-stream\s*(;|,|$)/i;
const SUBSCRIPTION_SPEC = /multipart\/mixed\s*;[^,]*subscriptionSpec="?1\.0\b/i;

/** The format in which a client asks for a stream; undefined for a client that asks for none. */
export function streamFormatOf({ headers: { accept = '' } }: IncomingMessage): StreamFormat | undefined {
  if (EVENT_STREAM.test(accept)) return SERVER_SENT_EVENTS;
  return SUBSCRIPTION_SPEC.test(accept) ? MULTIPART : undefined;
}

/** A client that takes nothing for so long is given up. */
export const STALLED_AFTER_MS = 30_000;

const RETRY_MS = 1_000;
const RETRY_SPREAD_MS = 9_000;

/** After how many milliseconds a client may come again. Many that are sent away together must not come together. */
export function retryAfter({ spread }: { readonly spread: boolean }): number {
  return RETRY_MS + (spread ? Math.floor(Math.random() * RETRY_SPREAD_MS) : 0);
}
