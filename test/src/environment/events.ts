import { encodeCursor } from '@lapor/subgraph-kit/event-log/cursor';
import { START } from '@lapor/subgraph-kit/event-log/position';
import type { LiveResult, LiveStream } from './live-client.js';
import type { OpenSystem } from './open-system.js';

/** An event as the subscriptions of the tests ask for it. */
export interface SeenEvent {
  readonly cursor: string;
  readonly id: string;
  readonly type: string;
  readonly state: string;
  readonly stage: string;
  readonly actorKind: string;
  readonly report: { readonly id: string; readonly trackingId: string } | null;
  readonly agency: { readonly code: string; readonly name: string } | null;
}

const EVENT = '{ cursor id type state stage actorKind report { id trackingId } agency { code name } }';

export const DESK_EVENTS = `subscription ($agencyCode: String!, $after: String) { event: deskEvents(agencyCode: $agencyCode, after: $after) ${EVENT} }`;
export const REPORT_EVENTS = `subscription ($reportId: ID!, $after: String) { event: reportEvents(reportId: $reportId, after: $after) ${EVENT} }`;
export const SUBTREE_EVENTS = `subscription ($agencyCode: String!, $after: String) { event: subtreeEvents(agencyCode: $agencyCode, after: $after) ${EVENT} }`;
export const HISTORY = `query ($id: ID!) { report(id: $id) { events(first: 100) { nodes ${EVENT} pageInfo { endCursor hasNextPage } } } }`;

export interface History {
  readonly report: {
    readonly events: {
      readonly nodes: readonly SeenEvent[];
      readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
    };
  };
}

/** What happens to a report from filing to done. */
export const WHOLE_LIFE = [
  'ReportReceived',
  'ReportVerified',
  'ReportDisposed',
  'DispositionAccepted',
  'FollowUpAdded',
  'FinalAnswerGiven',
  'ReportCompleted',
] as const;

/** The cursor in front of a stream's first event. */
export const beginningOf = {
  desk: (agencyCode: string) => encodeCursor(`desk:${agencyCode}`, START),
  report: (reportId: string) => encodeCursor(`report:${reportId}`, START),
  subtree: (agencyCode: string) => encodeCursor(`subtree:${agencyCode}`, START),
};

/** The cursor of a stream behind everything that is in the log now. */
export async function endOf(system: Pick<OpenSystem, 'rows'>, stream: string): Promise<string> {
  const last = 'select e.txid::text, e.position::text from event_log e order by e.txid desc, e.position desc limit 1';
  const [row] = await system.rows<{ txid: string; position: string }>('reports', last);
  return encodeCursor(stream, row ? { txid: BigInt(row.txid), number: BigInt(row.position) } : START);
}

/** The next events of a stream. Throws when one of them is an error. */
export async function takeEvents(stream: LiveStream, count: number): Promise<SeenEvent[]> {
  return (await stream.take(count)).map(toEvent);
}

export function toEvent({ data, errors }: LiveResult): SeenEvent {
  if (errors?.length || !data) throw new Error(`not an event: ${JSON.stringify(errors)}`);
  return data.event as SeenEvent;
}
