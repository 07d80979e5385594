import type { Logger } from '@lapor/kit/log';
import type { MessageChannel } from '../domain/message/message-channel.js';

/** A message as the carrier gets it: plain, and only for as long as it takes to hand it on. */
export interface OutgoingMessage {
  /** The same when it is handed over once more because nobody knows whether it went out. */
  readonly id: string;
  readonly channel: MessageChannel;
  /** The e-mail address, or the phone number in E.164. */
  readonly to: string;
  readonly text: string;
}

/** What brings messages to people. Rejects when a message could not be handed on; it is then tried again. */
export interface MessageCarrier {
  deliver(message: OutgoingMessage): Promise<void>;
}

/** The carrier of a system on one machine: nothing leaves it, and nothing of the message is written down. */
export function localCarrier(log: Logger): MessageCarrier {
  return { deliver: async ({ id, channel }) => log.info({ messageId: id, channel }, 'a message would have been sent') };
}
