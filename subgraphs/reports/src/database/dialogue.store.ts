import type { EntityManager } from 'typeorm';
import type { InternalNote, Message, MessageKind } from '../domain/dialogue/message.js';
import { InternalNoteEntity } from './internal-note.entity.js';
import { MessageEntity } from './message.entity.js';

export async function insertMessage(manager: EntityManager, message: Message): Promise<void> {
  await manager.insert(MessageEntity, message);
}

export function countMessages(manager: EntityManager, reportId: string, kind: MessageKind): Promise<number> {
  return manager.countBy(MessageEntity, { reportId, kind });
}

export async function insertNote(manager: EntityManager, note: InternalNote): Promise<void> {
  await manager.insert(InternalNoteEntity, note);
}
