import type { EventActor, ReportEventType as EventType } from '@lapor/schema/events';
import { encodeCursor } from '@lapor/subgraph-kit/event-log/cursor';
import type { StoredEvent } from '@lapor/subgraph-kit/event-log/event';
import { createConnectionType } from '@lapor/subgraph-kit/graphql/connection';
import { Field, ID, ObjectType } from 'type-graphql';
import type { SeenEvent } from '../actions/see-event.js';
import { eventLabel, outsideEventLabel } from '../domain/report/event-label.js';
import type { ReportStage, ReportState } from '../domain/report/report-state.js';
import { showsBody, takesPart } from '../domain/visibility/event-audience.js';
import type { Aspect, Sight } from '../domain/visibility/visibility.js';
import type { ReportEventPayload } from '../events/report-event.js';
import { ReportActorKindEnum, ReportActorRoleEnum, ReportEventTypeEnum, ReportStageEnum, ReportStateEnum } from './enums.js';
import { AgencyReference, toAgency } from './references.type.js';
import type { ReportType } from './report.type.js';
import { ReportEventClockType, toEventClock } from './report-event-clock.type.js';
import { ReportEventNotificationType, toEventNotification } from './report-event-notification.type.js';
import { toReportTypeIn } from './to-report-type.js';

/** An event as the viewer may see it; its report, disposition and follow-up are resolved. */
@ObjectType('ReportEvent', { description: 'Peristiwa dalam perjalanan laporan.' })
export class ReportEventType {
  /** Not fields. */
  reportId!: string;
  view!: ReadonlySet<Aspect>;
  readReport!: () => Promise<ReportType | null>;
  dispositionId!: string | null;
  followUpId!: string | null;

  @Field(() => String, { description: 'Kirimkan sebagai after untuk melanjutkan setelah peristiwa ini.' })
  cursor!: string;

  @Field(() => ID)
  id!: string;

  @Field(() => ReportEventTypeEnum)
  type!: EventType;

  @Field(() => String, { description: 'Kalimat bagi warga.' })
  typeLabel!: string;

  @Field(() => Date)
  occurredAt!: Date;

  @Field(() => ReportActorKindEnum, { nullable: true, description: 'Pelaku; null bagi umum.' })
  actorKind!: EventActor['kind'] | null;

  @Field(() => ReportActorRoleEnum, { nullable: true, description: 'Peran petugas; null bagi umum.' })
  actorRole!: string | null;

  @Field(() => ReportStateEnum, { description: 'Status segera setelah peristiwa ini.' })
  state!: ReportState;

  @Field(() => ReportStageEnum, { description: 'Tahap segera setelah peristiwa ini.' })
  stage!: ReportStage;

  @Field(() => AgencyReference, { nullable: true, description: 'Instansi tujuan disposisi, atau instansi petugas yang bertindak.' })
  agency!: AgencyReference | null;

  @Field(() => ReportEventClockType, { nullable: true, description: 'Batas waktu pada peristiwa ini; tidak untuk umum.' })
  clock!: ReportEventClockType | null;

  @Field(() => ReportEventNotificationType, { nullable: true, description: 'Pemberitahuan pada peristiwa ini; hanya bagi pelapor.' })
  notification!: ReportEventNotificationType | null;
}

export const ReportEventConnectionType = createConnectionType(ReportEventType, 'ReportEvent');

/**
 * An event of a stream for one viewer, by how they see its report. An empty sight stands for a report that this viewer may
 * not see any more: then the event says that it happened, and nothing of who did it. Outsiders are not told who did anything
 * either.
 */
export function toReportEventType(
  topic: string,
  event: StoredEvent,
  { view, audiences }: Sight,
  readReport: ReportEventType['readReport'],
): ReportEventType {
  const payload = event.payload as unknown as ReportEventPayload;
  const type = event.type as EventType;
  const inside = takesPart(audiences);
  return Object.assign(new ReportEventType(), {
    reportId: event.aggregate.id,
    view,
    readReport,
    dispositionId: payload.dispositionId ?? null,
    followUpId: payload.followUpId ?? null,
    cursor: encodeCursor(topic, event.position),
    id: event.id,
    type,
    typeLabel: inside ? eventLabel(type) : outsideEventLabel(type),
    occurredAt: event.occurredAt,
    actorKind: inside ? event.actor.kind : null,
    actorRole: inside ? (event.actor.role ?? null) : null,
    state: payload.state,
    stage: payload.stage,
    agency: showsBody(type, audiences) ? toAgency(payload.agencyCode) : null,
    clock: toEventClock(payload, view),
    notification: toEventNotification(payload, audiences),
  });
}

/** An event as its stream hands it out: the stream hands out only what its follower may see. */
export function toSeenEventType({ topic, event, sight, readReport }: SeenEvent): ReportEventType {
  return toReportEventType(topic, event, sight, async () => {
    const seen = await readReport();
    return seen && toReportTypeIn(seen.report, seen.sight);
  });
}
