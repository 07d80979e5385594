import type { Aggregate } from './event.js';
import { GENESIS, type HashedFields, linkHash } from './hash.js';
import type { Queryable } from './read.js';

export type Verification =
  | { readonly ok: true; readonly length: number }
  /** The first link that does not hold. */
  | { readonly ok: false; readonly sequence: number; readonly reason: 'ALTERED' | 'MISSING' | 'CUT_OFF' };

/** Recomputes a whole chain from its stored texts and compares it with its head. */
export async function verifyChain(database: Queryable, aggregate: Aggregate): Promise<Verification> {
  const parameters = [aggregate.type, aggregate.id];
  const links = await database.query<LinkRow[]>(READ_CHAIN, parameters);
  const [head] = await database.query<ChainHeadRow[]>(READ_HEAD, parameters);
  return verifyLinks(aggregate, links, head);
}

/** Recomputes a chain from its links, first to last, and compares it with its head. */
export function verifyLinks(aggregate: Aggregate, links: readonly LinkRow[], head: ChainHeadRow | undefined): Verification {
  let previous: Buffer = GENESIS;
  let expected = 1;
  for (const link of links) {
    if (link.sequence !== expected) return { ok: false, sequence: expected, reason: 'MISSING' };
    const hash = linkHash(previous, toFields(aggregate, link));
    if (!hash.equals(link.hash) || !previous.equals(link.previous_hash)) return { ok: false, sequence: expected, reason: 'ALTERED' };
    previous = hash;
    expected += 1;
  }
  const length = expected - 1;
  if ((head?.sequence ?? 0) !== length) return { ok: false, sequence: expected, reason: 'CUT_OFF' };
  if (head && !head.hash.equals(previous)) return { ok: false, sequence: length, reason: 'ALTERED' };
  return { ok: true, length };
}

/** Where a chain says that it ends. */
export interface ChainHeadRow {
  readonly sequence: number;
  readonly hash: Buffer;
}

/** A link as it is stored. */
export interface LinkRow {
  readonly sequence: number;
  readonly event_id: string;
  readonly type: string;
  readonly occurred_at: Date;
  readonly actor: string;
  readonly payload: string;
  readonly topics: readonly string[];
  readonly previous_hash: Buffer;
  readonly hash: Buffer;
}

function toFields(aggregate: Aggregate, link: LinkRow): HashedFields {
  return {
    aggregateType: aggregate.type,
    aggregateId: aggregate.id,
    sequence: link.sequence,
    id: link.event_id,
    type: link.type,
    occurredAt: link.occurred_at.toISOString(),
    actorText: link.actor,
    payloadText: link.payload,
    topics: link.topics,
  };
}

/** What a link is recomputed from. */
export const CHAIN_COLUMNS = 'sequence, event_id, type, occurred_at, actor::text, payload::text, topics, previous_hash, hash';

const READ_CHAIN = `
  select ${CHAIN_COLUMNS}
  from event_log where aggregate_type = $1 and aggregate_id = $2 order by sequence`;

const READ_HEAD = 'select sequence, hash from event_chain where aggregate_type = $1 and aggregate_id = $2';
