import type { NewOutgoing } from '../database/outgoing.store.js';
import { EVERYWHERE, sendableFrom } from '../domain/reply/quiet-hours.js';
import { nameFor, seal } from '../sealing/channel-key.js';
import type { Reporter } from '../supergraph/reporter.js';
import type { ChannelDependencies } from './dependencies.js';

export const TEXT_PLACE = 'outgoing';
export const ABOUT_PLACE = 'outgoing about';
/** What messages about one report are put in order by. Not by their receiver: people's reports are not to be found side by side. */
export const REPORT_LANE = 'lane';

/** Which report a message is about, and which step of it the message tells. */
export interface About {
  readonly trackingId: string;
  readonly eventType: string;
}

interface Answer {
  /** The message that is answered, and which of its answers this is: each is given once. */
  readonly incomingId: string;
  readonly place?: number;
  readonly sender: Buffer;
  readonly reporter: Pick<Reporter, 'addressee'>;
  readonly text: string;
  readonly about: About | null;
  readonly at: Date;
}

/** The direct answer to a message: it is sent at once, whatever the hour, and after the answers to its sender's earlier ones. */
export function toAnswer(
  { key, newId }: Pick<ChannelDependencies, 'key' | 'newId'>,
  { incomingId, place = 0, sender, reporter, text, about, at }: Answer,
): NewOutgoing {
  return {
    id: newId(),
    source: place === 0 ? `incoming:${incomingId}` : `incoming:${incomingId}/${place}`,
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

/**
 * The answer to a message of a day ago: its sender does not wait for it, and nobody knows where they are, so it goes when it is day
 * everywhere. Not in the sender's lane: what they ask meanwhile is not to wait for the morning behind it.
 */
export function toLateAnswer(deps: Pick<ChannelDependencies, 'key' | 'newId' | 'quiet'>, answer: Answer): NewOutgoing {
  return {
    ...toAnswer(deps, answer),
    zone: EVERYWHERE,
    lane: nameFor(deps.key, REPORT_LANE, answer.about?.trackingId ?? answer.incomingId),
    dueAt: sendableFrom(answer.at, EVERYWHERE, deps.quiet),
  };
}
