import { type Settled, settleOutgoing } from '../database/outgoing.store.js';
import type { ChannelDependencies } from './dependencies.js';

/** What Kannel's numbers say (`dlr-mask`): 4 is queued and 8 taken by the network, 16 refused by it. */
const STATES: Readonly<Record<string, Settled>> = { '1': 'DELIVERED', '2': 'FAILED', '4': 'SENT', '8': 'SENT', '16': 'FAILED' };

/**
 * Notes what the carrier tells of a message. It also ends the doubt about one of which this process died before it knew
 * whether it was taken. False for what is no receipt.
 */
export async function noteReceipt({ database, now }: ChannelDependencies, id: string, status: string): Promise<boolean> {
  const state = STATES[status];
  if (!state) return false;
  await settleOutgoing(database, id, state, now());
  return true;
}
