import type { OfficerEntry } from '@lapor/schema/officer';
import type { AccountRecord } from '../database/account.queries.js';
import { openPerson } from '../vault/person.js';
import type { VaultKeys } from '../vault/vault-keys.js';

/** An officer's name, and what decides who may read it. */
export interface OfficerName {
  readonly displayName: string | null;
  readonly officer: OfficerEntry | null;
}

/** Opens the name and nothing else. */
export async function toOfficerName(keys: VaultKeys, { id, officer, person }: AccountRecord): Promise<OfficerName> {
  if (person === null) return { displayName: null, officer };
  const fields = person.fields.filter(({ field }) => field === 'FULL_NAME');
  const { FULL_NAME } = await openPerson(keys, id, { dataKey: person.dataKey, fields });
  return { displayName: FULL_NAME ?? null, officer };
}
