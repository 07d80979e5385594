import { setTimeout as delay } from 'node:timers/promises';
import type { Subject } from '@lapor/schema/identity';
import type { Stream } from './streams.js';
import type { End, OpenStream, Told, Transport } from './transport.js';

/** An event as a follower was given it. */
export interface Given {
  readonly id: string;
  readonly reportId: string | undefined;
  /** Of the report as it was when the event was handed out; null where the follower is not told. */
  readonly version: number | null;
  readonly namesReporter: boolean;
  /** When it came, by `Date.now()`. */
  readonly at: number;
}

export interface FollowerOptions {
  readonly name: string;
  readonly gatewayUrl: string;
  readonly subject: Subject;
  readonly token: string | undefined;
  readonly stream: Stream;
  readonly transport: Transport;
}

/** Somebody who follows a stream and, whenever it breaks, comes back with the last cursor. */
export interface Follower extends Omit<FollowerOptions, 'gatewayUrl' | 'transport'> {
  readonly given: readonly Given[];
  /** How often it was sent away or refused, by code; `none` where nothing was said. */
  readonly reasons: ReadonlyMap<string, number>;
  /** Why it does not come back: the stream was complete, or the code that refuses it for good. */
  over(): string | undefined;
  cut(): void;
  /** Reads nothing for a while. */
  pause(ms: number): void;
  /** Is away for a while, and comes back with the last cursor. */
  restart(ms: number): void;
  close(): Promise<void>;
}

/** After these it makes no sense to come again with the same token. */
const FOR_GOOD: ReadonlySet<string> = new Set(['REPORT_NOT_FOUND', 'FORBIDDEN', 'TOKEN_REVOKED', 'UNAUTHENTICATED', 'TOKEN_INVALID']);
const BACK_AFTER_MS = 100;

/** Two hundred followers are told of the same events and reports: each id is kept once. */
const ids = new Map<string, string>();
function once(id: string): string {
  const known = ids.get(id);
  if (known === undefined) ids.set(id, id);
  return known ?? id;
}

export function startFollower({ gatewayUrl, transport, ...options }: FollowerOptions): Follower {
  const { stream, token } = options;
  const given: Given[] = [];
  const reasons = new Map<string, number>();
  let cursor = stream.begin;
  let over: string | undefined;
  let isClosed = false;
  let awayUntil = 0;
  let open: OpenStream | undefined;
  const count = (reason: string) => reasons.set(reason, (reasons.get(reason) ?? 0) + 1);

  const take = ({ event, cursor: told, errors }: Told) => {
    if (isClosed || over) return;
    if (event) {
      cursor = told ?? event.cursor;
      const { report } = event;
      const namesReporter = Boolean(report?.reporter);
      const [id, reportId] = [once(event.id), report ? once(report.id) : undefined];
      given.push({ id, reportId, version: report?.version ?? null, namesReporter, at: Date.now() });
      return;
    }
    for (const { extensions } of errors) {
      count(extensions?.code ?? 'without code');
      if (FOR_GOOD.has(extensions?.code)) over = extensions.code;
    }
    // Whatever said so, this client goes on behind the last event that it has.
    open?.cut();
  };
  const run = async () => {
    while (!isClosed && over === undefined) {
      let saidWhy = false;
      open = transport(
        { gatewayUrl, token, query: stream.query, variables: stream.variables, after: cursor, begin: stream.begin },
        (told) => {
          saidWhy ||= told.errors.length > 0;
          take(told);
        },
      );
      const how: End = await open.ended;
      if (how === 'complete' && !saidWhy) over = 'complete';
      if (how === 'lost' && !saidWhy) count('none');
      await delay(Math.max(BACK_AFTER_MS * (0.5 + Math.random()), awayUntil - Date.now()));
    }
  };
  const running = run();
  return {
    ...options,
    given,
    reasons,
    over: () => over,
    cut: () => open?.cut(),
    pause(ms) {
      const paused = open;
      paused?.pause();
      setTimeout(() => paused?.resume(), ms).unref();
    },
    restart(ms) {
      awayUntil = Date.now() + ms;
      open?.cut();
    },
    async close() {
      isClosed = true;
      open?.cut();
      await running;
    },
  };
}
