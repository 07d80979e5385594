import { findAgenciesByCode } from '../database/agency.queries.js';
import { findActiveParts } from '../database/agency-tree.queries.js';
import type { AgencyCase } from './change-agency-entry.js';

/** Puts the active agencies directly below an ending one under its heir; they and what is below them live on. */
export async function handOverParts({ manager, agency, decree, put }: AgencyCase, heirCode: string): Promise<void> {
  const parts = await findAgenciesByCode(manager, await findActiveParts(manager, agency.code));
  for (const part of parts) await put('AgencyMoved', { ...part, parentCode: heirCode }, decree);
}
