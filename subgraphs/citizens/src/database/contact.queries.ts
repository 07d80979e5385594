import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import type { ContactKind } from '../domain/message/message-channel.js';

/** A contact by its digests under every accepted key. */
export interface ContactDigests {
  readonly kind: ContactKind;
  readonly digests: readonly Buffer[];
}

/** Whether a contact is confirmed as some account's: one that was only claimed is still anybody's to confirm. */
export async function holdsContact(database: Queryable, contact: ContactDigests): Promise<boolean> {
  return (await findHolder(database, contact))?.verified === true;
}

/** The account that has a contact. */
export interface ContactHolder {
  readonly accountId: string;
  /** Whether the contact was confirmed by its owner. */
  readonly verified: boolean;
  readonly citizenId: string | null;
}

export async function findHolder(database: Queryable, { kind, digests }: ContactDigests): Promise<ContactHolder | null> {
  const [row] = await database.query<{ account_id: string; verified: boolean; citizen_id: string | null }[]>(
    `select i.account_id, f.verified_at is not null as verified, c.id as citizen_id
     from blind_index i
     join sealed_field f on f.account_id = i.account_id and f.field = i.kind
     left join citizen c on c.account_id = i.account_id
     where i.kind = $1 and i.digest = any($2::bytea[])
     limit 1`,
    [kind, digests],
  );
  return row ? { accountId: row.account_id, verified: row.verified, citizenId: row.citizen_id } : null;
}

/** The contacts of an account that were confirmed. */
export async function findVerified(database: Queryable, accountId: string): Promise<readonly ContactKind[]> {
  const rows = await database.query<{ field: ContactKind }[]>(
    "select field from sealed_field where account_id = $1 and verified_at is not null and field in ('EMAIL', 'PHONE') order by field",
    [accountId],
  );
  return rows.map(({ field }) => field);
}
