import { NATIONAL_DESK } from '@lapor/schema/desks';
import { type Refusal, refuse } from '@lapor/schema/refusal';
import type { EntityManager } from 'typeorm';
import { findAgencies, findCategories, findDesk, findRegions } from '../database/registry.queries.js';
import type { Filing } from '../domain/filing/filing.js';
import type { Desk } from '../domain/report/desk.js';

export type ReceivingDesk = { readonly ok: true; readonly desk: Desk } | Refusal;

/**
 * Checks filings' codes against the registry, and says which desks receive them, in their order. Refuses with REGION_UNKNOWN,
 * CATEGORY_UNKNOWN and AGENCY_UNKNOWN.
 */
export async function findReceivingDesks(manager: EntityManager, filings: readonly Filing[]): Promise<readonly ReceivingDesk[]> {
  const named = (of: (filing: Filing) => string | null) => [...new Set(filings.map(of).filter((code) => code !== null))];
  const regions = await findRegions(
    manager,
    named(({ regionCode }) => regionCode),
  );
  const categories = await findCategories(
    manager,
    named(({ categoryId }) => categoryId),
  );
  const agencies = await findAgencies(
    manager,
    named(({ targetAgencyCode }) => targetAgencyCode),
  );
  const national = filings.some(({ targetAgencyCode }) => targetAgencyCode === null) ? await findDesk(manager, NATIONAL_DESK) : null;
  return filings.map(({ regionCode, categoryId, targetAgencyCode }) => {
    if (regionCode !== null && !regions.has(regionCode)) return refuse('REGION_UNKNOWN');
    if (categoryId !== null && !categories.has(categoryId)) return refuse('CATEGORY_UNKNOWN');
    const desk = targetAgencyCode === null ? national : agencies.get(targetAgencyCode);
    return desk ? { ok: true, desk } : refuse('AGENCY_UNKNOWN');
  });
}
