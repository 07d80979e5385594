import type { Queryable } from '../database/open-database.js';
import { insertOutgoing } from '../database/outgoing.store.js';
import { seal } from '../sealing/channel-key.js';
import type { Reporter } from '../supergraph/reporter.js';
import type { ChannelDependencies } from './dependencies.js';

export const TEXT_PLACE = 'outgoing';

interface Answer {
  /** The message that is answered: each gets one answer. */
  readonly incomingId: string;
  readonly reporter: Pick<Reporter, 'addressee'>;
  readonly text: string;
  readonly at: Date;
}

/** Writes the direct answer to a message; it is sent at once, whatever the hour. */
export async function writeAnswer(
  deps: Pick<ChannelDependencies, 'key' | 'newId'>,
  client: Queryable,
  { incomingId, reporter, text, at }: Answer,
): Promise<void> {
  await insertOutgoing(client, {
    id: deps.newId(),
    source: `incoming:${incomingId}`,
    kind: 'ANSWER',
    addressee: reporter.addressee,
    sealed: seal(deps.key, TEXT_PLACE, text),
    dueAt: at,
    createdAt: at,
  });
}
