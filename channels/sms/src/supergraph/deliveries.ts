import type { Ask } from './ask.js';

/** What became of a message about a report. */
export interface GivenDelivery {
  readonly messageId: string;
  readonly trackingId: string;
  readonly step: string;
  readonly outcome: 'DELIVERED' | 'FAILED' | 'EXPIRED';
  readonly at: Date;
}

export interface AnsweredDelivery {
  readonly messageId: string;
  readonly answer: 'NOTED' | 'REPEATED' | 'UNKNOWN';
}

const NOTE = `mutation TandaTerima($input: NoteDeliveriesByChannelInput!) {
  noteDeliveriesByChannel(input: $input) { messageId answer }
}`;

/** Notes on the reports' timelines what became of messages, 100 at most; each once, however often. */
export async function noteDeliveries(ask: Ask, deliveries: readonly GivenDelivery[]): Promise<readonly AnsweredDelivery[]> {
  return (await ask<{ noteDeliveriesByChannel: readonly AnsweredDelivery[] }>(NOTE, { input: { deliveries } })).noteDeliveriesByChannel;
}
