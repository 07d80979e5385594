import type { PendingRow } from '../database/sender.store.js';
import type { PendingText } from '../domain/conversation/route-report.js';
import { type ChannelKey, open, seal } from '../sealing/channel-key.js';
import type { Reporter } from '../supergraph/reporter.js';

/** A text that waits for its sender to name an agency, and the message it came with. */
export interface WaitingText extends PendingText, Reporter {
  readonly incomingId: string;
}

export function openWaiting({ key }: { readonly key: ChannelKey }, { incomingId, sealed }: PendingRow): WaitingText {
  return { ...open<PendingText & Reporter>(key, placeOf(incomingId), sealed), incomingId };
}

export function sealWaiting(
  { key }: { readonly key: ChannelKey },
  incomingId: string,
  { text, candidates }: PendingText,
  { reporterKey, addressee }: Reporter,
): Buffer {
  return seal(key, placeOf(incomingId), { text, candidates, reporterKey, addressee });
}

function placeOf(incomingId: string): string {
  return `pending ${incomingId}`;
}
