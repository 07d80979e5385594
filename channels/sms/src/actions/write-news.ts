import { takeClaimTurn } from '../database/claim-message.store.js';
import { findReport } from '../database/followed-report.store.js';
import type { TakenOutgoing } from '../database/outgoing.store.js';
import { ACCOUNT_STEP, type NewsType, newsText } from '../domain/reply/news-text.js';
import { nameFor, open } from '../sealing/channel-key.js';
import { issueClaimCode } from '../supergraph/claim-code.js';
import { readReport } from '../supergraph/report.js';
import { type KeptReport, reportPlace } from './answer-message.js';
import type { ChannelDependencies } from './dependencies.js';

/** News that waits to be handed on. Its words are found then: until the morning, or until the carrier is back, they may become wrong. */
export interface NewsDraft {
  readonly trackingId: string;
  readonly type: NewsType;
  /** Null where none may be named. */
  readonly agency: string | null;
  readonly neutral: boolean;
  /** The account's code, once it was asked for; null where there is none. */
  readonly claimCode?: string | null;
}

/** News in words, and what it is written from if the carrier does not take it. */
export interface WrittenNews {
  readonly text: string;
  readonly draft: NewsDraft;
}

/** A receiver whose message with a code has just gone gets no other code with the next one: that would end the one they are reading. */
const CODE_MS = 3_600_000;

/**
 * Writes news for the moment in which it is handed on. The report is looked at first: a code that the reporter has replaced elsewhere
 * would only confuse, and of a report that is closed by now nothing comes that says or opens more: whoever else sees the telephone
 * could read it. One that cannot be looked at any more counts as closed.
 */
export async function writeNews(
  deps: ChannelDependencies,
  message: Pick<TakenOutgoing, 'id' | 'addressee'>,
  draft: NewsDraft,
  receiver: string,
): Promise<WrittenNews> {
  const { trackingId, type } = draft;
  const report = await findReport(deps.database, trackingId);
  if (!report) throw new Error('a report is gone that news came of');
  const { accessCode } = open<KeptReport>(deps.key, reportPlace(trackingId), report.sealed);
  const read = await readReport(deps.ask, accessCode);
  const neutral = draft.neutral || read === null || read.anonymous || read.confidential;
  const claimCode = type === ACCOUNT_STEP && !neutral ? await findClaimCode(deps, message, draft, receiver) : null;
  const text = newsText(type, {
    trackingId,
    neutral,
    agency: draft.agency,
    accessCode: read ? accessCode : null,
    claimCode,
    waitsFor: read?.postponement?.turn === 'DESK' ? read.postponement.label : null,
    goInstead: read?.closing?.goInstead ?? null,
  });
  return { text, draft: { ...draft, claimCode: claimCode ?? draft.claimCode ?? null } };
}

async function findClaimCode(
  { database, key, ask, now }: ChannelDependencies,
  { id, addressee }: Pick<TakenOutgoing, 'id' | 'addressee'>,
  { claimCode }: NewsDraft,
  receiver: string,
): Promise<string | null> {
  if (claimCode) return claimCode;
  const at = now();
  const turn = { receiver: nameFor(key, 'claim', receiver), outgoingId: id };
  const mayCome = await takeClaimTurn(database, turn, { now: at, since: new Date(at.getTime() - CODE_MS) });
  return mayCome ? issueClaimCode(ask, addressee) : null;
}
