import type { Queryable } from '@lapor/subgraph-kit/event-log/read';

/** One thing that the issuer of tokens remembers: a code, a refresh token, a browser's sign-in, a form in progress. */
export interface IssuerItem {
  /** The issuer's own name for its kind. */
  readonly model: string;
  /** SHA-256 of its id. The id itself is what a browser or a front end shows; it is kept nowhere. */
  readonly digest: Buffer;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly grantId: string | null;
  /** A second name to find it by; no secret. */
  readonly uid: string | null;
  /** Null: until it is deleted. */
  readonly expiresAt: Date | null;
}

/** Which thing: a kind and the digest of its id. */
export type ItemKey = Pick<IssuerItem, 'model' | 'digest'>;

export interface FoundItem {
  readonly payload: Readonly<Record<string, unknown>>;
  /** When it was used, if it may be used once only. */
  readonly consumedAt: Date | null;
}

export async function saveItem(database: Queryable, item: IssuerItem): Promise<void> {
  await database.query(
    `${INSERT} on conflict (model, digest) do update set
       payload = excluded.payload, grant_id = excluded.grant_id, uid = excluded.uid, expires_at = excluded.expires_at`,
    valuesOf(item),
  );
}

/** Writes what must not be there yet; false when it is. Of two who write it at one moment, one is told true. */
export async function saveNewItem(database: Queryable, item: IssuerItem): Promise<boolean> {
  return (await database.query<unknown[]>(`${INSERT} on conflict do nothing returning 1`, valuesOf(item))).length === 1;
}

const INSERT = 'insert into issuer_item (model, digest, payload, grant_id, uid, expires_at) values ($1, $2, $3, $4, $5, $6)';

function valuesOf({ model, digest, payload, grantId, uid, expiresAt }: IssuerItem): unknown[] {
  return [model, digest, JSON.stringify(payload), grantId, uid, expiresAt];
}

export async function findItem(database: Queryable, { model, digest }: ItemKey, at: Date): Promise<FoundItem | null> {
  const [found] = await database.query<FoundItem[]>(`${FIND} and digest = $3`, [model, at, digest]);
  return found ?? null;
}

export async function findItemByUid(database: Queryable, model: string, uid: string, at: Date): Promise<FoundItem | null> {
  const [found] = await database.query<FoundItem[]>(`${FIND} and uid = $3`, [model, at, uid]);
  return found ?? null;
}

const FIND = `
  select payload, consumed_at as "consumedAt" from issuer_item where model = $1 and (expires_at is null or expires_at > $2)`;

/** Marks it as used; false when it was used before, or is gone. Of two who use it at one moment, one is told true. */
export async function consumeItem(database: Queryable, { model, digest }: ItemKey, at: Date): Promise<boolean> {
  const [rows] = await database.query<[unknown[], number]>(
    'update issuer_item set consumed_at = $3 where model = $1 and digest = $2 and consumed_at is null returning 1',
    [model, digest, at],
  );
  return rows.length === 1;
}

export async function deleteItem(database: Queryable, { model, digest }: ItemKey): Promise<void> {
  await database.query('delete from issuer_item where model = $1 and digest = $2', [model, digest]);
}

/** Forgets everything that belongs to a grant. */
export async function deleteItemsOfGrant(database: Queryable, grantId: string): Promise<void> {
  await database.query('delete from issuer_item where grant_id = $1', [grantId]);
}

/** Forgets what has expired, some of it at a time; returns how many that were. */
export async function sweepItems(database: Queryable, at: Date, limit: number): Promise<number> {
  const [, swept] = await database.query<[unknown[], number]>(
    `delete from issuer_item where (model, digest) in
       (select model, digest from issuer_item where expires_at < $1 order by expires_at limit $2 for update skip locked)`,
    [at, limit],
  );
  return swept;
}
