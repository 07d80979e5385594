import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

/** One line of a report's life as a subscriber sees it. */
export interface TimelineEvent {
  readonly cursor: string;
  readonly id: string;
  readonly type: string;
  readonly typeLabel: string;
  readonly occurredAt: string;
  readonly report: { readonly id: string; readonly trackingId: string; readonly stateLabel: string } | null;
  readonly agency: { readonly name: string } | null;
}

const DESK_EVENTS = `subscription LiniMasa($agencyCode: String!, $after: String) {
  deskEvents(agencyCode: $agencyCode, after: $after) {
    cursor id type typeLabel occurredAt
    report { id trackingId stateLabel }
    agency { name }
  }
}`;

export interface TimelineOptions {
  readonly gatewayUrl: string;
  readonly token: string;
  readonly agencyCode: string;
  readonly after: string | null;
  readonly onEvent: (event: TimelineEvent) => void;
}

/** An open subscription; `cut` breaks the connection as a lost network would, without a goodbye. */
export interface Timeline {
  cut(): void;
  close(): Promise<void>;
  /** Rejects when the subscription ended though nobody cut or closed it. */
  readonly failed: Promise<never>;
}

export function openTimeline({ gatewayUrl, token, agencyCode, after, onEvent }: TimelineOptions): Timeline {
  let socket: WebSocket | undefined;
  let left = false;
  const client = createClient({
    url: `${gatewayUrl.replace(/^http/, 'ws')}/graphql`,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: 0,
    webSocketImpl: class extends WebSocket {
      constructor(address: string, protocols?: string | string[]) {
        super(address, protocols);
        socket = this;
      }
    },
  });
  const failed = new Promise<never>((_resolve, reject) => {
    const fail = (error: unknown) => left || reject(error instanceof Error ? error : new Error(JSON.stringify(error)));
    client.subscribe<{ deskEvents: TimelineEvent }>(
      { query: DESK_EVENTS, variables: { agencyCode, after } },
      {
        next: ({ data, errors }) => (data ? onEvent(data.deskEvents) : fail(new Error(JSON.stringify(errors)))),
        error: fail,
        complete: () => fail(new Error('the subscription ended')),
      },
    );
  });
  failed.catch(() => undefined);
  return {
    failed,
    cut() {
      left = true;
      socket?.terminate();
    },
    async close() {
      left = true;
      await client.dispose();
    },
  };
}
