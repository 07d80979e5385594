/** How many messages one number may send within a time. What is over it is answered once and not filed. */
export interface SenderLimit {
  readonly messages: number;
  readonly windowSeconds: number;
}

/** What a number has sent in the window that runs. */
export interface SenderCount {
  readonly since: Date;
  readonly count: number;
}

export type Admission = 'ADMITTED' | 'ANSWERED' | 'IGNORED';

/** Counts one more message of a number: a window begins with its first. The first one over the limit is told so, the others not. */
export function admit(
  limit: SenderLimit,
  before: SenderCount | null,
  now: Date,
): { readonly count: SenderCount; readonly admission: Admission } {
  const runs = before !== null && now.getTime() - before.since.getTime() < limit.windowSeconds * 1000;
  const count = runs ? { since: before.since, count: before.count + 1 } : { since: now, count: 1 };
  const over = count.count - limit.messages;
  return { count, admission: over <= 0 ? 'ADMITTED' : over === 1 ? 'ANSWERED' : 'IGNORED' };
}
