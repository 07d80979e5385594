import { CipherError } from '@lapor/kit/cipher';
import type { Database } from '../database/open-database.js';
import { findStale, replaceSealed, SEALED_COLUMNS, type SealedColumn } from '../database/sealed-rows.store.js';
import { currentPrefix, open, type SealingKeys, seal } from '../sealing/channel-key.js';

/** What a rotation came to. */
export interface Resealed {
  readonly moved: number;
  /** Values that open under none of the keys given. */
  readonly closed: number;
}

/** How many values one statement holds. */
const BATCH = 500;

/**
 * Brings everything that is kept under the key in use, while the channel works and any number of times at once; it can be killed at any
 * point and is simply run again. Until it is done the former keys must stay accepted. Names of people stay: they
 * are made of a key of their own, which is sealed anew like everything.
 */
export async function reseal(database: Database, sealing: SealingKeys): Promise<Resealed> {
  let [moved, closed] = [0, 0];
  for (const column of SEALED_COLUMNS) {
    const done = await resealColumn(database, sealing, column);
    moved += done.moved;
    closed += done.closed;
  }
  return { moved, closed };
}

async function resealColumn(database: Database, sealing: SealingKeys, column: SealedColumn): Promise<Resealed> {
  const keys = { sealing };
  const prefix = currentPrefix(keys);
  let [moved, closed, after]: [number, number, string | null] = [0, 0, null];
  for (;;) {
    const rows = await findStale(database, column, { prefix, after, most: BATCH });
    if (rows.length === 0) return { moved, closed };
    const opened = rows.flatMap(({ key, place, sealed }) => {
      try {
        return [{ key, before: sealed, after: seal(keys, place, open(keys, place, sealed)) }];
      } catch (error) {
        if (!(error instanceof CipherError)) throw error;
        closed += 1;
        return [];
      }
    });
    await replaceSealed(database, column, opened);
    moved += opened.length;
    after = rows.at(-1)?.key ?? null;
  }
}
