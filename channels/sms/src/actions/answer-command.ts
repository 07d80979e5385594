import { findReport } from '../database/followed-report.store.js';
import type { CommandMessage } from '../domain/message/message.js';
import * as text from '../domain/reply/reply-text.js';
import { open, ownerName } from '../sealing/channel-key.js';
import { RefusedError } from '../supergraph/ask.js';
import { command, readReport } from '../supergraph/report.js';
import { pseudonymOf } from '../supergraph/reporter.js';
import { type KeptReport, reportPlace } from './answer-message.js';
import { type Answered, answer } from './answered.js';
import type { ChannelDependencies } from './dependencies.js';
import type { KeptMessage } from './receive-message.js';

/** A command about a report, and who gives it. */
export interface CommandToAnswer {
  readonly id: string;
  readonly kept: KeptMessage;
  readonly message: CommandMessage;
}

/** Does what somebody wants of a report of theirs; of others' they hear nothing. */
export async function answerCommand(deps: ChannelDependencies, { id, kept, message }: CommandToAnswer): Promise<Answered> {
  const { trackingId } = message;
  const report = await findReport(deps.database, trackingId);
  if (!report?.owner.equals(ownerName(deps.key, trackingId, pseudonymOf(kept)))) return answer(text.notYours(trackingId));
  if (message.kind === 'NOT_SOLVED') return answer(text.notSolved(trackingId));
  if ('text' in message && [...message.text].length < text.MESSAGE_MIN)
    return answer(text.tooShort(message.kind === 'REPLY' ? 'BALAS' : 'LENGKAPI'));
  const { accessCode } = open<KeptReport>(deps.key, reportPlace(trackingId), report.sealed);
  try {
    if (message.kind === 'CHECK') {
      const read = await readReport(deps.ask, accessCode);
      return answer(read ? text.state(trackingId, read.stateLabel) : text.codeChanged(trackingId));
    }
    await command(deps.ask, { trackingId, code: accessCode, key: `sms-${id}` }, message);
    return answer(text.done(trackingId, message.kind), 'COMMANDED');
  } catch (error) {
    if (!(error instanceof RefusedError) || error.retryable) throw error;
    const reply = error.code === 'REPORT_NOT_FOUND' ? text.codeChanged(trackingId) : text.refused(trackingId, error.pesan);
    return answer(reply, 'REFUSED');
  }
}
