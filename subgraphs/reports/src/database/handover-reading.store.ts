import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import type { HandoverReading } from '../domain/handover/handover-reading.js';

export async function insertHandoverReading(database: Queryable, reading: HandoverReading): Promise<void> {
  const { id, reportId, officerId, byRole, byAgencyCode, reason, readAt } = reading;
  await database.query(
    `insert into handover_reading (id, report_id, officer_id, by_role, by_agency_code, reason, read_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, reportId, officerId, byRole, byAgencyCode, reason, readAt],
  );
}

/** Who was given a report's file, oldest first. */
export function findHandoverReadings(database: Queryable, reportId: string): Promise<readonly HandoverReading[]> {
  return database.query<HandoverReading[]>(
    `select id, report_id as "reportId", officer_id as "officerId", by_role as "byRole", by_agency_code as "byAgencyCode", reason,
            read_at as "readAt"
     from handover_reading where report_id = $1 order by read_at, id`,
    [reportId],
  );
}
