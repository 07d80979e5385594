import { StartFailure } from '@lapor/kit/start-failure';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { DataSource } from 'typeorm';
import { readOversights } from '../database/oversight.queries.js';
import { findDesk } from '../database/registry.queries.js';
import { readRulesOf } from '../database/time-rules.queries.js';
import type { DeskRules } from '../domain/clock/time-rules.js';
import { createRandom } from './random.js';
import type { SeedDesk, SeedWorld } from './seed-world.js';

/** How much volume data, for which span. */
export interface SeedOptions {
  readonly reports: number;
  readonly seed: string;
  readonly from: Date;
  readonly until: Date;
}

interface AgencyRow {
  readonly code: string;
  readonly path: readonly string[];
  readonly regionCode: string | null;
}

/** A desk in a hundred takes far longer than the others. */
const SLOW_DESK = { one: 0.03, days: 12 };
const DESK_DAYS = { least: 0.3, more: 1.2 };

/**
 * Reads the registry's projection.
 * @throws {StartFailure} when the database knows no agency, region, category or time limit yet.
 */
export async function readWorld(database: DataSource, options: SeedOptions): Promise<SeedWorld> {
  const agencies = await database.query<AgencyRow[]>(
    `select code, path, region_code as "regionCode" from agency_projection where active and code <> $1 order by code`,
    [NATIONAL_DESK],
  );
  const regions = await codes(database, `select code from region_projection where code like '__.__' order by code`);
  const categories = await codes(database, 'select id as code from category_projection where active order by id');
  const desks = toDesks(agencies, options.seed);
  const rules = await readRulesOf(database, [NATIONAL_DESK, ...agencies.map(({ code }) => code)]);
  const national = await findDesk(database, NATIONAL_DESK);
  const policies = rules.get(NATIONAL_DESK)?.policies.length ?? 0;
  if (desks.length === 0 || regions.length === 0 || categories.length === 0 || policies === 0)
    throw new StartFailure('This reports database knows no registry yet. Start the system on it once, then seed it.');
  return {
    ...options,
    national,
    desks,
    regions,
    categories,
    oversights: await readOversights(database),
    rulesAt: (code) => rules.get(code) as DeskRules,
  };
}

async function codes(database: DataSource, sql: string): Promise<readonly string[]> {
  return (await database.query<{ code: string }[]>(sql)).map(({ code }) => code);
}

/** The top of each tree, in an order and with a speed that follow from the seed. */
function toDesks(agencies: readonly AgencyRow[], seed: string): readonly SeedDesk[] {
  const random = createRandom(`${seed} desks`, 0);
  return agencies
    .filter(({ path }) => path.length === 1)
    .map((agency) => {
      const units = agencies.filter(({ path }) => path.length > 1 && path[0] === agency.code && path.at(-1) !== NATIONAL_DESK);
      const slow = random.chance(SLOW_DESK.one);
      return { ...agency, units, slowness: slow ? SLOW_DESK.days : DESK_DAYS.least + random.next() * DESK_DAYS.more, place: random.next() };
    })
    .toSorted((a, b) => a.place - b.place)
    .map(({ place: _place, ...desk }) => desk);
}
