import type { Position } from '@lapor/subgraph-kit/event-log/position';
import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import type { FormerSecret, PauseReason } from '../domain/webhook/webhook.js';

/** What a webhook begins with. */
export interface NewWebhook {
  readonly id: string;
  readonly clientId: string;
  readonly agencyCode: string;
  readonly deskCode: string;
  readonly url: string;
  readonly keyTag: string;
  readonly position: Position;
  readonly createdAt: Date;
}

/** Keeps others who make webhooks of an agency waiting until the transaction ends; returns how many it has. */
export async function lockAgencyWebhooks(database: Queryable, agencyCode: string): Promise<number> {
  await database.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`webhooks ${agencyCode}`]);
  const [row] = await database.query<{ count: number }[]>('select count(*)::integer as count from webhook where agency_code = $1', [
    agencyCode,
  ]);
  return row?.count ?? 0;
}

/** Whether a client has a webhook for a desk at an address. */
export async function isWebhookTaken(database: Queryable, clientId: string, deskCode: string, url: string): Promise<boolean> {
  const rows = await database.query<unknown[]>('select 1 from webhook where client_id = $1 and desk_code = $2 and url = $3', [
    clientId,
    deskCode,
    url,
  ]);
  return rows.length > 0;
}

export async function insertWebhook(database: Queryable, webhook: NewWebhook): Promise<void> {
  const { id, clientId, agencyCode, deskCode, url, keyTag, position, createdAt } = webhook;
  const { txid, number } = position;
  await database.query(INSERT, [id, clientId, agencyCode, deskCode, url, keyTag, String(txid), String(number), createdAt]);
}

/*
 * Every change by its owner raises the fence: a delivery that is under way finds that it is no longer its turn, writes
 * nothing over the change, and whoever delivers next goes by what is new.
 */
const FENCED = 'fence = fence + 1, lease_until = null';

export async function changeWebhookUrl(database: Queryable, id: string, url: string): Promise<void> {
  await database.query(`update webhook set url = $2, attempts = 0, failing_since = null, next_attempt_at = null, ${FENCED} where id = $1`, [
    id,
    url,
  ]);
}

/** Makes the secret anew of a key; the one that signs now becomes the latest of the former ones. */
export async function renewWebhookSecret(
  database: Queryable,
  id: string,
  { keyTag, formers }: { readonly keyTag: string; readonly formers: readonly FormerSecret[] },
): Promise<void> {
  await database.query(`update webhook set key_tag = $2, formers = $3::jsonb, generation = generation + 1, ${FENCED} where id = $1`, [
    id,
    keyTag,
    JSON.stringify(formers),
  ]);
}

export async function pauseWebhook(database: Queryable, id: string, reason: PauseReason, at: Date): Promise<void> {
  await database.query(
    `update webhook set state = 'PAUSED', pause_reason = $2, paused_at = $3, next_attempt_at = null, ${FENCED} where id = $1`,
    [id, reason, at],
  );
}

/** Lets it deliver again from where it stood, at once. */
export async function resumeWebhook(database: Queryable, id: string): Promise<void> {
  await database.query(
    `update webhook set state = 'ACTIVE', pause_reason = null, paused_at = null, attempts = 0, failing_since = null,
       next_attempt_at = null, ${FENCED} where id = $1`,
    [id],
  );
}

/** Sets it to a position, from which it goes on. */
export async function replayWebhook(database: Queryable, id: string, { txid, number }: Position): Promise<void> {
  await database.query(
    `update webhook set txid = $2::text::xid8, position = $3::bigint, told_txid = $2::text::xid8, told_position = $3::bigint,
       attempts = 0, failing_since = null, next_attempt_at = null, ${FENCED} where id = $1`,
    [id, String(txid), String(number)],
  );
}

export async function deleteWebhook(database: Queryable, id: string): Promise<void> {
  await database.query('delete from webhook where id = $1', [id]);
}

const INSERT = `
  insert into webhook (id, client_id, agency_code, desk_code, url, key_tag, txid, position, told_txid, told_position, created_at)
  values ($1, $2, $3, $4, $5, $6, $7::text::xid8, $8::bigint, $7::text::xid8, $8::bigint, $9)`;
