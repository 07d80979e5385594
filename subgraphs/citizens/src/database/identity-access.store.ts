import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import type { EntityManager } from 'typeorm';

/** That an office has looked at who a reporter is. */
export interface IdentityAccess {
  readonly id: string;
  readonly reportId: string;
  readonly role: string;
  readonly agencyCode: string;
  readonly accessedAt: Date;
  /** Why, sealed under the person's data key. */
  readonly sealedReason: Buffer;
}

/** Whether an access, by its id, is written already. */
export async function isAccessRecorded(database: Queryable, id: string): Promise<boolean> {
  return (await database.query<unknown[]>('select 1 from identity_access where id = $1', [id])).length > 0;
}

/** Writes an access; the same one (by its id) once. */
export async function insertIdentityAccess(manager: EntityManager, accountId: string, access: IdentityAccess): Promise<void> {
  const { id, reportId, role, agencyCode, accessedAt, sealedReason } = access;
  await manager.query(
    `insert into identity_access (id, account_id, report_id, role, agency_code, accessed_at, sealed_reason)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing`,
    [id, accountId, reportId, role, agencyCode, accessedAt, sealedReason],
  );
}

/** Who looked at a person's identity, newest first. */
export async function findIdentityAccesses(database: Queryable, accountId: string, limit: number): Promise<readonly IdentityAccess[]> {
  return database.query<IdentityAccess[]>(
    `select id, report_id as "reportId", role, agency_code as "agencyCode", accessed_at as "accessedAt", sealed_reason as "sealedReason"
     from identity_access where account_id = $1 order by accessed_at desc, id limit $2`,
    [accountId, limit],
  );
}
