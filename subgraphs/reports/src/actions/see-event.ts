import type { Subject } from '@lapor/schema/identity';
import type { StoredEvent } from '@lapor/subgraph-kit/event-log/event';
import type { Sight as Decision } from '@lapor/subgraph-kit/event-log/follow-from';
import type { Report } from '../domain/report/report.js';
import { isEventVisible } from '../domain/visibility/event-audience.js';
import { type Sight, shows, sightFor } from '../domain/visibility/visibility.js';
import { deskTopic } from '../events/topics.js';

/** An event of a report that its follower may see, with the report as it is now. */
export interface SeenEvent {
  /** The stream it was read from; its cursor is valid there. */
  readonly topic: string;
  readonly event: StoredEvent;
  /** Null in the last event of a report that this follower has just lost the right to see. */
  readonly report: Report | null;
  readonly sight: Sight;
}

/** What a follower sees of a report; asked anew for every event. */
type Look = (report: Report) => Sight | Promise<Sight>;

/** What is followed, and how its follower sees it. */
export interface Following {
  readonly topic: string;
  readonly look: Look;
  /** Whether the stream is over once its report is out of sight; a desk's goes on with the others. */
  readonly endsWithSight: boolean;
  /** Whether an event is addressed to the follower: then it is shown of every report that the follower may know of. */
  readonly addressed?: (event: StoredEvent) => boolean;
  /** Whether the follower may follow at all, still; a stream without it rests on its reports alone. */
  readonly holds?: (report: Report) => boolean;
  /** Whether an event is asked for. */
  readonly wants?: (event: StoredEvent) => boolean;
}

/** What nobody sees. */
export const NOTHING: Sight = { view: new Set(), audiences: [] };

/** A desk's events as somebody sees them, by every door: the subscription, the feed for pollers, webhooks. */
export function deskOf(subject: Subject, deskCode: string): Following {
  return { topic: deskTopic(deskCode), look: (report) => sightFor(subject, report), endsWithSight: false };
}

/**
 * What a follower is given of an event, whose report is as it is now. The right to see it is decided at the moment the
 * event is handed out: a right that ends, ends here too, with one last event that says so (domain.md 4.2).
 *
 * Only events that are handed out carry a cursor to the follower. A cursor holds the event's transaction and number in
 * the whole log, so gaps between two of them tell that something happened somewhere in the country; they do not tell
 * whether it was on this report. Within one transaction numbers follow closely, so its hidden events are written last.
 */
export async function seeEvent(following: Following, event: StoredEvent, report: Report | undefined): Promise<Decision<SeenEvent>> {
  const { topic, look, endsWithSight, addressed } = following;
  const sight = report ? await look(report) : NOTHING;
  if (report && shows(sight.view))
    return addressed?.(event) || isEventVisible(event.type, sight.audiences) ? { shown: { topic, event, report, sight } } : {};
  if (!ENDS_SIGHT.has(event.type)) return {};
  const retracted = event.type === 'ReportRetracted' ? { shown: { topic, event, report: null, sight } } : {};
  return { ...retracted, over: endsWithSight };
}

/** After these a follower who does not see the report any more is told so, or at least sent away. */
const ENDS_SIGHT: ReadonlySet<string> = new Set(['ReportRetracted', 'AccessCodeRenewed']);
