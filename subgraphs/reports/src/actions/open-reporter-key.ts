import { RefusalError } from '@lapor/kit/refusal';
import { openSecret, type ReporterKey } from '@lapor/kit/reporter-secret';
import { NO_PSEUDONYM } from '../domain/filing/decide-channel-filing.js';

/** The citizen whom a channel names by what the vault has handed out. Throws INPUT_INVALID for anything else. */
export function openReporterKey(vaultKey: ReporterKey, reporterKey: string): { readonly citizenId: string; readonly secret: Buffer } {
  const [citizenId = '', sealed = ''] = reporterKey.split('.');
  const secret = openSecret(vaultKey, citizenId, sealed);
  if (!secret) throw new RefusalError('INPUT_INVALID', { fields: [NO_PSEUDONYM] });
  return { citizenId, secret };
}
