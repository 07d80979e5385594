import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import { isId } from '../domain/input/identifier.js';
import type { IdentityReveal } from '../domain/reveal/reveal.js';

const COLUMNS = `id, report_id as "reportId", requested_by as "requestedBy", reason, requested_at as "requestedAt",
  approved_by as "approvedBy", approved_at as "approvedAt", revealed_at as "revealedAt"`;

/** An officer's request on a report that has not been answered yet. */
export async function findOpenReveal(database: Queryable, reportId: string, officerId: string): Promise<IdentityReveal | null> {
  const [row] = await database.query<IdentityReveal[]>(
    `select ${COLUMNS} from identity_reveal where report_id = $1 and requested_by = $2 and revealed_at is null`,
    [reportId, officerId],
  );
  return row ?? null;
}

/** An officer's latest request on a report, answered or not. */
export async function findLastReveal(database: Queryable, reportId: string, officerId: string): Promise<IdentityReveal | null> {
  const [row] = await database.query<IdentityReveal[]>(
    `select ${COLUMNS} from identity_reveal where report_id = $1 and requested_by = $2 order by requested_at desc, id desc limit 1`,
    [reportId, officerId],
  );
  return row ?? null;
}

/** A request by id; read it again under the report's lock before it is decided on. */
export async function findReveal(database: Queryable, id: string): Promise<IdentityReveal | null> {
  if (!isId(id)) return null;
  const [row] = await database.query<IdentityReveal[]>(`select ${COLUMNS} from identity_reveal where id = $1`, [id]);
  return row ?? null;
}

/** The requests of a report, oldest first. */
export function findReveals(database: Queryable, reportId: string): Promise<readonly IdentityReveal[]> {
  return database.query<IdentityReveal[]>(`select ${COLUMNS} from identity_reveal where report_id = $1 order by requested_at, id`, [
    reportId,
  ]);
}

export async function insertReveal(database: Queryable, reveal: IdentityReveal): Promise<void> {
  const { id, reportId, requestedBy, reason, requestedAt } = reveal;
  await database.query('insert into identity_reveal (id, report_id, requested_by, reason, requested_at) values ($1, $2, $3, $4, $5)', [
    id,
    reportId,
    requestedBy,
    reason,
    requestedAt,
  ]);
}

export async function approveReveal(database: Queryable, id: string, officerId: string, at: Date): Promise<void> {
  await database.query('update identity_reveal set approved_by = $2, approved_at = $3 where id = $1', [id, officerId, at]);
}

export async function closeReveal(database: Queryable, id: string, at: Date): Promise<void> {
  await database.query('update identity_reveal set revealed_at = $2 where id = $1', [id, at]);
}
