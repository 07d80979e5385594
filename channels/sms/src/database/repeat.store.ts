import type { Queryable } from './open-database.js';

/** Gives messages names of their own in place of those made of their content. */
export async function settleIncoming(database: Queryable, carrierIds: readonly string[]): Promise<void> {
  await database.query("update incoming set carrier_id = 'smpp:' || id where carrier_id = any($1)", [carrierIds]);
}

/** The same for all that came before a moment. */
export async function forgetDoubt(database: Queryable, before: Date): Promise<void> {
  await database.query("update incoming set carrier_id = 'smpp:' || id where carrier_id like 'smpp?%' and received_at < $1", [before]);
}
