import { CipherError } from '@lapor/kit/cipher';
import { StartFailure } from '@lapor/kit/start-failure';
import { keepNaming } from '../database/naming.store.js';
import type { Queryable } from '../database/open-database.js';
import { type ChannelKey, open, type SealingKeys, seal } from '../sealing/channel-key.js';

export const NAMING_PLACE = 'naming key';

/**
 * Opens the key that people's names are made of: it outlives the keys that seal, because nobody's name could be made anew
 * (the pseudonyms stand nowhere). A database without one takes that of the oldest key given, which is what names were made of
 * before. @throws {StartFailure} when the database was sealed under a key that is not given.
 */
export async function openChannelKey(database: Queryable, sealing: SealingKeys): Promise<ChannelKey> {
  const oldest = sealing.at(-1) ?? sealing[0];
  const kept = await keepNaming(database, seal({ sealing }, NAMING_PLACE, oldest.naming.toString('base64url')));
  try {
    return { sealing, naming: Buffer.from(open<string>({ sealing }, NAMING_PLACE, kept), 'base64url') };
  } catch (error) {
    if (!(error instanceof CipherError)) throw error;
    throw new StartFailure('the database was sealed under another SMS_KEY; name it in SMS_FORMER_KEYS, or put it back');
  }
}
