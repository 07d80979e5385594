import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import type { EntityManager } from 'typeorm';

/** What somebody agreed to: which text, when, and until when. */
export interface Consent {
  readonly purpose: string;
  readonly version: string;
  readonly givenAt: Date;
  readonly withdrawnAt: Date | null;
}

/** A text that can be agreed to. */
export interface ConsentText {
  readonly purpose: string;
  readonly version: string;
  readonly text: string;
  readonly legalRef: string;
}

/** The texts in force on a day, `YYYY-MM-DD`. */
export async function findConsentTexts(database: Queryable, today: string): Promise<readonly ConsentText[]> {
  return database.query<ConsentText[]>(
    `select purpose, version, text, legal_ref as "legalRef" from consent_text
     where valid_from <= $1 and (valid_to is null or valid_to > $1) order by purpose, version`,
    [today],
  );
}

/** All consents of an account, given and withdrawn, oldest first. */
export async function findConsents(database: Queryable, accountId: string): Promise<readonly Consent[]> {
  return database.query<Consent[]>(
    `select purpose, version, given_at as "givenAt", withdrawn_at as "withdrawnAt" from consent
     where account_id = $1 order by given_at, purpose`,
    [accountId],
  );
}

/** Writes a consent; false when the same text is agreed to already. */
export async function insertConsent(
  manager: EntityManager,
  accountId: string,
  { id, purpose, version, givenAt }: { readonly id: string; readonly purpose: string; readonly version: string; readonly givenAt: Date },
): Promise<boolean> {
  // A newer text takes the place of the older one: that consent ends where this one begins.
  await manager.query(
    'update consent set withdrawn_at = $4 where account_id = $1 and purpose = $2 and version <> $3 and withdrawn_at is null',
    [accountId, purpose, version, givenAt],
  );
  const rows = await manager.query<unknown[]>(
    `insert into consent (id, account_id, purpose, version, given_at) values ($1, $2, $3, $4, $5) on conflict do nothing returning 1`,
    [id, accountId, purpose, version, givenAt],
  );
  return rows.length > 0;
}

/** Ends the consent to a purpose; false when there is none. */
export async function endConsent(manager: EntityManager, accountId: string, purpose: string, now: Date): Promise<boolean> {
  const [, count] = await manager.query<[unknown[], number]>(
    'update consent set withdrawn_at = $3 where account_id = $1 and purpose = $2 and withdrawn_at is null',
    [accountId, purpose, now],
  );
  return count === 1;
}
