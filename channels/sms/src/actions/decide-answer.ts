import { findReport } from '../database/followed-report.store.js';
import type { TakenMessage } from '../database/incoming.store.js';
import type { PendingRow } from '../database/sender.store.js';
import { type PendingText, type Route, routeChoice, routeReport } from '../domain/conversation/route-report.js';
import { type Message, readMessage } from '../domain/message/read-message.js';
import * as text from '../domain/reply/reply-text.js';
import { open, ownerName } from '../sealing/channel-key.js';
import { RefusedError } from '../supergraph/ask.js';
import { resolveKeyword } from '../supergraph/keyword.js';
import { command, type Receipt, readReport } from '../supergraph/report.js';
import { pseudonymOf } from '../supergraph/reporter.js';
import { type KeptReport, reportPlace } from './answer-message.js';
import type { ChannelDependencies } from './dependencies.js';
import { fileText } from './file-text.js';
import type { KeptMessage } from './receive-message.js';

/** What came of a message. */
export interface Answered {
  readonly outcome: 'ANSWERED' | 'FILED' | 'ASKED' | 'COMMANDED' | 'REFUSED' | 'STOPPED';
  readonly reply: string | null;
  readonly filed: readonly Receipt[];
  /** A text that waits from now on; null when none does any more, left out when nothing changes. */
  readonly pending?: PendingText | null;
}

/** A text that waits, and the message it came with. */
export interface WaitingText extends PendingText {
  readonly incomingId: string;
}

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
      return { outcome: 'STOPPED', reply: text.STOPPED, filed: [] };
    case 'CHOICE': {
      const waiting = openWaiting(deps, pending);
      const route = routeChoice(message.number, waiting);
      if (route) return follow(deps, kept, route, { id: taken.id, waiting });
      return answer(waiting ? text.whichAgency(waiting.candidates) : text.NOTHING_ASKED);
    }
    case 'REPORT': {
      const waiting = openWaiting(deps, pending);
      const route = routeReport(await resolveKeyword(deps.ask, message.text), waiting);
      return follow(deps, kept, route, { id: taken.id, waiting });
    }
    default:
      return doCommand(deps, taken, kept, message);
  }
}

/** Nobody has said in time which agency is meant: the national desk finds out. */
async function fileOverdue(deps: ChannelDependencies, kept: KeptMessage, incomingId: string): Promise<Answered> {
  const filed = await fileText(deps, kept, { key: incomingId, text: kept.text, agencyCode: null });
  if (!filed.ok) return { outcome: 'REFUSED', reply: filed.reply, filed: [] };
  return { outcome: 'FILED', reply: text.received(filed.receipt.trackingId), filed: [filed.receipt] };
}

function answer(reply: string): Answered {
  return { outcome: 'ANSWERED', reply, filed: [] };
}

function openWaiting({ key }: ChannelDependencies, row: PendingRow | null): WaitingText | null {
  return row && { ...open<PendingText>(key, `pending ${row.incomingId}`, row.sealed), incomingId: row.incomingId };
}

/** A text that still waits when its sender writes of something else goes to the national desk: it is not lost. */
async function follow(
  deps: ChannelDependencies,
  kept: KeptMessage,
  route: Route,
  { id, waiting }: { readonly id: string; readonly waiting: WaitingText | null },
): Promise<Answered> {
  if (route.kind === 'NO_TEXT') return answer(text.noText(route.keyword));
  const isTheWaiting = route.kind === 'FILE' && waiting !== null && route.text === waiting.text;
  const left =
    waiting && !isTheWaiting ? await fileText(deps, kept, { key: waiting.incomingId, text: waiting.text, agencyCode: null }) : null;
  const before = left?.ok ? [left.receipt] : [];
  if (route.kind === 'ASK') {
    return { outcome: 'ASKED', reply: text.whichAgency(route.pending.candidates), filed: before, pending: route.pending };
  }
  const filed = await fileText(deps, kept, { key: isTheWaiting ? waiting.incomingId : id, text: route.text, agencyCode: route.agencyCode });
  if (!filed.ok) return { outcome: 'REFUSED', reply: filed.reply, filed: before };
  return { outcome: 'FILED', reply: text.received(filed.receipt.trackingId), filed: [...before, filed.receipt], pending: null };
}

type ReportMessage = Extract<Message, { readonly trackingId: string }>;

async function doCommand(deps: ChannelDependencies, taken: TakenMessage, kept: KeptMessage, message: ReportMessage): Promise<Answered> {
  const { trackingId } = message;
  const report = await findReport(deps.database, trackingId);
  if (!report?.owner.equals(ownerName(deps.key, trackingId, pseudonymOf(kept)))) return answer(text.notYours(trackingId));
  const { accessCode } = open<KeptReport>(deps.key, reportPlace(trackingId), report.sealed);
  try {
    if (message.kind === 'CHECK') {
      const read = await readReport(deps.ask, accessCode);
      return answer(read ? text.state(trackingId, read.stateLabel) : text.codeChanged(trackingId));
    }
    await command(deps.ask, { trackingId, code: accessCode, key: `sms-${taken.id}` }, message);
    return { outcome: 'COMMANDED', reply: text.done(trackingId, message.kind), filed: [] };
  } catch (error) {
    if (!(error instanceof RefusedError) || error.retryable) throw error;
    const reply = error.code === 'REPORT_NOT_FOUND' ? text.codeChanged(trackingId) : text.refused(trackingId, error.pesan);
    return { outcome: 'REFUSED', reply, filed: [] };
  }
}
