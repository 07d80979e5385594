import type { Position } from '@lapor/subgraph-kit/event-log/position';
import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import { isId } from '../domain/input/identifier.js';
import type { DeliveryFailure, FormerSecret, PauseReason, SecretRef } from '../domain/webhook/webhook.js';

/** A webhook as it stands. */
export interface Webhook {
  readonly id: string;
  /** Whose it is, and the agency that this API client acted for when it made it. */
  readonly clientId: string;
  readonly agencyCode: string;
  /** The desk whose events are delivered. */
  readonly deskCode: string;
  readonly url: string;
  readonly pauseReason: PauseReason | null;
  readonly pausedAt: Date | null;
  readonly secret: SecretRef;
  /** The latest first. */
  readonly formers: readonly FormerSecret[];
  /** Behind what it goes on; hidden events are behind it too, so it is told to nobody. */
  readonly position: Position;
  /** The last event that was delivered, or where it began. */
  readonly told: Position;
  /** Failed attempts in a row. */
  readonly attempts: number;
  readonly failingSince: Date | null;
  readonly nextAttemptAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly lastFailure: { readonly at: Date; readonly code: DeliveryFailure | 'GONE'; readonly status: number | null } | null;
  readonly createdAt: Date;
}

/** A webhook by id, whoever's it is; with `forUpdate` others that change it wait until the transaction ends. */
export async function findWebhook(database: Queryable, id: string, forUpdate = false): Promise<Webhook | null> {
  if (!isId(id)) return null;
  const [row] = await database.query<WebhookRow[]>(
    `select ${WEBHOOK_COLUMNS} from webhook w where id = $1 ${forUpdate ? 'for update' : ''}`,
    [id],
  );
  return row ? toWebhook(row) : null;
}

/** The webhooks of an agency, the oldest first; of one API client, or with null of all. */
export async function listWebhooks(database: Queryable, agencyCode: string, clientId: string | null): Promise<readonly Webhook[]> {
  const rows = await database.query<WebhookRow[]>(
    `select ${WEBHOOK_COLUMNS} from webhook w where agency_code = $1 and ($2::text is null or client_id = $2) order by created_at, id`,
    [agencyCode, clientId],
  );
  return rows.map(toWebhook);
}

export const WEBHOOK_COLUMNS = `w.id, w.client_id, w.agency_code, w.desk_code, w.url, w.pause_reason, w.paused_at, w.key_tag, w.generation,
  w.formers, w.txid::text, w.position::text, w.told_txid::text, w.told_position::text, w.attempts, w.failing_since,
  w.next_attempt_at, w.delivered_at, w.failed_at, w.failure_code, w.failure_status, w.created_at`;

export interface WebhookRow {
  readonly id: string;
  readonly client_id: string;
  readonly agency_code: string;
  readonly desk_code: string;
  readonly url: string;
  readonly pause_reason: PauseReason | null;
  readonly paused_at: Date | null;
  readonly key_tag: string;
  readonly generation: number;
  readonly formers: readonly { readonly keyTag: string; readonly generation: number; readonly retiredAt: string }[];
  readonly txid: string;
  readonly position: string;
  readonly told_txid: string;
  readonly told_position: string;
  readonly attempts: number;
  readonly failing_since: Date | null;
  readonly next_attempt_at: Date | null;
  readonly delivered_at: Date | null;
  readonly failed_at: Date | null;
  readonly failure_code: DeliveryFailure | 'GONE' | null;
  readonly failure_status: number | null;
  readonly created_at: Date;
}

export function toWebhook(row: WebhookRow): Webhook {
  const failed = row.failed_at && row.failure_code ? { at: row.failed_at, code: row.failure_code, status: row.failure_status } : null;
  return {
    id: row.id,
    clientId: row.client_id,
    agencyCode: row.agency_code,
    deskCode: row.desk_code,
    url: row.url,
    pauseReason: row.pause_reason,
    pausedAt: row.paused_at,
    secret: { keyTag: row.key_tag, generation: row.generation },
    formers: row.formers.map((former) => ({ ...former, retiredAt: new Date(former.retiredAt) })),
    position: { txid: BigInt(row.txid), number: BigInt(row.position) },
    told: { txid: BigInt(row.told_txid), number: BigInt(row.told_position) },
    attempts: row.attempts,
    failingSince: row.failing_since,
    nextAttemptAt: row.next_attempt_at,
    deliveredAt: row.delivered_at,
    lastFailure: failed,
    createdAt: row.created_at,
  };
}
