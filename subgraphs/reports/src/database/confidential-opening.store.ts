import type { Queryable } from '@lapor/subgraph-kit/event-log/read';

/** Who opened a confidential report, and why. */
export interface ConfidentialOpening {
  readonly id: string;
  readonly reportId: string;
  readonly officerId: string;
  readonly byRole: string;
  readonly byAgencyCode: string;
  readonly reason: string;
  readonly openedAt: Date;
}

export async function insertOpening(database: Queryable, opening: ConfidentialOpening): Promise<void> {
  const { id, reportId, officerId, byRole, byAgencyCode, reason, openedAt } = opening;
  await database.query(
    `insert into confidential_opening (id, report_id, officer_id, by_role, by_agency_code, reason, opened_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, reportId, officerId, byRole, byAgencyCode, reason, openedAt],
  );
}
