import { forgetDoubt, settleIncoming } from '../database/repeat.store.js';
import type { PartOf } from '../domain/message/part-of.js';
import { nameFor } from '../sealing/channel-key.js';
import type { ChannelDependencies } from './dependencies.js';
import type { CarriedMessage, Receipt } from './receive-message.js';

/** A message of a carrier that gives messages no names (docs/adr/0046). */
export interface NamelessMessage {
  readonly from: string;
  readonly text: string;
  readonly part: PartOf | null;
  /** All that makes it this message and no other. */
  readonly likeness: Buffer;
}

/** How long a message may still come again of which nobody knows whether the carrier has read the answer. */
const DOUBT_MS = 24 * 3_600_000;

/** Takes a message under a name made of itself, which it keeps until `settleDeliveries`. Rejects as `receive` does. */
export async function takeDelivery(
  { key, receive }: Pick<ChannelDependencies, 'key'> & { readonly receive: (message: CarriedMessage) => Promise<Receipt> },
  { likeness, ...message }: NamelessMessage,
): Promise<{ readonly name: string; readonly receipt: Receipt }> {
  const name = `smpp?${nameFor(key, 'smpp delivery', likeness.toString('base64')).toString('base64url')}`;
  return { name, receipt: await receive({ ...message, carrierId: name }) };
}

/** The carrier does not repeat these any more: what looks like one of them is another message from now on. */
export async function settleDeliveries({ database }: ChannelDependencies, names: readonly string[]): Promise<void> {
  await settleIncoming(database, names);
}

/** Ends the doubt about what no carrier repeats after so long. */
export async function sweepDoubt({ database, now }: ChannelDependencies): Promise<void> {
  await forgetDoubt(database, new Date(now().getTime() - DOUBT_MS));
}
