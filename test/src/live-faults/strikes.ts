import type { TestSystem } from '../environment/system.js';
import type { Random } from '../federation/random.js';

export const VICTIMS = ['gateway', 'reports', 'agencies', 'citizens', 'postgres'] as const;
export type Victim = (typeof VICTIMS)[number];
export type Kills = Readonly<Partial<Record<Victim, number>>>;

/** When which process is killed. */
export interface Strike {
  readonly victim: Victim;
  /** How many events have been written then. */
  readonly atEvent: number;
}

/** Moments by chance, none of them in the first or last tenth: there is to be something before and behind each. */
export function planStrikes(kills: Kills, events: number, random: Random): readonly Strike[] {
  return VICTIMS.flatMap((victim) =>
    Array.from({ length: kills[victim] ?? 0 }, () => ({
      victim,
      atEvent: Math.floor(events * (0.1 + 0.8 * (random.below(10_000) / 10_000))),
    })),
  ).sort((one, other) => one.atEvent - other.atEvent);
}

/** Kills processes with SIGKILL; they come back by themselves, and are killed again no sooner. */
export function createStriker({ children, cluster }: Pick<TestSystem, 'children' | 'cluster'>) {
  const last = new Map<Victim, Promise<void>>();
  return {
    strike(victim: Victim): void {
      const kill = () => (victim === 'postgres' ? cluster!.crash() : children[victim].crash());
      last.set(victim, (last.get(victim) ?? Promise.resolve()).then(kill));
    },
    /** Resolves when all of them are back. */
    async settled(): Promise<void> {
      await Promise.all(last.values());
    },
  };
}
