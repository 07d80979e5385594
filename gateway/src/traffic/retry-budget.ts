/** How many requests may be sent again: a share of all, so that a subgraph in trouble does not get more of it. */
export interface RetryBudget {
  /** Counts a request that is sent for the first time. */
  deposit(): void;
  /** Whether one may be sent again; it is counted then. */
  withdraw(): boolean;
}

export interface RetryBudgetOptions {
  /** Of all requests. */
  readonly share: number;
  /** What may be sent again before anything was saved up, and the most that is saved up. */
  readonly reserve: number;
}

export function createRetryBudget({ share, reserve }: RetryBudgetOptions): RetryBudget {
  let saved = reserve;
  return {
    deposit() {
      saved = Math.min(reserve, saved + share);
    },
    withdraw() {
      if (saved < 1) return false;
      saved -= 1;
      return true;
    },
  };
}
