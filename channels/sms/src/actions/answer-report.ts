import { readChoice } from '../domain/conversation/read-choice.js';
import { type KeywordResolution, type Route, routeReport } from '../domain/conversation/route-report.js';
import type { Message } from '../domain/message/message.js';
import * as text from '../domain/reply/reply-text.js';
import { RefusedError } from '../supergraph/ask.js';
import { resolveKeyword } from '../supergraph/keyword.js';
import { type Answered, answer, type HeldText, type Reply } from './answered.js';
import type { ChannelDependencies } from './dependencies.js';
import { fileText } from './file-text.js';
import type { KeptMessage } from './receive-message.js';
import type { WaitingText } from './waiting-text.js';

/** A text that is a report or chooses where one goes, and the text of its sender that waits for that. */
export interface ReportToAnswer {
  readonly id: string;
  readonly kept: KeptMessage;
  readonly message: Extract<Message, { readonly kind: 'CHOICE' | 'REPORT' }>;
  readonly waiting: WaitingText | null;
}

/** While a text waits, what comes is first read as the answer that it waits for. What is too short for a report is asked again then. */
export async function answerReport(deps: ChannelDependencies, given: ReportToAnswer): Promise<Answered> {
  const { kept, message, waiting } = given;
  const choice = waiting && readChoice(kept.text, waiting.candidates);
  if (waiting && choice?.kind === 'CHOSEN') return fileWaiting(deps, kept, waiting, choice.candidate.agencyCode);
  if (message.kind === 'CHOICE') return answer(waiting ? text.whichAgency(waiting.candidates) : text.NOTHING_ASKED);
  const route = routeReport(await resolve(deps, message.text), waiting);
  if (waiting && isWaiting(route, waiting)) return fileWaiting(deps, kept, waiting, route.agencyCode);
  if (waiting && choice?.kind === 'UNCLEAR') return answer(text.whichAgency(waiting.candidates));
  if (route.kind === 'NO_TEXT') return answer(text.noText(route.keyword));
  return followRoute(deps, given, route);
}

type FilingRoute = Extract<Route, { readonly kind: 'FILE' }>;

/** A keyword of the registry may name a candidate in other words than its name has. */
function isWaiting(route: Route, waiting: WaitingText): route is FilingRoute {
  return route.kind === 'FILE' && route.text === waiting.text;
}

/** What the registry refuses to look at has no keyword: it goes to the national desk like everything that names no agency. */
async function resolve({ ask, log }: ChannelDependencies, written: string): Promise<KeywordResolution> {
  try {
    return await resolveKeyword(ask, written);
  } catch (error) {
    if (!(error instanceof RefusedError && error.code === 'INPUT_INVALID')) throw error;
    log.warn({ code: error.code }, 'the registry refuses to read a text; the national desk gets it');
    return { outcome: 'NONE', keyword: null, candidates: [], rest: written };
  }
}

/** What a quota refuses is kept with the agency that has been chosen for it: its sender need not choose again. */
async function fileWaiting(
  deps: ChannelDependencies,
  kept: KeptMessage,
  { incomingId, text: written }: WaitingText,
  agencyCode: string | null,
): Promise<Answered> {
  const filed = await fileText(deps, kept, { key: incomingId, text: written, agencyCode });
  if (filed.kind === 'FILED') return { outcome: 'FILED', replies: [toReply(filed.receipt)], pending: null };
  if (filed.kind === 'REFUSED') return { ...answer(text.NOT_FILED, 'REFUSED'), pending: null };
  return { ...answer(text.HELD, 'HELD'), pending: null, held: { incomingId, text: written, agencyCode } };
}

/** A text that still waits when its sender writes of something else goes to the national desk: it is not lost, and its number is told. */
async function followRoute(
  deps: ChannelDependencies,
  { id, kept, waiting }: ReportToAnswer,
  route: Exclude<Route, { readonly kind: 'NO_TEXT' }>,
): Promise<Answered> {
  const left = waiting && (await leave(deps, kept, waiting));
  const before = left?.replies ?? [];
  const done = left && { pending: null, held: left.held };
  if (route.kind === 'ASK') {
    const question: Reply = { text: text.whichAgency(route.pending.candidates), filed: null };
    return { ...done, outcome: 'ASKED', replies: [...before, question], pending: route.pending };
  }
  const filed = await fileText(deps, kept, { key: id, text: route.text, agencyCode: route.agencyCode });
  if (filed.kind === 'FILED') return { ...done, outcome: 'FILED', replies: [...before, toReply(filed.receipt)] };
  const refusal: Reply = { text: filed.kind === 'QUOTA' ? text.LATER : text.NOT_FILED, filed: null };
  return { ...done, outcome: 'REFUSED', replies: [...before, refusal] };
}

async function leave(
  deps: ChannelDependencies,
  kept: KeptMessage,
  { incomingId, text: written }: WaitingText,
): Promise<{ readonly replies: readonly Reply[]; readonly held: HeldText | null }> {
  const filed = await fileText(deps, kept, { key: incomingId, text: written, agencyCode: null });
  if (filed.kind === 'QUOTA') return { replies: [], held: { incomingId, text: written, agencyCode: null } };
  if (filed.kind === 'REFUSED') return { replies: [{ text: text.NOT_FILED, filed: null }], held: null };
  return { replies: [{ text: text.receivedEarlier(filed.receipt.trackingId), filed: filed.receipt }], held: null };
}

function toReply(filed: NonNullable<Reply['filed']>): Reply {
  return { text: text.received(filed.trackingId), filed };
}
