import type { Queryable } from '@lapor/subgraph-kit/event-log/read';

/** The account that was made for a phone number. */
export interface ChannelAccount {
  readonly accountId: string;
  readonly citizenId: string;
  /** Whether somebody has taken it over and signs in to it. */
  readonly claimed: boolean;
}

/** Finds the account of a reporting channel by the number's digests under every accepted key. */
export async function findChannelAccount(database: Queryable, digests: readonly Buffer[]): Promise<ChannelAccount | null> {
  const [row] = await database.query<ChannelAccount[]>(
    `select a.id as "accountId", c.id as "citizenId", a.password_hash is not null as claimed
     from blind_index i join account a on a.id = i.account_id join citizen c on c.account_id = a.id
     where i.kind = 'CHANNEL' and i.digest = any($1::bytea[]) limit 1`,
    [digests],
  );
  return row ?? null;
}
