import type { Position } from '@lapor/subgraph-kit/event-log/position';
import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import type { DeliveryFailure } from '../domain/webhook/webhook.js';
import { toWebhook, WEBHOOK_COLUMNS, type Webhook, type WebhookRow } from './webhook.queries.js';

/**
 * The right to deliver a webhook's events for a while. Every lease has a number of its own, the fence: whoever holds an
 * older one can write nothing any more, however late it wakes up.
 */
export interface Lease {
  readonly webhookId: string;
  readonly fence: string;
}

/**
 * Takes leases of webhooks that have something to deliver now and that nobody else delivers, first of those that had the
 * fewest, so that none waits for ever behind others with much to deliver. Times are the database's: instances need not
 * agree on theirs.
 */
export async function takeLeases(database: Queryable, count: number, leaseMs: number): Promise<readonly Lease[]> {
  return database.query<Lease[]>(TAKE, [count, leaseMs]);
}

/** Makes a lease last longer and reads the webhook as it is now; null when the lease is over or the webhook paused or gone. */
export async function renewLease(database: Queryable, lease: Lease, leaseMs: number): Promise<Webhook | null> {
  const [row] = await database.query<WebhookRow[]>(RENEW, [lease.webhookId, lease.fence, leaseMs]);
  return row ? toWebhook(row) : null;
}

/** Ends a lease before its time, with how far it has come over hidden events. */
export async function endLease(database: Queryable, { webhookId, fence }: Lease, { txid, number }: Position): Promise<void> {
  await database.query(`update webhook set lease_until = null, txid = $3::text::xid8, position = $4::bigint where id = $1 and fence = $2`, [
    webhookId,
    fence,
    String(txid),
    String(number),
  ]);
}

/** Writes that an event was delivered, makes the lease last longer and reads the webhook as it is now; null when the lease is over. */
export async function saveDelivered(
  database: Queryable,
  { webhookId, fence }: Lease,
  { txid, number }: Position,
  leaseMs: number,
): Promise<Webhook | null> {
  const [row] = await database.query<WebhookRow[]>(DELIVERED, [webhookId, fence, String(txid), String(number), leaseMs]);
  return row ? toWebhook(row) : null;
}

/** Writes that an attempt failed, and when the next one is; false when the lease is over. */
export async function saveFailed(
  database: Queryable,
  lease: Lease,
  failure: { readonly code: DeliveryFailure | 'GONE'; readonly status: number | null; readonly retryMs: number },
): Promise<{ readonly failingSince: Date; readonly at: Date } | null> {
  const { code, status, retryMs } = failure;
  const [row] = await database.query<{ failingSince: Date; at: Date }[]>(FAILED, [lease.webhookId, lease.fence, code, status, retryMs]);
  return row ?? null;
}

const TAKE = `
  with due as (
    select w.id from webhook w
    where w.state = 'ACTIVE'
      and (w.lease_until is null or w.lease_until < clock_timestamp())
      and (w.next_attempt_at is null or w.next_attempt_at <= clock_timestamp())
      and exists (
        select 1 from event_topic t
        where t.topic = 'desk:' || w.desk_code and (t.txid, t.position) > (w.txid, w.position)
          and t.txid < pg_snapshot_xmin(pg_current_snapshot()))
    order by w.fence, w.id
    limit $1
    for update skip locked
  ), taken as (
    update webhook w set fence = w.fence + 1, lease_until = clock_timestamp() + $2 * interval '1 millisecond'
    from due where w.id = due.id
    returning w.id, w.fence
  )
  select id as "webhookId", fence::text from taken`;

const RENEW = `
  with w as (
    update webhook set lease_until = clock_timestamp() + $3 * interval '1 millisecond'
    where id = $1 and fence = $2 and state = 'ACTIVE'
    returning *
  )
  select ${WEBHOOK_COLUMNS} from w`;

const DELIVERED = `
  with w as (
    update webhook set lease_until = clock_timestamp() + $5 * interval '1 millisecond', txid = $3::text::xid8, position = $4::bigint, told_txid = $3::text::xid8, told_position = $4::bigint,
      attempts = 0, failing_since = null, next_attempt_at = null, delivered_at = clock_timestamp()
    where id = $1 and fence = $2 and state = 'ACTIVE'
    returning *
  )
  select ${WEBHOOK_COLUMNS} from w`;

const FAILED = `
  with failed as (
    update webhook set attempts = attempts + 1, failing_since = coalesce(failing_since, clock_timestamp()),
      next_attempt_at = clock_timestamp() + $5 * interval '1 millisecond',
      failed_at = clock_timestamp(), failure_code = $3, failure_status = $4
    where id = $1 and fence = $2
    returning failing_since, failed_at
  )
  select failing_since as "failingSince", failed_at as at from failed`;
