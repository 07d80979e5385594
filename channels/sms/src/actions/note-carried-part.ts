import { type CarriedPart, findPartsState, type PartState, saveCarriedPart, saveReceipt } from '../database/carried-part.store.js';
import type { ChannelDependencies } from './dependencies.js';
import { noteReceipt } from './note-receipt.js';

/** What Kannel's numbers are for the same, which a receipt is noted by. */
const KANNEL: Readonly<Record<PartState, string>> = { DELIVERED: '1', FAILED: '2', UNDER_WAY: '8' };

/** Notes a part that the carrier has taken; its receipt may have come before. */
export async function noteCarriedPart(deps: ChannelDependencies, part: CarriedPart): Promise<void> {
  await saveCarriedPart(deps.database, part, deps.now());
  await conclude(deps, part.outgoingId);
}

/**
 * Notes a receipt of one part under the carrier's name for it. Of a message that is not known it is kept: the answer to its
 * handing over may still be on its way. With the last of its parts, or the first that failed, the message itself is noted.
 */
export async function notePartReceipt(deps: ChannelDependencies, messageId: string, state: PartState): Promise<void> {
  const outgoingId = await saveReceipt(deps.database, messageId, state, deps.now());
  if (outgoingId) await conclude(deps, outgoingId);
}

async function conclude(deps: ChannelDependencies, outgoingId: string): Promise<void> {
  const state = await findPartsState(deps.database, outgoingId);
  if (state) await noteReceipt(deps, outgoingId, KANNEL[state]);
}
