import { createViewerKey, type ViewerKey } from '../viewing/viewer-key.js';
import { createLiveGroups, type LiveGroups } from './live-groups.js';

export interface LiveOptions {
  /** Answers that may wait for one client. */
  readonly maxWaiting: number;
  /** How long a client may take to catch up with what waits for it, before it is told to come again, in milliseconds. */
  readonly slowAfterMs: number;
}

/** What the open subscriptions of a gateway share, whichever generations they were opened on. */
export interface Live extends LiveOptions {
  readonly groups: LiveGroups;
  readonly viewerKey: ViewerKey;
}

export function createLive({ maxWaiting, slowAfterMs }: LiveOptions): Live {
  return { maxWaiting, slowAfterMs, groups: createLiveGroups(slowAfterMs), viewerKey: createViewerKey() };
}
