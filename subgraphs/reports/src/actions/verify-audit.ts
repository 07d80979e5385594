import { createPublicKey, verify } from 'node:crypto';
import { verifyAllChains } from '@lapor/subgraph-kit/event-log/verify-all';
import type { DataSource } from 'typeorm';
import { findAllRoots, readHeads, type SignedRoot } from '../database/chain-root.store.js';
import { FIRST_ROOT, rootHasher, rootStatement } from '../domain/audit/chain-root.js';

/** What was checked, or the first row that does not hold. */
export type Audit =
  | { readonly ok: true; readonly chains: number; readonly events: number; readonly roots: number }
  | { readonly ok: false; readonly row: string; readonly reason: string };

/**
 * Checks a whole database: every chain from its stored texts, then every root from the log, the root before it and its
 * signature. With a public key given from outside, a root signed by any other is bad: who can write the table could
 * have signed it anew.
 */
export async function verifyAudit(database: DataSource, publicKey: string | null): Promise<Audit> {
  const chains = await verifyAllChains(database);
  if (!chains.ok) {
    const { aggregate, sequence, reason } = chains;
    return { ok: false, row: `event_log ${aggregate.type} ${aggregate.id}, sequence ${sequence}`, reason };
  }
  const roots = await findAllRoots(database);
  let last: SignedRoot | null = null;
  for (const root of roots) {
    const reason = await checkRoot(database, root, last, publicKey);
    if (reason) return { ok: false, row: `chain_root ${root.number} (${root.day})`, reason };
    last = root;
  }
  return { ok: true, chains: chains.chains, events: chains.events, roots: roots.length };
}

async function checkRoot(
  database: DataSource,
  root: SignedRoot,
  last: SignedRoot | null,
  publicKey: string | null,
): Promise<string | null> {
  if (root.number !== (last?.number ?? 0) + 1) return 'MISSING';
  if (publicKey !== null && root.publicKey !== publicKey) return 'FOREIGN_KEY';
  if (!root.previousRoot.equals(last?.root ?? FIRST_ROOT)) return 'ALTERED';
  const hasher = rootHasher(root.previousRoot);
  for await (const chain of readHeads(database, last ?? { upToTxid: '0', upToPosition: '0' }, root)) hasher.add(chain);
  const { root: recomputed, chains } = hasher.digest();
  if (!recomputed.equals(root.root) || chains !== root.chains) return 'ALTERED';
  return verify(null, rootStatement(root), toKey(root.publicKey), root.signature) ? null : 'SIGNATURE';
}

function toKey(x: string) {
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}
