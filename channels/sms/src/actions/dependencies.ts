import type { Logger } from '@lapor/kit/log';
import type { Database } from '../database/open-database.js';
import type { SenderLimit } from '../domain/conversation/limits.js';
import type { QuietHours } from '../domain/reply/quiet-hours.js';
import type { ChannelKey } from '../sealing/channel-key.js';
import type { Ask } from '../supergraph/ask.js';

/** What the channel's actions work with. */
export interface ChannelDependencies {
  readonly database: Database;
  readonly key: ChannelKey;
  readonly ask: Ask;
  readonly limit: SenderLimit;
  readonly quiet: QuietHours;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly log: Logger;
}
