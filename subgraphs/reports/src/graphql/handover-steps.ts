import type { ReportEventType } from '@lapor/schema/events';
import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import { Field, ObjectType } from 'type-graphql';
import { readHistory } from '../actions/read-history.js';
import { eventLabel } from '../domain/report/event-label.js';
import { visibleEventTypes } from '../domain/visibility/event-audience.js';
import type { ReportEventPayload } from '../events/report-event.js';
import { ReportEventTypeEnum } from './enums.js';
import { AgencyReference, toAgency } from './references.type.js';

@ObjectType('HandoverStep', { description: 'Satu peristiwa dalam berkas.' })
export class HandoverStepType {
  @Field(() => ReportEventTypeEnum)
  type!: ReportEventType;

  @Field(() => String)
  label!: string;

  @Field(() => Date)
  occurredAt!: Date;

  @Field(() => AgencyReference, { nullable: true })
  agency!: AgencyReference | null;
}

/** Enough for any report's life; the history itself has pages. */
const MOST_STEPS = 1_000;

/** The timeline of a report as an overseer reads it: without what officers keep among themselves. */
export async function readHandoverSteps(database: Queryable, reportId: string): Promise<HandoverStepType[]> {
  const events = await readHistory(database, reportId, { after: null, limit: MOST_STEPS, types: visibleEventTypes(['OVERSEER']) });
  return events.map(({ type, occurredAt, payload }) => {
    const { agencyCode } = payload as unknown as ReportEventPayload;
    const step = { type: type as ReportEventType, label: eventLabel(type as ReportEventType), occurredAt, agency: toAgency(agencyCode) };
    return Object.assign(new HandoverStepType(), step);
  });
}
