import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { refuseInput } from '@lapor/schema/refusal';
import { appendToChains } from '@lapor/subgraph-kit/event-log/append-to-chains';
import { findDeliveries, saveDeliveries } from '../database/notification-delivery.store.js';
import { findReportsByTrackingId } from '../database/report.queries.js';
import { lockReports } from '../database/report.store.js';
import { isId } from '../domain/input/identifier.js';
import { type Delivery, type DeliveryAnswer, decideDelivery, deliveryEvent } from '../domain/notification/delivery.js';
import type { Report } from '../domain/report/report.js';
import { parseTrackingId } from '../domain/report/tracking-id.js';
import { toEventDraft } from '../events/report-event.js';
import { reportTopic } from '../events/topics.js';
import { assertSmsChannel } from './channel-feed.js';
import type { ActionDependencies } from './dependencies.js';

/** What became of one message about a report, as its channel hands it on. */
export interface GivenDelivery extends Delivery {
  readonly trackingId: string;
  /** When the carrier told of it. */
  readonly at: Date;
}

export interface AnsweredDelivery {
  readonly messageId: string;
  readonly answer: DeliveryAnswer;
}

/** As many at once. */
const MOST = 100;

/**
 * Notes on the timelines of reports which notifications have reached their reporters, and which could not: many at once,
 * in one transaction, each once however often it is told. Throws UNAUTHENTICATED, FORBIDDEN and INPUT_INVALID; a message that
 * cannot have been sent is answered UNKNOWN, and the others are noted.
 */
export async function noteDeliveriesByChannel(
  deps: ActionDependencies,
  subject: Subject,
  deliveries: readonly GivenDelivery[],
): Promise<readonly AnsweredDelivery[]> {
  assertSmsChannel(subject);
  if (deliveries.length > MOST) assertAllowed(refuseInput([TOO_MANY]));
  if (!deliveries.every(({ messageId }) => isId(messageId))) assertAllowed(refuseInput([NO_ID]));
  return deps.database.transaction(async (manager) => {
    const named = await findReportsByTrackingId(manager, [
      ...new Set(deliveries.map(({ trackingId }) => parseTrackingId(trackingId) ?? '')),
    ]);
    const locked = await lockReports(
      manager,
      named.filter(({ channel }) => channel === 'SMS').map(({ id }) => id),
    );
    const reports = new Map(locked.map((report) => [report.trackingId, report]));
    const known = new Map(
      await findDeliveries(
        manager,
        deliveries.map(({ messageId }) => messageId),
      ),
    );
    const now = deps.now();
    const noted = new Map<string, Noted>();
    const answers = deliveries.map((given): AnsweredDelivery => {
      const messageId = given.messageId.toLowerCase();
      const report = reports.get(parseTrackingId(given.trackingId) ?? '');
      if (!report) return { messageId: given.messageId, answer: 'UNKNOWN' };
      const { step, outcome } = given;
      const delivery = { messageId, reportId: report.id, step, outcome };
      const answer = decideDelivery(known.get(messageId) ?? null, delivery);
      if (answer === 'NOTED') {
        known.set(messageId, delivery);
        noted.set(messageId, { ...delivery, report, at: within(given.at, report.filedAt, now) });
      }
      return { messageId: given.messageId, answer };
    });
    const written = await saveDeliveries(manager, [...noted.values()]);
    const told = [...noted.values()].filter(({ messageId }) => written.has(messageId));
    await appendToChains(
      manager,
      told.map((each) => ({ aggregate: { type: 'report', id: each.reportId }, draft: draftOf(each, deps.newId(), now) })),
    );
    return answers;
  });
}

interface Noted extends Delivery {
  readonly reportId: string;
  readonly report: Report;
  readonly at: Date;
}

/** For the report's own stream alone: when a telephone is on is nobody's business at the desks. */
function draftOf({ report, step, outcome, at }: Noted, id: string, now: Date) {
  const { state } = report;
  const detail = { step, outcome, at: at.toISOString() };
  const change = {
    id,
    type: deliveryEvent(outcome),
    from: state,
    state,
    as: { kind: 'SYSTEM' },
    at: now,
    agencyCode: null,
    detail,
  } as const;
  return { ...toEventDraft(report, change), topics: [reportTopic(report.id)] };
}

/** A carrier's clock, or the channel's, may be wrong; a timeline is not. */
function within(at: Date, earliest: Date, latest: Date): Date {
  return new Date(Math.min(Math.max(at.getTime(), earliest.getTime()), latest.getTime()));
}

const TOO_MANY = { field: 'deliveries', problem: `at most ${MOST}`, masalah: `paling banyak ${MOST}` };
const NO_ID = { field: 'deliveries.messageId', problem: 'must be a UUID', masalah: 'harus berupa UUID' };
