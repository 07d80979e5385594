import type { EventDraft } from '@lapor/subgraph-kit/event-log/event';
import type { ClockKey } from '../domain/clock/clock-rules.js';
import { officesAbove, type Recipient } from '../domain/clock/escalation.js';
import type { Report } from '../domain/report/report.js';
import { type EventDetail, toEventDraft } from './report-event.js';
import { escalationTopic } from './topics.js';

/** What a clock's event says: codes, numbers and times only. */
export type ClockDetail =
  /** `dueAt` is ISO 8601 in UTC. */
  | { readonly clock: ClockKey; readonly percent: number; readonly dueAt: string }
  /** How many clocks were given another end. */
  | { readonly clocks: number };

export interface ClockTold {
  readonly id: string;
  readonly type: 'ClockReminded' | 'ClockBreached' | 'ClocksRecomputed';
  readonly at: Date;
  readonly detail: ClockDetail;
  /** The offices that are told; they need not stand on the report's way. */
  readonly recipients?: readonly Recipient[];
}

/** An event of a report's clocks, for everyone who follows the report or a desk on its way. Nothing changes by it. */
export function toClockEvent(report: Report, { detail, recipients = [], ...told }: ClockTold): EventDraft {
  const { state, deskCode: agencyCode } = report;
  const change = { ...told, from: state, state, as: { kind: 'SYSTEM' }, agencyCode, detail: detail satisfies EventDetail } as const;
  const draft = toEventDraft(report, recipients.length > 0 ? { ...change, recipients } : change);
  const streams = recipients.flatMap((recipient) => officesAbove(recipient, report.desks)).map(escalationTopic);
  return { ...draft, topics: [...new Set([...draft.topics, ...streams])] };
}
