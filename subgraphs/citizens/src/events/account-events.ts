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
  return draft('PasswordChanged', accountId, { actor: { kind: kind === 'OFFICER' ? 'OFFICER' : 'REPORTER' }, payload: {} }, at);
}

function draft(type: string, accountId: string, { actor, payload }: Pick<EventDraft, 'actor' | 'payload'>, { id, now }: Stamp): EventDraft {
  return { id, type, occurredAt: now, actor, payload, topics: [`account:${accountId}`] };
}
