import { findReport } from '../database/followed-report.store.js';
import { finishNews, type TakenNews, takeNews } from '../database/news.store.js';
import { transaction } from '../database/open-database.js';
import { insertOutgoing } from '../database/outgoing.store.js';
import { ACCOUNT_STEP, type NewsType, newsText } from '../domain/reply/news-text.js';
import { quietZone, sendableFrom } from '../domain/reply/quiet-hours.js';
import { nameFor, open, seal } from '../sealing/channel-key.js';
import type { ChannelEvent } from '../supergraph/channel-feed.js';
import { issueClaimCode } from '../supergraph/claim-code.js';
import { readReport } from '../supergraph/report.js';
import { type KeptReport, reportPlace } from './answer-message.js';
import type { ChannelDependencies } from './dependencies.js';
import { ABOUT_PLACE, type About, REPORT_LANE, TEXT_PLACE } from './write-answer.js';

const LEASE_MS = 20_000;

type News = ChannelEvent & { readonly type: NewsType };

/**
 * Writes the message that the oldest news asks for: under the event's id, so that it is written once. It goes out when it
 * wakes nobody. False when there is none.
 */
export async function tellNews(deps: ChannelDependencies): Promise<boolean> {
  const { database, key, now } = deps;
  const taken = await takeNews<News>(database, now(), LEASE_MS);
  if (!taken) return false;
  try {
    const { addressee, text } = await write(deps, taken);
    const at = now();
    const zone = quietZone(taken.event.agency?.timeZone ?? null);
    await transaction(database, async (client) => {
      if (!(await finishNews(client, taken))) return;
      await insertOutgoing(client, [
        {
          id: deps.newId(),
          source: `event:${taken.id}`,
          kind: 'NEWS',
          addressee,
          zone,
          lane: nameFor(key, REPORT_LANE, taken.trackingId),
          about: seal(key, ABOUT_PLACE, { trackingId: taken.trackingId, eventType: taken.event.type } satisfies About),
          sealed: seal(key, TEXT_PLACE, text),
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

/**
 * The code is looked at first: one that the reporter has replaced elsewhere would only confuse. Of a closed report nothing comes that
 * opens more: whoever else sees the telephone could read it. A message that is written again, because this process died, has
 * another claim code, and the one that nobody has seen is void.
 */
async function write(
  deps: ChannelDependencies,
  { trackingId, event }: TakenNews<News>,
): Promise<{ readonly addressee: string; readonly text: string }> {
  const report = await findReport(deps.database, trackingId);
  if (!report) throw new Error('a report is gone that news came of');
  const { addressee, accessCode } = open<KeptReport>(deps.key, reportPlace(trackingId), report.sealed);
  const read = await readReport(deps.ask, accessCode);
  const facts = {
    trackingId,
    agency: event.agency?.name ?? null,
    accessCode: read ? accessCode : null,
    claimCode: event.type === ACCOUNT_STEP && !event.neutral ? await issueClaimCode(deps.ask, addressee) : null,
    waitsFor: read?.postponement?.turn === 'DESK' ? read.postponement.label : null,
    goInstead: read?.closing?.goInstead ?? null,
  };
  return { addressee, text: newsText(event.type, facts) };
}
