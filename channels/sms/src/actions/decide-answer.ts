import type { TakenMessage } from '../database/incoming.store.js';
import type { PendingRow } from '../database/sender.store.js';
import { readMessage } from '../domain/message/read-message.js';
import * as text from '../domain/reply/reply-text.js';
import { answerCommand } from './answer-command.js';
import { answerReport } from './answer-report.js';
import { type Answered, answer } from './answered.js';
import type { ChannelDependencies } from './dependencies.js';
import { fileOverdue } from './file-overdue.js';
import type { KeptMessage } from './receive-message.js';
import { openWaiting } from './waiting-text.js';

/** A message, and the text of its sender that waits for it, if there is one. */
export interface MessageToAnswer {
  readonly taken: TakenMessage;
  readonly message: KeptMessage;
  readonly pending: PendingRow | null;
}

/**
 * Does what a message asks for, and says what to answer. Nothing of it is written down here: done again with the same
 * message it comes to the same. Rejects with UnreachableError when the gateway does not answer.
 */
export async function decideAnswer(deps: ChannelDependencies, { taken, message: kept, pending }: MessageToAnswer): Promise<Answered> {
  if (kept.overdue) return fileOverdue(deps, kept, kept.overdue);
  const message = readMessage(kept.text);
  switch (message.kind) {
    case 'EMPTY':
      return answer(text.EMPTY);
    case 'HELP':
      return answer(text.HELP);
    case 'INCOMPLETE':
      return answer(text.incomplete(message.command));
    case 'STOP':
      return answer(text.STOPPED, 'STOPPED');
    case 'CHOICE':
    case 'REPORT':
      return answerReport(deps, { id: taken.id, kept, message, waiting: pending && openWaiting(deps, pending) });
    default:
      return answerCommand(deps, { id: taken.id, kept, message });
  }
}
