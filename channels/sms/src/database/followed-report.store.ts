import type { Queryable } from './open-database.js';

/** A report that came by this channel. */
export interface FollowedReport {
  readonly trackingId: string;
  readonly owner: Buffer;
  /** Whom to tell, and the report's access code. */
  readonly sealed: Buffer;
}

export async function insertReport(database: Queryable, { trackingId, owner, sealed }: FollowedReport, now: Date): Promise<void> {
  await database.query(
    `insert into followed_report (tracking_id, owner, sealed, created_at) values ($1, $2, $3, $4)
     on conflict (tracking_id) do update set owner = excluded.owner, sealed = excluded.sealed`,
    [trackingId, owner, sealed, now],
  );
}

export async function findReport(database: Queryable, trackingId: string): Promise<FollowedReport | null> {
  const { rows } = await database.query<FollowedReport>(
    'select tracking_id as "trackingId", owner, sealed from followed_report where tracking_id = $1',
    [trackingId],
  );
  return rows[0] ?? null;
}
