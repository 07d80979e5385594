import type { Queryable } from './open-database.js';

/** A text that is to be filed as soon as a quota allows it. */
export interface HeldRow {
  readonly incomingId: string;
  readonly sender: Buffer;
  readonly sealed: Buffer;
}

export async function saveHeld(database: Queryable, { incomingId, sender, sealed }: HeldRow, dueAt: Date): Promise<void> {
  await database.query('insert into held_text (incoming_id, sender, sealed, due_at) values ($1, $2, $3, $4)', [
    incomingId,
    sender,
    sealed,
    dueAt,
  ]);
}

/** Takes the text out that is to be tried again first; null when none is due. */
export async function takeHeld(database: Queryable, now: Date): Promise<HeldRow | null> {
  const { rows } = await database.query<HeldRow>(
    `delete from held_text where incoming_id = (
       select incoming_id from held_text where due_at <= $1 order by due_at limit 1 for update skip locked)
     returning incoming_id as "incomingId", sender, sealed`,
    [now],
  );
  return rows[0] ?? null;
}
