import { RefusalError } from '@lapor/kit/refusal';
import type { GraphQLError } from 'graphql';
import type { SendToSubgraph } from './execution.js';

export interface DeferralOptions {
  /** Whether a deferred part begins as soon as what it needs is there, or only when all before it has been done. */
  readonly early: boolean;
  /** Sends what deferred parts ask. */
  readonly send: SendToSubgraph;
}

/** What of one running operation is deferred: which fetches have come back, and which parts are under way. */
export class Deferral {
  readonly early: boolean;
  readonly send: SendToSubgraph;
  readonly #fetches = new Map<string, PromiseWithResolvers<void>>();
  readonly #parts = new Map<string, Promise<readonly GraphQLError[]>>();

  constructor({ early, send }: DeferralOptions) {
    this.early = early;
    this.send = send;
  }

  /** Resolves when the fetch has come back, or will not be made. */
  fetched(id: string): Promise<void> {
    return this.#fetch(id).promise;
  }

  announce(id: string): void {
    this.#fetch(id).resolve();
  }

  /** Runs what the fragment of this label needs. */
  begin(label: string, errors: GraphQLError[], run: () => Promise<void>): void {
    const earlier = this.#parts.get(label) ?? Promise.resolve([]);
    const own = run().catch(() => void errors.push(new RefusalError('INTERNAL')));
    this.#parts.set(
      label,
      Promise.all([earlier, own]).then(([before]) => [...before, ...errors]),
    );
  }

  /**
   * Resolves with what has failed when all that the fragment needs has come. A fragment that the plan does not know has
   * all that it needs when what stands around it has.
   */
  part(label: string): Promise<readonly GraphQLError[]> {
    return this.#parts.get(label) ?? Promise.resolve([]);
  }

  #fetch(id: string): PromiseWithResolvers<void> {
    const fetch = this.#fetches.get(id) ?? Promise.withResolvers<void>();
    this.#fetches.set(id, fetch);
    return fetch;
  }
}
