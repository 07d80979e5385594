import { openNote } from '@lapor/citizens/vault/sealed-field';
import { localVaultKeys, toVaultKey, type VaultKeys } from '@lapor/citizens/vault/vault-keys';
import type { OpenSystem } from './open-system.js';

/** Settings of citizens under which messages stay where they are, and due work is done at once. */
export const WAITING_MESSAGES = { citizens: { MESSAGE_CARRIER: 'none', VAULT_JOBS_INTERVAL_MS: '100' } } as const;

/** A message as its reader gets it. */
export interface Message {
  readonly to: string;
  readonly text: string;
  readonly channel: string;
  readonly code: string;
}

/** The system's own vault keys. */
export function vaultKeysOf({ secrets }: OpenSystem): VaultKeys {
  const key = (text: string) => toVaultKey(Buffer.from(text, 'base64url'));
  return localVaultKeys({ encryption: [key(secrets.vaultKey)], index: [key(secrets.vaultIndexKey)] });
}

/** The messages that wait for whoever has an account, newest first, opened as the carrier would. */
export async function messagesFor(system: OpenSystem, accountId: string): Promise<readonly Message[]> {
  const rows = await system.rows<{ id: string; channel: string; sealed: Buffer; key_id: string; wrapped: Buffer }>(
    'citizens',
    `select m.id, m.channel, m.sealed, k.key_id, k.wrapped from message m join data_key k using (account_id)
     where m.account_id = $1 order by m.id desc`,
    [accountId],
  );
  return Promise.all(
    rows.map(async ({ id, channel, sealed, key_id, wrapped }) => {
      const dataKey = await vaultKeysOf(system).encryption.unwrap(accountId, { keyId: key_id, wrapped });
      const { to, text } = JSON.parse(openNote(dataKey, 'message', id, sealed)) as { to: string; text: string };
      return { to, text, channel, code: /\d{6}/.exec(text)![0] };
    }),
  );
}

/** The code that was sent last. */
export async function latestCode(system: OpenSystem, accountId: string): Promise<string> {
  const [latest] = await messagesFor(system, accountId);
  if (!latest) throw new Error('no message waits');
  return latest.code;
}

/** A code of the same form that is not this one. */
export function wrongCode(code: string): string {
  return code === '000000' ? '000001' : '000000';
}
