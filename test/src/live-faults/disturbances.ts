import type { Random } from '../federation/random.js';
import type { Follower } from './follower.js';

/** What happened to followers, by kind. */
export interface Disturbances {
  readonly counts: Readonly<Record<'cut' | 'paused' | 'restarted', number>>;
  stop(): void;
}

const EVERY_MS = 100;
const LONGEST_PAUSE_MS = 8_000;
const LONGEST_ABSENCE_MS = 4_000;

/** Cuts followers, stops their reading and restarts them by chance: each of them about once in `meanMs`. */
export function disturb(followers: () => readonly Follower[], meanMs: number, random: Random): Disturbances {
  const counts = { cut: 0, paused: 0, restarted: 0 };
  const timer = setInterval(() => {
    for (const follower of followers()) {
      if (!random.chance(EVERY_MS / meanMs) || follower.over() !== undefined) continue;
      const kind = random.pick(['cut', 'paused', 'restarted'] as const);
      counts[kind] += 1;
      if (kind === 'cut') follower.cut();
      else if (kind === 'paused') follower.pause(1_000 + random.below(LONGEST_PAUSE_MS - 1_000));
      else follower.restart(random.below(LONGEST_ABSENCE_MS));
    }
  }, EVERY_MS);
  return { counts, stop: () => clearInterval(timer) };
}
