import { createHash } from 'node:crypto';
import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import { decodeCursor, encodeCursor } from '@lapor/subgraph-kit/event-log/cursor';
import type { Position } from '@lapor/subgraph-kit/event-log/position';
import { stoppable } from '@lapor/subgraph-kit/event-log/stoppable';
import type { DataSource } from 'typeorm';
import { isRegion } from '../database/registry.queries.js';
import { type Counters, countersOf } from '../domain/statistics/counters.js';
import type { PublishedStatistics } from '../domain/statistics/publish-statistics.js';
import type { StatisticsWatch } from './watch-statistics.js';

export interface CounterDependencies {
  readonly database: DataSource;
  readonly statistics: StatisticsWatch;
}

/** Counters with the cursor that stands for them. */
export interface ToldCounters {
  readonly cursor: string;
  readonly counters: Counters;
}

/** Of a province, a regency or a city (Kemendagri); smaller places have no number. */
const COUNTED_PLACE = /^\d\d(\.\d\d)?$/;

/**
 * Follows the nation's counters, or those of a province, regency or city: as they are now, then whenever they read differently, at most once a
 * second. Behind a cursor the first comes when it reads differently from what the cursor stands for. Throws INPUT_INVALID
 * where the code is of something smaller, REGION_UNKNOWN, CURSOR_INVALID or CURSOR_MISMATCH.
 */
export async function followCounters(
  { database, statistics }: CounterDependencies,
  regionCode: string | null,
  after: string | null,
): Promise<AsyncIterableIterator<ToldCounters>> {
  if (regionCode !== null && !COUNTED_PLACE.test(regionCode)) throw new RefusalError('INPUT_INVALID', { fields: ['regionCode'] });
  if (regionCode !== null && !(await isRegion(database, regionCode))) throw new RefusalError('REGION_UNKNOWN');
  if (after !== null) assertAllowed(decodeCursor(streamOf(regionCode), after));
  return stoppable((signal) => run(statistics, regionCode, after, signal));
}

async function* run(
  statistics: StatisticsWatch,
  regionCode: string | null,
  after: string | null,
  signal: AbortSignal,
): AsyncGenerator<ToldCounters, void, undefined> {
  const published = statistics.follow();
  signal.addEventListener('abort', () => void published.return?.(), { once: true });
  let last = after;
  for await (const numbers of published) {
    const told = toldOf(numbers, regionCode);
    if (told.cursor === last) continue;
    last = told.cursor;
    yield told;
  }
}

/** What is told of each publication, made once for all who follow the same. */
const TOLD = new WeakMap<PublishedStatistics, Map<string | null, ToldCounters>>();

function toldOf(published: PublishedStatistics, regionCode: string | null): ToldCounters {
  const made = TOLD.get(published) ?? new Map<string | null, ToldCounters>();
  TOLD.set(published, made);
  const told = made.get(regionCode) ?? tell(countersOf(published, regionCode));
  made.set(regionCode, told);
  return told;
}

function tell(counters: Counters): ToldCounters {
  return { counters, cursor: encodeCursor(streamOf(counters.regionCode), digest(counters)) };
}

/**
 * The cursor says what its holder has read, not where in the log that was: a place would tell how much happened between
 * two updates, confidential reports included. It has the form of a position, so that it is told apart from other streams'
 * like theirs.
 */
function digest(counters: Counters): Position {
  const bytes = createHash('sha256').update(JSON.stringify(counters)).digest();
  return { txid: bytes.readBigUInt64BE(0), number: bytes.readBigUInt64BE(8) >> 1n };
}

function streamOf(regionCode: string | null): string {
  return `counters:${regionCode ?? ''}`;
}
