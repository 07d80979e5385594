import type { EntityManager } from 'typeorm';
import type { Agency } from '../domain/agency/agency.js';
import { AgencyEntity, toAgency } from './agency.entity.js';

/** Every agency by its code; for an import, which asks for thousands. */
export async function readAllAgencies(manager: EntityManager): Promise<ReadonlyMap<string, Agency>> {
  return new Map((await manager.find(AgencyEntity)).map((row) => [row.code, toAgency(row)]));
}

/** The codes of every region. */
export async function readRegionCodes(manager: EntityManager): Promise<ReadonlySet<string>> {
  const rows = await manager.query<{ code: string }[]>('select code from region');
  return new Set(rows.map(({ code }) => code));
}
