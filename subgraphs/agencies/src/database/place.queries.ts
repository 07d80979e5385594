import type { EntityManager } from 'typeorm';
import type { NamedRegion } from '../domain/suggestion/place-evidence.js';
import type { NamedVillage, NamedVillages } from '../domain/suggestion/village-evidence.js';

/** The provinces, regencies and cities that bear one of these names, written together in capitals. */
export function findNamedTopRegions(database: EntityManager, keys: readonly string[]): Promise<NamedRegion[]> {
  return database.query<NamedRegion[]>(FIND_TOP_REGIONS, [keys.join(' ')]);
}

/** The districts that bear one of these names. */
export function findNamedDistricts(database: EntityManager, keys: readonly string[]): Promise<NamedRegion[]> {
  return database.query<NamedRegion[]>(FIND_DISTRICTS, [keys]);
}

/** How many villages bear each of these names; names that no village bears are left out. */
export function countNamedVillages(database: EntityManager, keys: readonly string[]): Promise<NamedVillages[]> {
  return database.query<NamedVillages[]>(COUNT_VILLAGES, [keys]);
}

/** The villages with one of these names that lie in one of these regencies or cities. */
export function findVillagesInside(
  database: EntityManager,
  keys: readonly string[],
  regencies: readonly string[],
): Promise<NamedVillage[]> {
  return database.query<NamedVillage[]>(FIND_VILLAGES, [keys, regencies]);
}

// One text instead of a list: the driver would look at each letter of thousands of names to mark where they end.
const FIND_TOP_REGIONS = `
  select place_key as key, code, level from region where place_key = any(string_to_array($1, ' ')) order by code`;

const FIND_DISTRICTS = `
  select place_key as key, code, 'DISTRICT' as level from district where place_key = any($1::text[]) order by code`;

const COUNT_VILLAGES = `
  select place_key as key, count(*)::integer as count, min(code) as code from village where place_key = any($1::text[]) group by place_key`;

const FIND_VILLAGES = `
  select place_key as key, code from village where place_key = any($1::text[]) and left(code, 5) = any($2::text[]) order by code`;
