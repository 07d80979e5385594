import { createPublicKey, type KeyObject, sign } from 'node:crypto';
import { settledHead } from '@lapor/subgraph-kit/event-log/read';
import type { DataSource } from 'typeorm';
import { findRoots, insertRoot, readHeads, type SignedRoot } from '../database/chain-root.store.js';
import { auditDay, type ChainRoot, FIRST_ROOT, rootHasher, rootStatement } from '../domain/audit/chain-root.js';

/** The root of today, signed, unless it is there already. Several instances may try: the first one's stands. */
export async function writeChainRoot(database: DataSource, key: KeyObject, now: Date): Promise<SignedRoot | null> {
  const [last] = await findRoots(database, 1, null);
  const day = auditDay(now);
  if (last && last.day >= day) return null;
  const head = await settledHead(database);
  const upTo = { upToTxid: String(head.txid), upToPosition: String(head.number) };
  const previousRoot = last?.root ?? FIRST_ROOT;
  const hasher = rootHasher(previousRoot);
  for await (const chain of readHeads(database, last ?? { upToTxid: '0', upToPosition: '0' }, upTo)) hasher.add(chain);
  const unsigned: ChainRoot = { number: (last?.number ?? 0) + 1, day, ...upTo, previousRoot, ...hasher.digest() };
  const root = { ...unsigned, signature: sign(null, rootStatement(unsigned), key), publicKey: publicKeyOf(key), signedAt: now };
  return (await insertRoot(database, root)) ? root : null;
}

/** The public half, base64url. */
export function publicKeyOf(key: KeyObject): string {
  return createPublicKey(key).export({ format: 'jwk' }).x as string;
}
