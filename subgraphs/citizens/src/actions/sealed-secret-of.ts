import { randomBytes } from 'node:crypto';
import { sealSecret } from '@lapor/kit/reporter-secret';
import { findReporterSecret, keepReporterSecret } from '../database/reporter-secret.store.js';
import type { Account } from '../domain/account/account.js';
import { openNote, sealNote } from '../vault/sealed-field.js';
import type { AccountServices } from './account-services.js';

const SECRET_BYTES = 32;

/**
 * A citizen's own secret, sealed for reports: all that reports calls this citizen is made of it. It is random, made when
 * it is needed for the first time, and stands sealed under the person's data key: when that is destroyed, nothing leads
 * from the person's reports to the person any more. Null for officers, and for a citizen whose data key is gone.
 */
export async function sealedSecretOf(
  { database, vault, reporterKey }: Pick<AccountServices, 'database' | 'vault' | 'reporterKey'>,
  { id, citizenId }: Pick<Account, 'id' | 'citizenId'>,
): Promise<string | null> {
  const found = citizenId === null ? null : await findReporterSecret(database, id);
  if (citizenId === null || found === null) return null;
  const dataKey = await vault.encryption.unwrap(id, found.dataKey);
  const sealed = found.sealed ?? (await keepReporterSecret(database, id, newSealedSecret(dataKey, id).kept));
  return sealSecret(reporterKey, citizenId, Buffer.from(openNote(dataKey, 'secret', id, sealed), 'base64url'));
}

/** A new secret, and as it is kept. */
export function newSealedSecret(dataKey: Buffer, accountId: string): { readonly secret: Buffer; readonly kept: Buffer } {
  const secret = randomBytes(SECRET_BYTES);
  return { secret, kept: sealNote(dataKey, 'secret', accountId, secret.toString('base64url')) };
}
