import type { IdentityKey } from '@lapor/kit/config/identity-keys';
import type { Logger } from '@lapor/kit/log';
import { type FeedPage, type LoggedEvent, TRANSFER_EVENTS } from '@lapor/schema/events';
import { type FollowedFeed, followFeed } from '@lapor/subgraph-kit/feed/follow-feed';
import type { DataSource } from 'typeorm';
import { countTransfers, readFeedCursor, saveFeedCursor } from '../database/transfer-tally.store.js';
import { provinceCodeOf, regencyCodeOf } from '../domain/region/region.js';
import type { Transfer } from '../domain/transfer/transfer-tally.js';

const SOURCE = 'reports';

export interface TransferTallyOptions {
  readonly database: DataSource;
  /** Where the reports subgraph serves. */
  readonly origin: string;
  readonly key: IdentityKey;
  readonly log: Logger;
}

/**
 * Counts the ways that reports take from agency to agency, from the log of reports. A page's counts and its cursor are
 * written in one transaction, so nothing is counted twice. Nobody waits for it: reports follows this subgraph in turn,
 * and a start must not go in a circle.
 */
export function followTransfers({ database, origin, key, log }: TransferTallyOptions): FollowedFeed {
  return followFeed({
    origin,
    audience: SOURCE,
    key,
    log,
    cursor: () => readFeedCursor(database.manager, SOURCE),
    apply: (page) =>
      database.transaction(async (manager) => {
        await countTransfers(manager, toTransfers(page));
        if (page.next !== null) await saveFeedCursor(manager, SOURCE, page.next);
      }),
  });
}

/** The transfers and the returns with a proposal in a page; of a report without category or region nothing is learned. */
export function toTransfers({ events }: Pick<FeedPage, 'events'>): Transfer[] {
  return events.map(toTransfer).filter((transfer) => transfer !== null);
}

function toTransfer({ type, payload }: LoggedEvent): Transfer | null {
  if (!(TRANSFER_EVENTS as readonly string[]).includes(type)) return null;
  const detail = (payload.detail ?? {}) as Readonly<Record<string, unknown>>;
  const { categoryId, regionCode, fromAgencyCode: fromAgency, toAgencyCode: toAgency } = detail;
  if (typeof categoryId !== 'string' || typeof regionCode !== 'string') return null;
  if (typeof fromAgency !== 'string' || typeof toAgency !== 'string') return null;
  const place = regencyCodeOf(regionCode) ?? provinceCodeOf(regionCode);
  // What does not say that it is open is counted as confidential.
  return { categoryId, regionCode: place, fromAgency, toAgency, confidential: detail.confidential !== false };
}
