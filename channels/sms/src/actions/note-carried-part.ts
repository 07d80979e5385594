import { type CarriedPart, findPartsState, type PartState, saveCarriedPart, saveReceipt } from '../database/carried-part.store.js';
import type { ChannelDependencies } from './dependencies.js';
import type { Settle } from './settle.js';

type Noting = Pick<ChannelDependencies, 'database' | 'now'> & { readonly settle: Settle };

const SETTLED = { DELIVERED: 'DELIVERED', FAILED: 'FAILED', EXPIRED: 'EXPIRED', UNDER_WAY: 'SENT' } as const satisfies Record<
  PartState,
  string
>;

/** Notes a part that the carrier has taken; its receipt may have come before. */
export async function noteCarriedPart(deps: Noting, part: CarriedPart): Promise<void> {
  await saveCarriedPart(deps.database, part, deps.now());
  await conclude(deps, part.outgoingId);
}

/**
 * Notes a receipt of one part under the carrier's name for it. Of a message that is not known it is kept: the answer to its
 * handing over may still be on its way. With the last of its parts, or the first that failed, the message itself is noted.
 */
export async function notePartReceipt(deps: Noting, messageId: string, state: PartState): Promise<void> {
  const outgoingId = await saveReceipt(deps.database, messageId, state, deps.now());
  if (outgoingId) await conclude(deps, outgoingId);
}

async function conclude(deps: Noting, outgoingId: string): Promise<void> {
  const state = await findPartsState(deps.database, outgoingId);
  if (state) await deps.settle({ id: outgoingId, state: SETTLED[state] });
}
