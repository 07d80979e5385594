import type { EventActor } from '@lapor/schema/events';
import type { Aggregate, EventDraft } from '@lapor/subgraph-kit/event-log/event';
import type { AccountKind } from '../domain/account/account.js';

export interface RegisteredAccount {
  readonly accountId: string;
  readonly kind: AccountKind;
  /** Who made it: the citizen, an administrator by office, or the system when it was seeded. */
  readonly by: EventActor;
}

/** An event's own id and time. */
interface Stamp {
  readonly id: string;
  readonly now: Date;
}

export function accountAggregate(accountId: string): Aggregate {
  return { type: 'account', id: accountId };
}

/** An account exists. Neither the person nor the pseudonym is in it: the log can be read by whoever follows it. */
export function accountRegistered({ accountId, kind, by }: RegisteredAccount, at: Stamp): EventDraft {
  return draft('AccountRegistered', accountId, { actor: by, payload: { kind } }, at);
}

/** The owner of an account has chosen another password. */
export function passwordChanged({ accountId, kind }: Omit<RegisteredAccount, 'by'>, at: Stamp): EventDraft {
  return draft('PasswordChanged', accountId, { actor: ownerOf(kind), payload: {} }, at);
}

/** What the owner of an account does with it, or the law has done with it. Payloads hold names of fields and codes. */
export type AccountEventType =
  | 'ContactVerified'
  | 'ContactReleased'
  | 'PersonCorrected'
  | 'DataExported'
  | 'ConsentGiven'
  | 'ConsentWithdrawn'
  | 'DeletionRequested'
  | 'DeletionCancelled'
  | 'PersonDeleted'
  | 'AccountClaimed'
  | 'IdentityAccessed'
  | 'OfficerIdentityLinked'
  | 'OfficerIdentityUnlinked';

/** Something else that happened to an account. */
export function accountEvent(
  type: AccountEventType,
  { accountId, by, payload = {} }: Omit<RegisteredAccount, 'kind'> & { readonly payload?: EventDraft['payload'] },
  at: Stamp,
): EventDraft {
  return draft(type, accountId, { actor: by, payload }, at);
}

/** By whom an owner's act is told: never who, only as what. */
export function ownerOf(kind: AccountKind): EventActor {
  return { kind: kind === 'OFFICER' ? 'OFFICER' : 'REPORTER' };
}

function draft(type: string, accountId: string, { actor, payload }: Pick<EventDraft, 'actor' | 'payload'>, { id, now }: Stamp): EventDraft {
  return { id, type, occurredAt: now, actor, payload, topics: [`account:${accountId}`] };
}
