import { readFileSync, statSync } from 'node:fs';
import { type OpenSystem, openSystem, type SystemPlace } from './open-system.js';
import { lenderUrl } from './shared.js';

/** What the lender tells of a system. */
export interface LentSystem {
  readonly place: SystemPlace;
  readonly logFile: string;
}

/**
 * A system that is set up as usual, on which other test files work before and after this one. Who uses it looks at what
 * it has made itself: it counts nobody else's reports, changes nothing that all of them rest on (a demo account, an
 * agency of the seed, a rule for the whole country), tries no wrong password of a demo account, and expects no list, feed
 * or log of events to hold only its own.
 */
export async function sharedSystem(): Promise<OpenSystem> {
  const answer = await fetch(`${lenderUrl()}/${process.env.JEST_WORKER_ID ?? 1}`);
  if (!answer.ok) throw new Error(`no system is lent: ${await answer.text()}`);
  const { place, logFile } = (await answer.json()) as LentSystem;
  const { size: from } = statSync(logFile);
  return openSystem(place, () => readFileSync(logFile).subarray(from).toString().trimEnd().split('\n'));
}
