import { findReport } from '../database/followed-report.store.js';
import { finishNews, takeNews } from '../database/news.store.js';
import { transaction } from '../database/open-database.js';
import { insertOutgoing } from '../database/outgoing.store.js';
import type { NewsType } from '../domain/reply/news-text.js';
import { quietZone, sendableFrom } from '../domain/reply/quiet-hours.js';
import { nameFor, open, seal } from '../sealing/channel-key.js';
import type { ChannelEvent } from '../supergraph/channel-feed.js';
import { type KeptReport, reportPlace } from './answer-message.js';
import type { ChannelDependencies } from './dependencies.js';
import { ABOUT_PLACE, type About, REPORT_LANE, TEXT_PLACE } from './write-answer.js';
import type { NewsDraft } from './write-news.js';

const LEASE_MS = 20_000;

type News = ChannelEvent & { readonly type: NewsType };

/**
 * Makes the message that the oldest news asks for: under the event's id, so that there is one. It goes out when it wakes nobody, and
 * gets its words then (`write-news.ts`). False when there is none.
 */
export async function tellNews(deps: ChannelDependencies): Promise<boolean> {
  const { database, key, now } = deps;
  const taken = await takeNews<News>(database, now(), LEASE_MS);
  if (!taken) return false;
  try {
    const { trackingId, event } = taken;
    const report = await findReport(database, trackingId);
    if (!report) throw new Error('a report is gone that news came of');
    const { addressee } = open<KeptReport>(key, reportPlace(trackingId), report.sealed);
    const draft: NewsDraft = { trackingId, type: event.type, agency: event.agency?.name ?? null, neutral: event.neutral };
    const at = now();
    const zone = quietZone(event.agency?.timeZone ?? null);
    await transaction(database, async (client) => {
      if (!(await finishNews(client, taken))) return;
      await insertOutgoing(client, [
        {
          id: deps.newId(),
          source: `event:${taken.id}`,
          kind: 'NEWS',
          addressee,
          zone,
          lane: nameFor(key, REPORT_LANE, trackingId),
          about: seal(key, ABOUT_PLACE, { trackingId, eventType: event.type } satisfies About),
          sealed: seal(key, TEXT_PLACE, draft),
          dueAt: sendableFrom(at, zone, deps.quiet),
          createdAt: at,
        },
      ]);
    });
  } catch (err) {
    deps.log.warn({ err, eventId: taken.id, attempts: taken.attempts }, 'news could not be told; trying again');
  }
  return true;
}
