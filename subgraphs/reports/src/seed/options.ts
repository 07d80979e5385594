import { StartFailure } from '@lapor/kit/start-failure';
import { isDate } from '@lapor/schema/input/date';
import type { SeedOptions } from './read-world.js';

/** The arguments as they were given. */
export interface SeedArguments {
  readonly reports?: string | undefined;
  readonly seed?: string | undefined;
  /** YYYY-MM-DD, the day after the last; today without it. */
  readonly until?: string | undefined;
}

const MOST_REPORTS = 20_000_000;
const YEARS = 3;

/**
 * Reads what is to be seeded. The same arguments give the same reports, on the same registry.
 * @throws {StartFailure} saying which argument is wrong.
 */
export function readOptions({ reports, seed = '1', until }: SeedArguments, now: Date): SeedOptions {
  const count = Number(reports);
  if (!Number.isSafeInteger(count) || count < 1 || count > MOST_REPORTS)
    throw new StartFailure(`Say how many: --reports N, from 1 to ${MOST_REPORTS}.`);
  const day = until ?? now.toISOString().slice(0, 10);
  const end = new Date(`${day}T00:00:00.000Z`);
  if (!isDate(day) || end > now) throw new StartFailure('--until must be a day that has begun, YYYY-MM-DD.');
  const from = new Date(end);
  from.setUTCFullYear(from.getUTCFullYear() - YEARS);
  return { reports: count, seed, from, until: end };
}
