import type { Queryable } from './open-database.js';

/** A report that came by this channel. */
export interface FollowedReport {
  readonly trackingId: string;
  readonly owner: Buffer;
  /** Whom to tell, and the report's access code. */
  readonly sealed: Buffer;
}

export async function insertReports(database: Queryable, reports: readonly FollowedReport[], now: Date): Promise<void> {
  if (reports.length === 0) return;
  await database.query(
    `insert into followed_report (tracking_id, owner, sealed, created_at)
     select tracking_id, owner, sealed, $4 from unnest($1::text[], $2::bytea[], $3::bytea[]) as r(tracking_id, owner, sealed)
     on conflict (tracking_id) do update set owner = excluded.owner, sealed = excluded.sealed`,
    [reports.map(({ trackingId }) => trackingId), reports.map(({ owner }) => owner), reports.map(({ sealed }) => sealed), now],
  );
}

export async function findReport(database: Queryable, trackingId: string): Promise<FollowedReport | null> {
  const { rows } = await database.query<FollowedReport>(
    'select tracking_id as "trackingId", owner, sealed from followed_report where tracking_id = $1',
    [trackingId],
  );
  return rows[0] ?? null;
}
