import { openSecret, type ReporterKey } from '@lapor/kit/reporter-secret';

/** The citizen whom a channel names by what the vault has handed out; null for anything else. */
export function openReporterKey(
  vaultKey: ReporterKey,
  reporterKey: string,
): { readonly citizenId: string; readonly secret: Buffer } | null {
  const [citizenId = '', sealed = ''] = reporterKey.split('.');
  const secret = openSecret(vaultKey, citizenId, sealed);
  return secret && { citizenId, secret };
}
