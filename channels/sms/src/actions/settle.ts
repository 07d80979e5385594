import { type Settled, settleOutgoing } from '../database/outgoing.store.js';
import { together } from '../together/together.js';
import type { ChannelDependencies } from './dependencies.js';

/** What has become of a message. */
export interface SettledMessage {
  readonly id: string;
  readonly state: Settled;
}

/** Writes down what has become of a message, together with all others of that moment. False for one that is not known. */
export type Settle = (message: SettledMessage) => Promise<boolean>;

/** As many in one statement. */
const MOST = 200;

export function createSettle({ database, now }: Pick<ChannelDependencies, 'database' | 'now'>): Settle {
  return together<SettledMessage, boolean>({
    most: MOST,
    groups: 1,
    work: async (messages) => {
      const known = await settleOutgoing(database, latest(messages), now());
      return messages.map(({ id }) => ({ status: 'fulfilled', value: known.has(id) }));
    },
  });
}

/** One word of each message: that it has arrived says more than that it failed, and that more than that it is on its way. */
function latest(messages: readonly SettledMessage[]): readonly SettledMessage[] {
  const most = new Map<string, SettledMessage>();
  for (const message of messages) {
    const before = most.get(message.id);
    if (!before || rank(message.state) > rank(before.state)) most.set(message.id, message);
  }
  return [...most.values()];
}

function rank(state: Settled): number {
  return state === 'DELIVERED' ? 2 : state === 'SENT' ? 0 : 1;
}
