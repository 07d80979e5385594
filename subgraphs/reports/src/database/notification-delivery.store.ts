import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import type { KnownDelivery } from '../domain/notification/delivery.js';

/** What is known of messages, by the ids that their channel gave them. */
export async function findDeliveries(database: Queryable, messageIds: readonly string[]): Promise<ReadonlyMap<string, KnownDelivery>> {
  const rows = await database.query<KnownDelivery[]>(
    `select message_id as "messageId", report_id as "reportId", step, outcome from notification_delivery where message_id = any($1::uuid[])`,
    [messageIds],
  );
  return new Map(rows.map((row) => [row.messageId, row]));
}

/** Writes what became of messages, each named once and its report locked; returns the ids of those that were written. */
export async function saveDeliveries(
  database: Queryable,
  deliveries: readonly (KnownDelivery & { readonly at: Date })[],
): Promise<ReadonlySet<string>> {
  const rows = await database.query<{ id: string }[]>(
    `insert into notification_delivery as known (message_id, report_id, step, outcome, at)
     select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[])
     on conflict (message_id) do update set outcome = excluded.outcome, at = excluded.at
       where known.report_id = excluded.report_id and known.step = excluded.step
     returning message_id as id`,
    [
      deliveries.map(({ messageId }) => messageId),
      deliveries.map(({ reportId }) => reportId),
      deliveries.map(({ step }) => step),
      deliveries.map(({ outcome }) => outcome),
      deliveries.map(({ at }) => at),
    ],
  );
  return new Set(rows.map(({ id }) => id));
}
