import type { Queryable } from './open-database.js';

/** A part of a message that the carrier has taken, under the carrier's name for it. */
export interface CarriedPart {
  readonly messageId: string;
  readonly outgoingId: string;
  readonly part: number;
  readonly total: number;
}

export type PartState = 'UNDER_WAY' | 'DELIVERED' | 'FAILED' | 'EXPIRED';

/** What a message's parts say together; null when it is too early to say. */
export type PartsState = PartState | null;

/**
 * Notes that a part was taken. A receipt that came before it, under the same name, is of this part; a name that the carrier
 * has given before is the new part's alone.
 */
export async function saveCarriedPart(database: Queryable, { messageId, outgoingId, part, total }: CarriedPart, now: Date): Promise<void> {
  await database.query(
    `insert into carried_part (message_id, outgoing_id, part, total, noted_at) values ($1, $2, $3, $4, $5)
     on conflict (message_id) do update set outgoing_id = $2, part = $3, total = $4, noted_at = $5,
       state = case when carried_part.outgoing_id is null then carried_part.state else 'UNDER_WAY' end`,
    [messageId, outgoingId, part, total, now],
  );
}

/** Notes what the carrier tells of a part, also of one that is not known yet; the message that it is of, or null. */
export async function saveReceipt(database: Queryable, messageId: string, state: PartState, now: Date): Promise<string | null> {
  const { rows } = await database.query<{ outgoing_id: string | null }>(
    `insert into carried_part (message_id, state, noted_at) values ($1, $2, $3)
     on conflict (message_id) do update
       set state = case when carried_part.state = 'UNDER_WAY' then $2 else carried_part.state end
     returning outgoing_id`,
    [messageId, state, now],
  );
  return rows[0]?.outgoing_id ?? null;
}

/** The numbers of the parts that the carrier has taken. */
export async function findCarriedParts(database: Queryable, outgoingId: string): Promise<ReadonlySet<number>> {
  const { rows } = await database.query<{ part: number }>('select part from carried_part where outgoing_id = $1', [outgoingId]);
  return new Set(rows.map(({ part }) => part));
}

/** Delivered when all parts are; failed or expired when one is for good; under way until then, and null as long as parts are not taken. */
export async function findPartsState(database: Queryable, outgoingId: string): Promise<PartsState> {
  const { rows } = await database.query<{ part: number; total: number; state: PartState }>(
    'select part, total, state from carried_part where outgoing_id = $1',
    [outgoingId],
  );
  const total = rows[0]?.total ?? 0;
  const states = Array.from({ length: total }, (_, index) => rows.filter(({ part }) => part === index + 1).map(({ state }) => state));
  const lost = states.find((each) => each.length > 0 && each.every((state) => state === 'FAILED' || state === 'EXPIRED'));
  // Of two attempts at a part the one that came to nothing in the end only ran out of time.
  if (lost) return lost.includes('FAILED') ? 'FAILED' : 'EXPIRED';
  if (total === 0 || states.some((each) => each.length === 0)) return null;
  return states.every((each) => each.includes('DELIVERED')) ? 'DELIVERED' : 'UNDER_WAY';
}
