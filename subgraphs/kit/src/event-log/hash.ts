import { createHash } from 'node:crypto';

/** What a link of the chain covers: everything a reader can see of the event, in its stored text. */
export interface HashedFields {
  readonly aggregateType: string;
  readonly aggregateId: string;
  readonly sequence: number;
  readonly id: string;
  readonly type: string;
  readonly occurredAt: string;
  readonly actorText: string;
  readonly payloadText: string;
  readonly topics: readonly string[];
}

/** The hash before the first event of every chain. */
export const GENESIS = Buffer.alloc(32);

/** SHA-256 over the previous link and this event. The texts are hashed as stored, so no JSON canonical form is needed. */
export function linkHash(previous: Buffer, event: HashedFields): Buffer {
  const fields = [
    event.aggregateType,
    event.aggregateId,
    event.sequence,
    event.id,
    event.type,
    event.occurredAt,
    event.actorText,
    event.payloadText,
    event.topics,
  ];
  return createHash('sha256').update(previous).update(JSON.stringify(fields)).digest();
}
