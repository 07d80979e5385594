import type { Queryable } from './open-database.js';

/**
 * Whether a message may bring its receiver's code, which ends the one before: not while another message with one has not gone out, and
 * not when one has gone after `since`. Asked again for the same message, it may.
 */
export async function takeClaimTurn(
  database: Queryable,
  { receiver, outgoingId }: { readonly receiver: Buffer; readonly outgoingId: string },
  { now, since }: { readonly now: Date; readonly since: Date },
): Promise<boolean> {
  const { rowCount } = await database.query(
    `insert into claim_message (receiver, outgoing_id, taken_at) values ($1, $2, $3)
     on conflict (receiver) do update set outgoing_id = $2, taken_at = $3
     where claim_message.outgoing_id = $2 or not exists (
       select from outgoing o where o.id = claim_message.outgoing_id
       and (o.state in ('WAITING', 'SENDING') or (o.state in ('SENT', 'DELIVERED') and o.settled_at > $4)))`,
    [receiver, outgoingId, now, since],
  );
  return rowCount === 1;
}
