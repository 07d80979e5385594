import type { Queryable } from '@lapor/subgraph-kit/event-log/read';

/** What is known of an account beside the person. */
export interface AccountFacts {
  readonly id: string;
  readonly kind: string;
  readonly username: string;
  readonly createdAt: Date;
  /** Which contacts were confirmed, and when. */
  readonly verified: Readonly<Record<string, string>>;
}

export async function findAccountFacts(database: Queryable, accountId: string): Promise<AccountFacts | null> {
  const [row] = await database.query<AccountFacts[]>(
    `select id, kind, username, created_at as "createdAt",
       (select coalesce(json_object_agg(field, verified_at), '{}') from sealed_field where account_id = a.id and verified_at is not null) as verified
     from account a where id = $1`,
    [accountId],
  );
  return row ?? null;
}

/** What happened to an account, oldest first: types, codes and times. */
export async function findAccountHistory(database: Queryable, accountId: string): Promise<readonly object[]> {
  return database.query<object[]>(
    `select type, occurred_at as "occurredAt", actor, payload from event_log
     where aggregate_type = 'account' and aggregate_id = $1 order by sequence`,
    [accountId],
  );
}
