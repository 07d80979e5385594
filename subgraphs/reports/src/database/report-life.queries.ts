import { Any, type EntityTarget, type FindOptionsOrder, type FindOptionsWhere, type ObjectLiteral } from 'typeorm';
import type { AnswerDraft } from '../domain/answer/answer-draft.js';
import type { Closing } from '../domain/closing/closing.js';
import type { InternalNote, Message } from '../domain/dialogue/message.js';
import type { ExtensionRequest } from '../domain/extension/extension.js';
import type { Objection } from '../domain/objection/objection.js';
import type { Rating } from '../domain/rating/rating.js';
import { AnswerDraftEntity } from './answer-draft.entity.js';
import { ClosingEntity } from './closing.entity.js';
import { ExtensionRequestEntity } from './extension-request.entity.js';
import { InternalNoteEntity } from './internal-note.entity.js';
import { MessageEntity } from './message.entity.js';
import { ObjectionEntity } from './objection.entity.js';
import { RatingEntity } from './rating.entity.js';
import type { Reader } from './report.queries.js';
import { ReportSupportEntity } from './report-support.entity.js';

/** What several reports' questions, completions, replies and rejections are, oldest first. */
export function findMessages(reader: Reader, reportIds: readonly string[]): Promise<readonly Message[]> {
  return findOf(reader, MessageEntity, reportIds);
}

export function findNotes(reader: Reader, reportIds: readonly string[]): Promise<readonly InternalNote[]> {
  return findOf(reader, InternalNoteEntity, reportIds);
}

export function findAnswerDrafts(reader: Reader, reportIds: readonly string[]): Promise<readonly AnswerDraft[]> {
  return findOf(reader, AnswerDraftEntity, reportIds);
}

export function findClosings(reader: Reader, reportIds: readonly string[]): Promise<readonly Closing[]> {
  return findOf(reader, ClosingEntity, reportIds);
}

export function findExtensionRequests(reader: Reader, reportIds: readonly string[]): Promise<readonly ExtensionRequest[]> {
  return findOf(reader, ExtensionRequestEntity, reportIds);
}

export function findRatings(reader: Reader, reportIds: readonly string[]): Promise<readonly Rating[]> {
  return reader.getRepository(RatingEntity).find({ where: { reportId: Any([...reportIds]) } });
}

export function findObjections(reader: Reader, reportIds: readonly string[]): Promise<readonly Objection[]> {
  return reader.getRepository(ObjectionEntity).find({ where: { reportId: Any([...reportIds]) } });
}

/** How many citizens support each report; those without any are not among them. */
export async function countSupports(reader: Reader, reportIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await reader
    .getRepository(ReportSupportEntity)
    .createQueryBuilder('support')
    .select('support.reportId', 'reportId')
    .addSelect('count(*)::integer', 'count')
    .where('support.reportId = any(:ids)', { ids: [...reportIds] })
    .groupBy('support.reportId')
    .getRawMany<{ reportId: string; count: number }>();
  return new Map(rows.map(({ reportId, count }) => [reportId, count]));
}

/** Ids rise with time, so that the order of ids is the order of writing. */
function findOf<Row extends ObjectLiteral & { id: string; reportId: string }>(
  reader: Reader,
  entity: EntityTarget<Row>,
  reportIds: readonly string[],
): Promise<Row[]> {
  const where = { reportId: Any([...reportIds]) } as unknown as FindOptionsWhere<Row>;
  return reader.getRepository(entity).find({ where, order: { reportId: 'ASC', id: 'ASC' } as unknown as FindOptionsOrder<Row> });
}
