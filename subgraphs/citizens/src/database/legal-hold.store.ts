import type { EventActor } from '@lapor/schema/events';
import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import type { EntityManager } from 'typeorm';

/** What keeps a person's data from being deleted. */
export interface LegalHold {
  readonly id: string;
  readonly citizenId: string;
  /** A code of `legal_hold_reason`. */
  readonly reason: string;
  /** The act, decision or file number. */
  readonly legalReference: string;
  readonly placedBy: EventActor;
  readonly placedAt: Date;
  readonly endsAt: Date | null;
}

/** A hold as the person held may read it. */
export interface StandingHold extends Pick<LegalHold, 'id' | 'reason' | 'legalReference' | 'placedAt' | 'endsAt'> {
  readonly label: string;
}

/** Whether there is such a reason. */
export async function isHoldReason(database: Queryable, code: string): Promise<boolean> {
  return (await database.query<unknown[]>('select 1 from legal_hold_reason where code = $1', [code])).length > 0;
}

/** Makes holds on a citizen, and the citizen's deletion, wait for each other until the transaction ends. */
export async function lockHolds(manager: EntityManager, citizenId: string): Promise<void> {
  await manager.query("select pg_advisory_xact_lock(hashtextextended('legal hold ' || $1, 0))", [citizenId]);
}

export async function insertHold(manager: EntityManager, hold: LegalHold): Promise<void> {
  const { id, citizenId, reason, legalReference, placedBy, placedAt, endsAt } = hold;
  await lockHolds(manager, citizenId);
  await manager.query(
    `insert into legal_hold (id, citizen_id, reason, legal_reference, placed_by, placed_at, ends_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, citizenId, reason, legalReference, JSON.stringify(placedBy), placedAt, endsAt],
  );
}

/** Lifts a hold; false when there is none that stands. */
export async function liftHold(manager: EntityManager, id: string, now: Date): Promise<boolean> {
  const [, count] = await manager.query<[unknown[], number]>(
    'update legal_hold set lifted_at = $2 where id = $1 and lifted_at is null and (ends_at is null or ends_at > $2)',
    [id, now],
  );
  return count === 1;
}

/** The holds that stand on a citizen, oldest first. */
export async function findStandingHolds(database: Queryable, citizenId: string, now: Date): Promise<readonly StandingHold[]> {
  return database.query<StandingHold[]>(
    `select h.id, h.reason, r.label, h.legal_reference as "legalReference", h.placed_at as "placedAt", h.ends_at as "endsAt"
     from legal_hold h join legal_hold_reason r on r.code = h.reason
     where h.citizen_id = $1 and h.lifted_at is null and (h.ends_at is null or h.ends_at > $2)
     order by h.placed_at, h.id`,
    [citizenId, now],
  );
}
