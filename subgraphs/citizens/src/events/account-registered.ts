import type { Aggregate, EventDraft } from '@lapor/subgraph-kit/event-log/event';
import type { AccountKind } from '../domain/account/account.js';

export interface RegisteredAccount {
  readonly accountId: string;
  readonly kind: AccountKind;
  /** Who made it: the citizen, or the system when it was seeded. */
  readonly by: 'REPORTER' | 'SYSTEM';
}

export function accountAggregate(accountId: string): Aggregate {
  return { type: 'account', id: accountId };
}

/** An account exists. Neither the person nor the pseudonym is in it: the log can be read by whoever follows it. */
export function accountRegistered({ accountId, kind, by }: RegisteredAccount, at: { readonly id: string; readonly now: Date }): EventDraft {
  return {
    id: at.id,
    type: 'AccountRegistered',
    occurredAt: at.now,
    actor: { kind: by },
    payload: { kind },
    topics: [`account:${accountId}`],
  };
}
