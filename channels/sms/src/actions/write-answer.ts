import type { NewOutgoing } from '../database/outgoing.store.js';
import { seal } from '../sealing/channel-key.js';
import type { Reporter } from '../supergraph/reporter.js';
import type { ChannelDependencies } from './dependencies.js';

export const TEXT_PLACE = 'outgoing';
export const ABOUT_PLACE = 'outgoing about';

/** Which report a message is about, and which step of it the message tells. */
export interface About {
  readonly trackingId: string;
  readonly eventType: string;
}

interface Answer {
  /** The message that is answered: each gets one answer. */
  readonly incomingId: string;
  readonly sender: Buffer;
  readonly reporter: Pick<Reporter, 'addressee'>;
  readonly text: string;
  readonly about: About | null;
  readonly at: Date;
}

/** The direct answer to a message: it is sent at once, whatever the hour, and after the answers to its sender's earlier ones. */
export function toAnswer(
  { key, newId }: Pick<ChannelDependencies, 'key' | 'newId'>,
  { incomingId, sender, reporter, text, about, at }: Answer,
): NewOutgoing {
  return {
    id: newId(),
    source: `incoming:${incomingId}`,
    kind: 'ANSWER',
    addressee: reporter.addressee,
    zone: null,
    lane: sender,
    about: about && seal(key, ABOUT_PLACE, about),
    sealed: seal(key, TEXT_PLACE, text),
    dueAt: at,
    createdAt: at,
  };
}
