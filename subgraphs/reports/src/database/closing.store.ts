import type { EntityManager } from 'typeorm';
import type { Closing } from '../domain/closing/closing.js';
import { ClosingEntity } from './closing.entity.js';

export async function insertClosing(manager: EntityManager, closing: Closing): Promise<void> {
  await manager.insert(ClosingEntity, closing);
}

/** The last closing of a report, proposed or done; null when there is none. */
export function lastClosing(manager: EntityManager, reportId: string): Promise<Closing | null> {
  return manager.findOne(ClosingEntity, { where: { reportId }, order: { id: 'DESC' } });
}

/** A proposal becomes the closing. */
export async function completeClosing(manager: EntityManager, id: string, closedAt: Date): Promise<void> {
  await manager.update(ClosingEntity, { id }, { pending: false, closedAt });
}

/** Proposals that an other way of the report has overtaken. */
export async function dropProposals(manager: EntityManager, reportId: string): Promise<void> {
  await manager.delete(ClosingEntity, { reportId, pending: true });
}

export async function saveReviewRequest(manager: EntityManager, id: string, reviewAskedAt: Date): Promise<void> {
  await manager.update(ClosingEntity, { id }, { reviewAskedAt });
}
