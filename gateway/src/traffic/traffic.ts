import { setTimeout as delay } from 'node:timers/promises';
import { RefusalError } from '@lapor/kit/refusal';
import { type Breaker, createBreaker } from './breaker.js';
import { createRetryBudget, type RetryBudget } from './retry-budget.js';

/** The manners of a gateway towards its subgraphs, whatever carries its fetches. */
export interface Traffic {
  /**
   * Sends a fetch. One that only reads is sent again, once or twice, when the subgraph could not be reached; a write never
   * is: nobody can say whether it was done.
   * @throws {RefusalError} of the last attempt; SUBGRAPH_UNAVAILABLE at once while the subgraph is left in peace.
   */
  send<Answer>(subgraph: string, kind: 'query' | 'mutation' | 'subscription', fetch: () => Promise<Answer>): Promise<Answer>;
}

const BREAKER = { windowMs: 5_000, failures: 10, pauseMs: 1_000 };
const BUDGET = { share: 0.1, reserve: 20 };
const MOST_ATTEMPTS = 3;
const PAUSE_MS = 25;

interface Manners {
  readonly breaker: Breaker;
  readonly budget: RetryBudget;
}

/** @param now in milliseconds. */
export function createTraffic(now: () => number = Date.now): Traffic {
  const known = new Map<string, Manners>();
  const mannersFor = (subgraph: string): Manners => {
    const manners = known.get(subgraph) ?? { breaker: createBreaker(BREAKER, now), budget: createRetryBudget(BUDGET) };
    known.set(subgraph, manners);
    return manners;
  };
  return {
    send(subgraph, kind, fetch) {
      const manners = mannersFor(subgraph);
      manners.budget.deposit();
      return attempt(manners, kind === 'query', fetch, 1);
    },
  };
}

function attempt<Answer>({ breaker, budget }: Manners, isRead: boolean, fetch: () => Promise<Answer>, number: number): Promise<Answer> {
  if (!breaker.allows()) return Promise.reject(new RefusalError('SUBGRAPH_UNAVAILABLE'));
  const succeeded = (answer: Answer): Answer => {
    breaker.succeeded();
    return answer;
  };
  const failed = async (error: unknown): Promise<Answer> => {
    const code = error instanceof RefusalError ? error.extensions.code : undefined;
    if (code === 'SUBGRAPH_UNAVAILABLE' || code === 'SUBGRAPH_TIMEOUT') breaker.failed();
    const again = isRead && code === 'SUBGRAPH_UNAVAILABLE' && number < MOST_ATTEMPTS && budget.withdraw();
    if (!again) throw error;
    // Not all at the same moment, after what has ended them at the same moment.
    await delay(PAUSE_MS * (number + Math.random()));
    return attempt({ breaker, budget }, isRead, fetch, number + 1);
  };
  return fetch().then(succeeded, failed);
}
