import type { EventActor, ReportEventType, WorkMoved } from '@lapor/schema/events';
import type { EventDraft } from '@lapor/subgraph-kit/event-log/event';
import type { Recipient } from '../domain/clock/escalation.js';
import type { Capacity } from '../domain/report/decide.js';
import type { Report } from '../domain/report/report.js';
import { type ReportStage, type ReportState, stageOf } from '../domain/report/report-state.js';
import { channelTopic, deskTopic, reportTopic } from './topics.js';

/**
 * What an event of a report says. Codes only: no text, no title, no name and no reporter stands in the log, because
 * it cannot be changed afterwards. A follower reads those through the report, with its own rights of that moment.
 */
export interface ReportEventPayload {
  /** Null in the first event. */
  readonly from: ReportState | null;
  readonly state: ReportState;
  readonly stage: ReportStage;
  /** The body concerned: who received the report, or whose officer acted. Null where no body is. */
  readonly agencyCode: string | null;
  readonly dispositionId?: string;
  readonly hop?: number;
  readonly followUpId?: string;
  /** The reporter acted without an account, with the report's access code. */
  readonly via?: 'ACCESS_CODE';
  readonly detail?: EventDetail;
  /** The offices that a clock's event is addressed to. */
  readonly recipients?: readonly Recipient[];
  readonly work?: WorkMoved;
}

/** What an event says besides: codes, numbers and flags of the domain's tables. */
export type EventDetail = Readonly<Record<string, string | number | boolean>>;

/** A change to be told. */
export interface ReportChange {
  readonly id: string;
  readonly type: ReportEventType;
  readonly from: ReportState | null;
  readonly state: ReportState;
  readonly as: Capacity;
  readonly at: Date;
  readonly agencyCode: string | null;
  readonly dispositionId?: string;
  readonly hop?: number;
  readonly followUpId?: string;
  readonly detail?: EventDetail;
  /** The offices that a clock's event is addressed to. */
  readonly recipients?: readonly Recipient[];
  /** Whose open work changes with it. */
  readonly work?: WorkMoved | null;
}

/** What an event is addressed by. */
type Addressed = Pick<Report, 'id' | 'desks'> & Partial<Pick<Report, 'ccDesks' | 'channel'>>;

/** The event of a change, for everyone who follows the report, a desk on its way so far, one with a copy, or its channel. */
export function toEventDraft(report: Addressed, change: ReportChange): EventDraft {
  const { id, type, at, as, from, state, agencyCode, dispositionId, hop, followUpId, detail, recipients, work } = change;
  const payload: ReportEventPayload = {
    from,
    state,
    stage: stageOf(state),
    agencyCode,
    ...(dispositionId === undefined ? {} : { dispositionId }),
    ...(hop === undefined ? {} : { hop }),
    ...(followUpId === undefined ? {} : { followUpId }),
    ...(as.kind === 'REPORTER' && as.via ? { via: as.via } : {}),
    ...(detail === undefined ? {} : { detail }),
    ...(recipients === undefined ? {} : { recipients }),
    ...(work ? { work } : {}),
  };
  const desks = new Set([...report.desks, ...(report.ccDesks ?? [])].map((desk) => desk.code));
  const topics = [reportTopic(report.id), ...[...desks].map(deskTopic), ...(report.channel === 'SMS' ? [channelTopic('SMS')] : [])];
  return { id, type, occurredAt: at, actor: toEventActor(as), payload: { ...payload }, topics };
}

/** A reporter and the public stay nameless; an officer is named by office, an API client by its agency. */
function toEventActor(as: Capacity): EventActor {
  if (as.kind === 'API_CLIENT') return { kind: as.kind, agencyCode: as.agencyCode };
  return as.kind === 'OFFICER' ? { kind: 'OFFICER', role: as.role, agencyCode: as.agencyCode } : { kind: as.kind };
}
