import type { Due } from './entitlement.js';
import type { Follower, Given } from './follower.js';

/** What is wrong with what a follower was given, in sentences; empty when nothing is. */
export type Faults = readonly string[];

/** Since when a follower has had no right at all, and how long it may take until everybody knows. */
export interface Revoked {
  readonly at: number;
  readonly graceMs: number;
}

/** Compares what a follower was given with what it had a right to: nothing lost, doubled, out of order or beyond its right. */
export function judge(follower: Follower, dues: readonly Due[], revoked?: Revoked): Faults {
  const places = new Map(dues.map(({ event }, place) => [event.id, place]));
  const faults: string[] = [];
  const came = new Set<number>();
  let last = -1;
  for (const given of follower.given) {
    const place = places.get(given.id);
    const due = place === undefined ? undefined : dues[place];
    if (place === undefined || !due) {
      faults.push(`given ${given.id}, which is not of this stream`);
      continue;
    }
    const what = `${due.event.type} of ${due.event.reportId} (${given.id})`;
    if (came.has(place)) faults.push(`doubled: ${what}`);
    else if (place < last) faults.push(`out of order: ${what}`);
    came.add(place);
    last = Math.max(last, place);
    const wrong = wrongOf(given, due);
    if (wrong) faults.push(`${wrong}: ${what}`);
    if (revoked && due.event.recordedAt > revoked.at + revoked.graceMs) faults.push(`given after the right was taken: ${what}`);
  }
  return [...faults, ...endFaults(follower, dues), ...lostOf(follower, dues, came, last)];
}

/** What is owed to a follower and has not come. */
export function lostOf(follower: Follower, dues: readonly Due[], came: ReadonlySet<number>, last: number): Faults {
  // Who does not come back has a right to what lies in front of the last that was given, and not to more.
  const upTo = follower.over() === undefined ? dues.length : last;
  return dues.flatMap(({ event, isOwed }, place) =>
    isOwed && place < upTo && !came.has(place) ? [`lost: ${event.type} of ${event.reportId} (${event.id})`] : [],
  );
}

/** Whether the last of what is owed has come. */
export function hasCaughtUp(follower: Follower, dues: readonly Due[]): boolean {
  const lastOwed = dues.findLast(({ isOwed }) => isOwed);
  return follower.over() !== undefined || !lastOwed || follower.given.some(({ id }) => id === lastOwed.event.id);
}

function wrongOf(given: Given, { event, forms }: Due): string | undefined {
  const form = given.reportId === undefined ? 'retracted' : 'whole';
  if (given.reportId !== undefined && given.reportId !== event.reportId) return 'with another report';
  const possible = forms.filter((each) => each.form === form);
  if (possible.length === 0) return form === 'whole' ? 'beyond the right' : 'retracted though it is in sight';
  if (given.namesReporter && !possible.some(({ namesReporter }) => namesReporter)) return 'with a reporter who is not to be named';
  if (given.version === null) return undefined;
  const seen = forms.find(({ state }) => state.version === given.version);
  if (!seen) return `with the report of before (version ${given.version})`;
  if (seen.form !== form) return `beyond the right of version ${given.version}`;
  return given.namesReporter && !seen.namesReporter ? `with a reporter hidden in version ${given.version}` : undefined;
}

/** Only what follows one report ends by itself, and only when that goes out of sight. */
function endFaults(follower: Follower, dues: readonly Due[]): Faults {
  const over = follower.over();
  if (over === undefined || over === 'TOKEN_REVOKED') return [];
  const isHidden = dues.some(({ forms }) => forms.some(({ form }) => form === undefined || form === 'retracted'));
  if (follower.stream.kind !== 'report') return over === 'FORBIDDEN' ? [] : [`ended with ${over}`];
  if (!isHidden) return [`ended with ${over}, though the report stays in sight`];
  const lastGiven = follower.given.at(-1);
  return over === 'complete' && lastGiven?.reportId !== undefined ? ['ended without a last word'] : [];
}
