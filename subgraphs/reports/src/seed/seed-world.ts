import type { DeskRules } from '../domain/clock/time-rules.js';
import type { Desk } from '../domain/report/desk.js';
import type { Oversight } from '../domain/visibility/oversight.js';
import type { Random } from './random.js';

/** An agency as volume data knows it. */
export interface SeedDesk extends Desk {
  /** Kemendagri code; null for a national body. */
  readonly regionCode: string | null;
  /** The units below it. */
  readonly units: readonly Desk[];
  /** How long it takes for one step of its work, in days. */
  readonly slowness: number;
}

/** What the reports are made for: the registry as reports knows it, and the span of time. */
export interface SeedWorld {
  readonly seed: string;
  readonly reports: number;
  readonly from: Date;
  readonly until: Date;
  readonly national: Desk;
  /** The agencies that reports are disposed to, the busiest first. */
  readonly desks: readonly SeedDesk[];
  readonly regions: readonly string[];
  readonly categories: readonly string[];
  readonly oversights: readonly Oversight[];
  readonly rulesAt: (deskCode: string) => DeskRules;
}

/** How unevenly work falls: a desk at place n gets 1/n^SKEW of what the busiest gets. */
const SKEW = 0.8;

/** Draws a desk as reports fall in real life: a few have most of the work, and every one has some. */
export function pickDesk({ desks }: Pick<SeedWorld, 'desks'>, random: Random): SeedDesk {
  // The inverse of the distribution's integral, which is exact enough for some hundred desks.
  const place = Math.floor((random.next() * ((desks.length + 1) ** (1 - SKEW) - 1) + 1) ** (1 / (1 - SKEW))) - 1;
  return desks[Math.min(place, desks.length - 1)] as SeedDesk;
}
