import type { Subject } from '@lapor/schema/identity';
import type { StoredEvent } from '@lapor/subgraph-kit/event-log/event';
import type { Sight as Decision } from '@lapor/subgraph-kit/event-log/follow-from';
import type { Report } from '../domain/report/report.js';
import { isEventVisible } from '../domain/visibility/event-audience.js';
import { type Sight, shows, sightFor, type VisibilityFacts } from '../domain/visibility/visibility.js';
import { deskTopic } from '../events/topics.js';

/** An event of a report that its follower may see. */
export interface SeenEvent {
  /** The stream it was read from; its cursor is valid there. */
  readonly topic: string;
  readonly event: StoredEvent;
  /** How the follower sees the report; empty in the last event of one that they have just lost the right to see. */
  readonly sight: Sight;
  /** The report as it is when this is asked, and as the follower sees it then; null when they do not. */
  readonly readReport: () => Promise<SeenReport | null>;
}

/** A report with how somebody sees it. */
export interface SeenReport {
  readonly report: Report;
  readonly sight: Sight;
}

/** What a follower sees of a report; asked anew for every event. */
type Look = (report: VisibilityFacts) => Sight | Promise<Sight>;

/** What is followed, and how its follower sees it. */
export interface Following {
  readonly topic: string;
  readonly look: Look;
  /** Whether the stream is over once its report is out of sight; a desk's goes on with the others. */
  readonly endsWithSight: boolean;
  /** Whether an event is addressed to the follower: then it is shown of every report that the follower may know of. */
  readonly addressed?: (event: StoredEvent) => boolean;
  /** Whether the follower may follow at all, still; a stream without it rests on its reports alone. */
  readonly holds?: (report: VisibilityFacts) => boolean;
  /** Whether an event is asked for. */
  readonly wants?: (event: StoredEvent) => boolean;
}

/** What nobody sees. */
export const NOTHING: Sight = { view: new Set(), audiences: [] };

/** A desk's events as somebody sees them, by every door: the subscription, the feed for pollers, webhooks. */
export function deskOf(subject: Subject, deskCode: string): Following {
  return { topic: deskTopic(deskCode), look: (report) => sightFor(subject, report), endsWithSight: false };
}

/** The report of an event. */
export interface EventReading {
  /** By what it is seen now; undefined where there is no such report. */
  readonly facts: VisibilityFacts | undefined;
  /** Reads it whole, which most followers do not ask for. */
  readonly readReport: () => Promise<Report | undefined>;
}

/**
 * What a follower is given of an event, whose report is as it is now. The right to see it is decided at the moment the
 * event is handed out: a right that ends, ends here too, with one last event that says so (domain.md 4.2).
 *
 * Only events that are handed out carry a cursor to the follower. A cursor holds the event's transaction and number in
 * the whole log, so gaps between two of them tell that something happened somewhere in the country; they do not tell
 * whether it was on this report. Within one transaction numbers follow closely, so its hidden events are written last.
 */
export async function seeEvent(
  following: Following,
  event: StoredEvent,
  { facts, readReport }: EventReading,
): Promise<Decision<SeenEvent>> {
  const { topic, look, endsWithSight, addressed } = following;
  const sight = facts ? await look(facts) : NOTHING;
  if (shows(sight.view)) {
    if (!addressed?.(event) && !isEventVisible(event.type, sight.audiences)) return {};
    return { shown: { topic, event, sight, readReport: async () => seeReport(look, await readReport()) } };
  }
  if (!ENDS_SIGHT.has(event.type)) return {};
  const retracted = event.type === 'ReportRetracted' ? { shown: { topic, event, sight, readReport: async () => null } } : {};
  return { ...retracted, over: endsWithSight };
}

/** It is looked at once more: it may have changed since the event was judged. */
async function seeReport(look: Look, report: Report | undefined): Promise<SeenReport | null> {
  const sight = report ? await look(report) : NOTHING;
  return report && shows(sight.view) ? { report, sight } : null;
}

/** After these a follower who does not see the report any more is told so, or at least sent away. */
const ENDS_SIGHT: ReadonlySet<string> = new Set(['ReportRetracted', 'AccessCodeRenewed']);
