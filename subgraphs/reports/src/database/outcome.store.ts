import type { EntityManager } from 'typeorm';
import type { ExtensionRequest } from '../domain/extension/extension.js';
import type { Objection } from '../domain/objection/objection.js';
import type { Rating } from '../domain/rating/rating.js';
import { ExtensionRequestEntity } from './extension-request.entity.js';
import { ObjectionEntity } from './objection.entity.js';
import { RatingEntity } from './rating.entity.js';

/** Writes a rating over an earlier one. */
export async function saveRating(manager: EntityManager, rating: Rating): Promise<void> {
  await manager.upsert(RatingEntity, rating, ['reportId']);
}

export function findRating(manager: EntityManager, reportId: string): Promise<Rating | null> {
  return manager.findOneBy(RatingEntity, { reportId });
}

export async function insertObjection(manager: EntityManager, objection: Objection): Promise<void> {
  await manager.insert(ObjectionEntity, objection);
}

export function findObjection(manager: EntityManager, reportId: string): Promise<Objection | null> {
  return manager.findOneBy(ObjectionEntity, { reportId });
}

export async function saveObjectionDecision(manager: EntityManager, { reportId, ...decided }: Objection): Promise<void> {
  await manager.update(ObjectionEntity, { reportId }, decided);
}

export async function insertExtension(manager: EntityManager, request: ExtensionRequest): Promise<void> {
  await manager.insert(ExtensionRequestEntity, request);
}

/** All requests of a report, oldest first. */
export function findExtensions(manager: EntityManager, reportId: string): Promise<readonly ExtensionRequest[]> {
  return manager.find(ExtensionRequestEntity, { where: { reportId }, order: { id: 'ASC' } });
}

export async function saveExtensionDecision(manager: EntityManager, id: string, granted: boolean, decidedAt: Date): Promise<void> {
  await manager.update(ExtensionRequestEntity, { id }, { granted, decidedAt });
}
