import type { Generation } from './generation.js';
import { REASONS, type SupergraphRefused } from './supergraph-refused.js';

/** How it stands with the supergraph, for `/health`: nothing that a supergraph holds, and no address. */
export interface Standing {
  readonly id: string;
  /** Since when it has served. */
  readonly since: string;
  /** Why the latest one is not served; gone when one is. */
  readonly refused?: { readonly at: string; readonly reason: string };
}

export interface KeptStanding {
  readonly read: () => Standing;
  serves(generation: Generation): void;
  refused(refusal: SupergraphRefused): void;
  /** What was refused is not offered any more. */
  settled(): void;
}

export function keepStanding(first: Generation, now: () => Date): KeptStanding {
  let standing: Standing = { id: first.id, since: now().toISOString() };
  return {
    read: () => standing,
    serves: ({ id }) => {
      standing = { id, since: now().toISOString() };
    },
    refused: ({ reason }) => {
      standing = { ...standing, refused: { at: now().toISOString(), reason: REASONS[reason] } };
    },
    settled: () => {
      standing = { id: standing.id, since: standing.since };
    },
  };
}
