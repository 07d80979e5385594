import { openTimeline, type Timeline, type TimelineEvent } from './timeline.js';

export interface ObserverOptions {
  readonly gatewayUrl: string;
  readonly token: string;
  readonly agencyCode: string;
  readonly print: (event: TimelineEvent) => void;
}

/** Follows a desk, remembers what it has seen, and can be cut off and come back with its last cursor. */
export interface Observer {
  connect(): void;
  cut(): void;
  /** Waits until `count` events of the report have been seen; rejects when that takes too long. */
  until(reportId: string, count: number): Promise<void>;
  seen(reportId: string): readonly TimelineEvent[];
  close(): Promise<void>;
}

const PATIENCE_MS = 15_000;

export function createObserver(options: ObserverOptions): Observer {
  const events: TimelineEvent[] = [];
  const waiting = new Set<() => void>();
  let timeline: Timeline | undefined;
  const seen = (reportId: string) => events.filter(({ report }) => report?.id === reportId);
  return {
    connect() {
      timeline = openTimeline({
        ...options,
        after: events.at(-1)?.cursor ?? null,
        onEvent(event) {
          events.push(event);
          options.print(event);
          for (const check of waiting) check();
        },
      });
    },
    cut: () => timeline?.cut(),
    async until(reportId, count) {
      let check = () => {};
      let timer: NodeJS.Timeout | undefined;
      const enough = new Promise<void>((resolve, reject) => {
        check = () => seen(reportId).length >= count && resolve();
        timer = setTimeout(() => reject(new Error(`only ${seen(reportId).length} of ${count} events came`)), PATIENCE_MS);
        waiting.add(check);
        check();
      });
      try {
        await Promise.race([enough, timeline?.failed ?? enough]);
      } finally {
        clearTimeout(timer);
        waiting.delete(check);
      }
    },
    seen,
    close: async () => timeline?.close(),
  };
}
