import type { FollowedFeed } from '@lapor/kit/feed/follow-feed';
import type { FeedPage } from '@lapor/schema/events';
import { type ProjectFeedOptions, projectFeed } from '@lapor/subgraph-kit/feed/project-feed';
import type { EntityManager } from 'typeorm';
import { saveOpenWork } from '../database/open-work.store.js';
import { countTransfers } from '../database/transfer-tally.store.js';
import { toWorkChanges } from './open-work.js';
import { toTransfers } from './transfer-tally.js';

/** Takes what it needs from a page of the reports' log, in the transaction that remembers the page. */
type Applier = (manager: EntityManager, page: FeedPage) => Promise<void>;

/** Everything the registry counts of reports; nothing but codes and numbers. */
const APPLIERS: readonly Applier[] = [
  (manager, page) => saveOpenWork(manager, toWorkChanges(page)),
  (manager, page) => countTransfers(manager, toTransfers(page)),
];

/** How far the counts may be behind: long enough that a busy second is a few pages. */
const PAUSE_MS = 200;

export type ReportsProjectionOptions = Omit<ProjectFeedOptions, 'source' | 'apply' | 'pauseMs'>;

/**
 * Keeps what the registry counts of reports equal to the reports' log. Nobody waits for it: reports follows this subgraph
 * in turn, and a start must not go in a circle.
 */
export function followReports(options: ReportsProjectionOptions): FollowedFeed {
  return projectFeed({
    ...options,
    source: 'reports',
    pauseMs: PAUSE_MS,
    async apply(manager, page) {
      for (const apply of APPLIERS) await apply(manager, page);
    },
  });
}
