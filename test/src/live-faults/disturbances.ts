import type { Random } from '../federation/random.js';
import type { Follower } from './follower.js';

/** What happened to followers, by kind. */
export interface Disturbances {
  readonly counts: Readonly<Record<'cut' | 'paused' | 'restarted', number>>;
  stop(): void;
}

const EVERY_MS = 100;

export interface DisturbanceOptions {
  /** Each follower is disturbed about once in this time. */
  readonly meanMs: number;
  /** How long a follower reads nothing, or is away, at most. */
  readonly longestMs: number;
}

/** Cuts followers, stops their reading and restarts them by chance. */
export function disturb(followers: () => readonly Follower[], { meanMs, longestMs }: DisturbanceOptions, random: Random): Disturbances {
  const counts = { cut: 0, paused: 0, restarted: 0 };
  const timer = setInterval(() => {
    for (const follower of followers()) {
      if (!random.chance(EVERY_MS / meanMs) || follower.over() !== undefined) continue;
      const kind = random.pick(['cut', 'paused', 'restarted'] as const);
      counts[kind] += 1;
      if (kind === 'cut') follower.cut();
      else if (kind === 'paused') follower.pause(random.below(longestMs));
      else follower.restart(random.below(longestMs));
    }
  }, EVERY_MS);
  return { counts, stop: () => clearInterval(timer) };
}
