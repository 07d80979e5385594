import { setTimeout as delay } from 'node:timers/promises';
import { RefusalError } from '@lapor/kit/refusal';
import { type Breaker, createBreaker } from './breaker.js';
import { createRetryBudget, type RetryBudget } from './retry-budget.js';

/** One fetch, however many times it is sent. */
export interface Sending<Answer> {
  /** Sends it once. */
  fetch(): Promise<Answer>;
  /** Told of the error with which it has failed in the end. */
  gaveUp?(error: unknown): void;
}

/** The manners of a gateway towards its subgraphs, whatever carries its fetches. */
export interface Traffic {
  /**
   * Sends a fetch. One that only reads is sent again, once or twice, when the subgraph could not be reached; a write never
   * is: nobody can say whether it was done.
   * @throws {RefusalError} of the last attempt; SUBGRAPH_UNAVAILABLE at once while the subgraph is left in peace.
   */
  send<Answer>(subgraph: string, kind: 'query' | 'mutation' | 'subscription', sending: Sending<Answer>): Promise<Answer>;
}

const BREAKER = { windowMs: 5_000, failures: 10, pauseMs: 1_000 };
const BUDGET = { share: 0.1, reserve: 20 };
const MOST_ATTEMPTS = 3;
const PAUSE_MS = 25;

interface Manners {
  readonly breaker: Breaker;
  readonly budget: RetryBudget;
  /** Passes an answer on, and counts it. */
  succeeded<Answer>(answer: Answer): Answer;
}

/** @param now in milliseconds. */
export function createTraffic(now: () => number = Date.now): Traffic {
  const known = new Map<string, Manners>();
  const mannersFor = (subgraph: string): Manners => {
    const before = known.get(subgraph);
    if (before) return before;
    const manners = createManners(now);
    known.set(subgraph, manners);
    return manners;
  };
  return {
    send(subgraph, kind, sending) {
      const manners = mannersFor(subgraph);
      manners.budget.deposit();
      return attempt(manners, kind === 'query', sending, 1);
    },
  };
}

function createManners(now: () => number): Manners {
  const breaker = createBreaker(BREAKER, now);
  return {
    breaker,
    budget: createRetryBudget(BUDGET),
    succeeded(answer) {
      breaker.succeeded();
      return answer;
    },
  };
}

function attempt<Answer>(manners: Manners, isRead: boolean, sending: Sending<Answer>, number: number): Promise<Answer> {
  if (!manners.breaker.allows()) return giveUp(sending, new RefusalError('SUBGRAPH_UNAVAILABLE'));
  return sending.fetch().then(manners.succeeded, (error: unknown) => sendAgain(manners, isRead, sending, number, error));
}

/** If it may be. @param number of the attempt that has failed with the error. */
async function sendAgain<Answer>(
  manners: Manners,
  isRead: boolean,
  sending: Sending<Answer>,
  number: number,
  error: unknown,
): Promise<Answer> {
  const { breaker, budget } = manners;
  const code = error instanceof RefusalError ? error.extensions.code : undefined;
  if (code === 'SUBGRAPH_UNAVAILABLE' || code === 'SUBGRAPH_TIMEOUT') breaker.failed();
  const mayAgain = isRead && code === 'SUBGRAPH_UNAVAILABLE' && number < MOST_ATTEMPTS && budget.withdraw();
  if (!mayAgain) return giveUp(sending, error);
  // Not all at the same moment, after what has ended them at the same moment.
  await delay(PAUSE_MS * (number + Math.random()));
  return attempt(manners, isRead, sending, number + 1);
}

async function giveUp<Answer>(sending: Sending<Answer>, error: unknown): Promise<Answer> {
  sending.gaveUp?.(error);
  throw error;
}
