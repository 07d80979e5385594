import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import type { ContentVersion } from '../domain/content/content-version.js';

/** Writes the next edited text of a report, whose row the transaction holds locked. Returns its number. */
export async function insertContentVersion(database: Queryable, entry: Omit<ContentVersion, 'version'>): Promise<number> {
  const { reportId, title, content, byRole, byAgencyCode, reason, piiOverrideReason, editedAt } = entry;
  const [row] = await database.query<{ version: number }[]>(
    `insert into content_version (report_id, version, title, content, by_role, by_agency_code, reason, pii_override_reason, edited_at)
     select $1, coalesce(max(version), 0) + 1, $2, $3, $4, $5, $6, $7, $8 from content_version where report_id = $1
     returning version`,
    [reportId, title, content, byRole, byAgencyCode, reason, piiOverrideReason, editedAt],
  );
  return (row as { version: number }).version;
}

/** The edited texts of several reports, oldest first. */
export function findContentVersions(database: Queryable, reportIds: readonly string[]): Promise<readonly ContentVersion[]> {
  return database.query<ContentVersion[]>(
    `select report_id as "reportId", version, title, content, by_role as "byRole", by_agency_code as "byAgencyCode", reason,
            pii_override_reason as "piiOverrideReason", edited_at as "editedAt"
     from content_version where report_id = any ($1) order by report_id, version`,
    [[...reportIds]],
  );
}
