import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import { type ChildrenPage, findAgenciesByCode, findAgenciesById, listChildren } from '../database/agency.queries.js';
import { findAgencyVersions } from '../database/agency-version.queries.js';
import { findCategoriesById, listChildCategories } from '../database/category.queries.js';
import { findExternalCodes } from '../database/external-code.queries.js';
import { findKeywords } from '../database/keyword.queries.js';
import { listOversight } from '../database/oversight.queries.js';
import { findRegionsByCode } from '../database/region.queries.js';
import { type Agency, isAgencyCode } from '../domain/agency/agency.js';
import { isAgencyId } from '../domain/agency/agency-id.js';
import { type Category, isCategoryId } from '../domain/category/category.js';
import type { ExternalCode } from '../domain/external-code/external-code.js';
import type { KnownKeyword } from '../domain/keyword/resolve-keyword.js';
import type { Oversight } from '../domain/oversight/oversight.js';
import { isRegionCode, type Region } from '../domain/region/region.js';

/** The entities of one request, each kind read with one statement per tick. Unknown keys load null. */
export interface Loaders {
  readonly agencyByCode: DataLoader<string, Agency | null>;
  readonly agencyById: DataLoader<string, Agency | null>;
  readonly agencyChildren: DataLoader<ChildrenPage, Agency[], string>;
  readonly agencyVersion: DataLoader<string, number>;
  readonly externalCodes: DataLoader<string, ExternalCode[]>;
  /** The keywords with these words that are in force today. */
  readonly keywords: DataLoader<string, readonly KnownKeyword[]>;
  /** All of it, whatever the key: it is a handful. */
  readonly oversight: DataLoader<'ALL', readonly Oversight[]>;
  readonly regionByCode: DataLoader<string, Region | null>;
  readonly categoryById: DataLoader<string, Category | null>;
  readonly categoryChildren: DataLoader<string, Category[]>;
}

export function createLoaders(database: EntityManager, today: () => string): Loaders {
  return {
    agencyByCode: createKeyLoader(
      isAgencyCode,
      (codes) => findAgenciesByCode(database, codes),
      (agency) => agency.code,
    ),
    agencyById: createKeyLoader(
      isAgencyId,
      (ids) => findAgenciesById(database, ids),
      (agency) => agency.id,
    ),
    agencyChildren: new DataLoader((pages) => listChildren(database, pages), {
      cacheKeyFn: ({ parentCode, after, limit }) => JSON.stringify([parentCode, after, limit]),
    }),
    agencyVersion: new DataLoader(async (codes) => {
      const versions = await findAgencyVersions(database, codes);
      return codes.map((code) => versions.get(code) ?? 0);
    }),
    keywords: new DataLoader(async (words) => {
      const byWords = Map.groupBy(await findKeywords(database, words, today()), (keyword) => keyword.words);
      return words.map((each) => byWords.get(each) ?? []);
    }),
    externalCodes: new DataLoader(async (agencyCodes) => {
      const byAgency = Map.groupBy(await findExternalCodes(database, agencyCodes), ({ agencyCode }) => agencyCode);
      return agencyCodes.map((code) => byAgency.get(code) ?? []);
    }),
    oversight: new DataLoader(async (keys) => {
      const all = await listOversight(database);
      return keys.map(() => all);
    }),
    regionByCode: createKeyLoader(
      isRegionCode,
      (codes) => findRegionsByCode(database, codes),
      (region) => region.code,
    ),
    categoryById: createKeyLoader(
      isCategoryId,
      (ids) => findCategoriesById(database, ids),
      (category) => category.id,
    ),
    categoryChildren: new DataLoader(async (parentIds) => {
      const children = await listChildCategories(database, parentIds.filter(isCategoryId));
      const byParent = Map.groupBy(children, (category) => category.parentId);
      return parentIds.map((id) => byParent.get(id) ?? []);
    }),
  };
}

/**
 * Loads by a key that a client chose. What cannot be a key at all is not sent to the database: one malformed key
 * would otherwise make the statement, and with it everybody else's entity, fail.
 */
function createKeyLoader<Entry>(
  isKey: (text: string) => boolean,
  find: (keys: readonly string[]) => Promise<readonly Entry[]>,
  keyOf: (entry: Entry) => string,
): DataLoader<string, Entry | null> {
  return new DataLoader(async (keys) => {
    const possible = keys.filter((key) => typeof key === 'string' && isKey(key));
    const found = possible.length > 0 ? await find(possible) : [];
    const byKey = new Map(found.map((entry) => [keyOf(entry), entry]));
    return keys.map((key) => byKey.get(key) ?? null);
  });
}
