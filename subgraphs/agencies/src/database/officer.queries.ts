import type { OfficerEntry } from '@lapor/schema/officer';
import { Any, type EntityManager } from 'typeorm';
import { OfficerEntity, toOfficer } from './officer.entity.js';

/** One officer; null when the registry has none with this id. */
export async function findOfficer(manager: EntityManager, id: string): Promise<OfficerEntry | null> {
  const row = await manager.findOneBy(OfficerEntity, { id });
  return row && toOfficer(row);
}

/** The officers with these ids that the registry knows. */
export async function findOfficersById(manager: EntityManager, ids: readonly string[]): Promise<OfficerEntry[]> {
  return (await manager.find(OfficerEntity, { where: { id: Any(ids) } })).map(toOfficer);
}

/** One page of officers, in the order of their ids. */
export interface OfficerPage {
  readonly after: string | null;
  readonly limit: number;
}

/** The officers with a membership in an agency or anywhere below it, deactivated ones included. */
export async function listOfficers(manager: EntityManager, agencyCode: string, { after, limit }: OfficerPage): Promise<OfficerEntry[]> {
  return (await manager.query<OfficerEntity[]>(LIST_OFFICERS, [agencyCode, after, limit])).map(toOfficer);
}

/** Every officer with a membership in one of some agencies itself, in their own right or another's; by id. */
export async function findOfficersAt(manager: EntityManager, agencyCodes: readonly string[]): Promise<OfficerEntry[]> {
  return (await manager.query<OfficerEntity[]>(FIND_OFFICERS_AT, [agencyCodes])).map(toOfficer);
}

const LIST_OFFICERS = `
  with recursive tree as (
    select code from agency where code = $1
    union
    select agency.code from agency join tree on agency.parent_code = tree.code
  )
  select id, active, memberships, leave from officer
  where agency_codes ?| array(select code from tree) and ($2::uuid is null or id > $2::uuid)
  order by id limit $3`;

const FIND_OFFICERS_AT = 'select id, active, memberships, leave from officer where agency_codes ?| $1::text[] order by id';
