import { type EntityManager, IsNull } from 'typeorm';
import type { AnswerDraft } from '../domain/answer/answer-draft.js';
import { AnswerDraftEntity } from './answer-draft.entity.js';

/** Writes a draft in the place of the one that is open. */
export async function insertDraft(manager: EntityManager, draft: AnswerDraft): Promise<void> {
  await dropOpenDraft(manager, draft.reportId);
  await manager.insert(AnswerDraftEntity, draft);
}

/** Takes away a draft that was overtaken: by a new one, or because the report has gone to another desk. */
export async function dropOpenDraft(manager: EntityManager, reportId: string): Promise<void> {
  await manager.delete(AnswerDraftEntity, { reportId, approved: IsNull() });
}

/** The draft of a report that awaits a decision; null when there is none. */
export function findOpenDraft(manager: EntityManager, reportId: string): Promise<AnswerDraft | null> {
  return manager.findOneBy(AnswerDraftEntity, { reportId, approved: IsNull() });
}

/** What is decided on a draft. */
export type DraftDecision = Pick<AnswerDraft, 'approved' | 'reason' | 'decidedByRole' | 'decidedByAgencyCode' | 'decidedAt'>;

export async function saveDraftDecision(manager: EntityManager, id: string, decision: DraftDecision): Promise<void> {
  await manager.update(AnswerDraftEntity, { id }, decision);
}
