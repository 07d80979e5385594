import type { Settled } from '../database/outgoing.store.js';
import type { Settle } from './settle.js';

/** What Kannel's numbers say (`dlr-mask`): 4 is queued and 8 taken by the network, 16 refused by it. */
const STATES: Readonly<Record<string, Settled>> = { '1': 'DELIVERED', '2': 'FAILED', '4': 'SENT', '8': 'SENT', '16': 'FAILED' };
/** What a carrier says by name. */
const NAMED: Readonly<Record<string, Settled>> = { DELIVERED: 'DELIVERED', FAILED: 'FAILED', EXPIRED: 'EXPIRED', SENT: 'SENT' };

/**
 * Notes what the carrier tells of a message. It also ends the doubt about one of which this process died before it knew
 * whether it was taken. False for what is no receipt, or is one of a message that was never sent.
 */
export async function noteReceipt({ settle }: { readonly settle: Settle }, id: string, status: string): Promise<boolean> {
  const state = STATES[status] ?? NAMED[status];
  return state !== undefined && (await settle({ id, state }));
}
