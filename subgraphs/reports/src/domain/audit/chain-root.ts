import { createHash } from 'node:crypto';

/** The end of one chain of events. */
export interface ChainHead {
  readonly aggregateType: string;
  readonly aggregateId: string;
  readonly sequence: number;
  readonly hash: Buffer;
}

/** A day's root: what it covers, and the hash over it. Everything in it is signed. */
export interface ChainRoot {
  /** 1, 2, 3 … without gaps. */
  readonly number: number;
  /** YYYY-MM-DD, the day in western Indonesia. */
  readonly day: string;
  /** The log's position up to which events are covered (inclusive). */
  readonly upToTxid: string;
  readonly upToPosition: string;
  /** How many chains have grown since the root before. */
  readonly chains: number;
  readonly previousRoot: Buffer;
  readonly root: Buffer;
}

/** The root before the first. */
export const FIRST_ROOT = Buffer.alloc(32);

/**
 * Folds the heads of the chains that have grown since the root before into the new root, in order of type and id.
 * Because each root holds the one before, it covers the head of every chain there is, and costs a day's events only.
 */
export function rootHasher(previousRoot: Buffer): { add(head: ChainHead): void; digest(): { root: Buffer; chains: number } } {
  const hash = createHash('sha256').update(previousRoot);
  let chains = 0;
  return {
    add({ aggregateType, aggregateId, sequence, hash: head }) {
      hash.update(JSON.stringify([aggregateType, aggregateId, sequence, head.toString('hex')])).update('\n');
      chains += 1;
    },
    digest: () => ({ root: hash.digest(), chains }),
  };
}

/** The bytes that are signed. */
export function rootStatement({ number, day, upToTxid, upToPosition, chains, previousRoot, root }: ChainRoot): Buffer {
  const fields = [number, day, upToTxid, upToPosition, chains, previousRoot.toString('hex'), root.toString('hex')];
  return Buffer.from(`lapor-chain-root/1\n${JSON.stringify(fields)}`);
}

const WIB_MS = 7 * 3_600_000;

/** The day in western Indonesia, YYYY-MM-DD. */
export function auditDay(now: Date): string {
  return new Date(now.getTime() + WIB_MS).toISOString().slice(0, 10);
}
