import type { EventActor, ReportEventType } from '@lapor/schema/events';
import type { EventDraft } from '@lapor/subgraph-kit/event-log/event';
import type { Capacity } from '../domain/report/decide.js';
import type { Report } from '../domain/report/report.js';
import { type ReportStage, type ReportState, stageOf } from '../domain/report/report-state.js';
import { deskTopic, reportTopic } from './topics.js';

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
}

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
}

/** The event of a change, for everyone who follows the report or a desk on its way so far. */
export function toEventDraft(report: Pick<Report, 'id' | 'desks'>, change: ReportChange): EventDraft {
  const { id, type, at, as, from, state, agencyCode, dispositionId, hop, followUpId } = change;
  const payload: ReportEventPayload = {
    from,
    state,
    stage: stageOf(state),
    agencyCode,
    ...(dispositionId === undefined ? {} : { dispositionId }),
    ...(hop === undefined ? {} : { hop }),
    ...(followUpId === undefined ? {} : { followUpId }),
  };
  const topics = [reportTopic(report.id), ...report.desks.map((desk) => deskTopic(desk.code))];
  return { id, type, occurredAt: at, actor: toEventActor(as), payload: { ...payload }, topics };
}

/** A reporter stays nameless; an officer is named by office. */
function toEventActor(as: Capacity): EventActor {
  return as.kind === 'REPORTER' ? { kind: 'REPORTER' } : { kind: 'OFFICER', role: as.role, agencyCode: as.agencyCode };
}
