import type { Aggregate, EventDraft } from '@lapor/subgraph-kit/event-log/event';

/** What happens to the vault as a whole. */
export const VAULT_AGGREGATE: Aggregate = { type: 'vault', id: 'vault' };

/** A rotation of keys has begun, or every person stands under the keys in use. Keys are named by one-way functions of them. */
export function vaultRotation(
  type: 'VaultRotationBegan' | 'VaultRotationDone',
  payload: { readonly encryptionKeyId: string; readonly indexKeyId: string; readonly persons: number },
  at: { readonly id: string; readonly now: Date },
): EventDraft {
  return { id: at.id, type, occurredAt: at.now, actor: { kind: 'SYSTEM' }, payload, topics: ['vault'] };
}
