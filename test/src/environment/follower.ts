import { DESK_EVENTS, type SeenEvent, toEvent } from './events.js';
import type { AnswerError, GraphClient } from './graph-client.js';
import type { LiveConnection } from './live-client.js';
import type { OpenSystem } from './open-system.js';
import { until } from './until.js';

/** Follows a desk, or an agency's tree, as a dashboard does: whenever it is cut off it comes back with its last cursor. */
export interface Follower {
  readonly events: readonly SeenEvent[];
  /** How often it had to come back. */
  resumes(): number;
  /** What the streams that broke said, as far as they could say anything. */
  readonly errors: readonly AnswerError[];
  close(): Promise<void>;
}

export function followDesk(system: OpenSystem, client: GraphClient, agencyCode: string, after: string, query = DESK_EVENTS): Follower {
  const events: SeenEvent[] = [];
  const errors: AnswerError[] = [];
  let resumes = -1;
  let closed = false;
  let connection: LiveConnection | undefined;

  const read = async () => {
    const stream = connection!.stream(query, { agencyCode, after: events.at(-1)?.cursor ?? after });
    for (;;) {
      const [result] = await stream.take(1);
      if (result!.errors) return void errors.push(...result!.errors);
      events.push(toEvent(result!));
    }
  };
  const run = async () => {
    while (!closed) {
      resumes += 1;
      connection = await until('the gateway lets the follower in', () => system.live(client));
      await read().catch(() => undefined);
      connection.terminate();
    }
  };
  const running = run();
  return {
    events,
    errors,
    resumes: () => resumes,
    async close() {
      closed = true;
      connection?.terminate();
      await running;
    },
  };
}
