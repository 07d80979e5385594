import type { EntityManager } from 'typeorm';
import { type Agency, type AgencyType, isAgencyCode } from '../domain/agency/agency.js';
import { AgencyEntity, toAgency } from './agency.entity.js';
import type { CodePage } from './code-page.js';
import { whereMatches } from './text-search.js';

/** What a list of agencies is narrowed by; lists are ordered by code, which keeps offices beside their government. */
export interface AgencyFilter {
  readonly patterns: readonly string[];
  readonly type?: AgencyType | null;
  readonly parentCode?: string | null;
}

export function findAgenciesByCode(database: EntityManager, codes: readonly string[]): Promise<Agency[]> {
  return database.query(`${READ_AGENCIES} where code = any($1::text[])`, [codes]);
}

export function findAgenciesById(database: EntityManager, ids: readonly string[]): Promise<Agency[]> {
  return database.query(`${READ_AGENCIES} where id = any($1::uuid[])`, [ids]);
}

// Nearly every answer of the system names agencies: they are read as they are, without the mapper's detour.
const READ_AGENCIES = `
  select id, code, name, short_name as "shortName", type, parent_code as "parentCode", region_code as "regionCode",
         time_zone as "timeZone", connection_model as "connectionModel", active, successor_code as "successorCode",
         valid_from::text as "validFrom", valid_to::text as "validTo"
  from agency`;

export async function listAgencies(database: EntityManager, filter: AgencyFilter, page: CodePage): Promise<Agency[]> {
  if (filter.parentCode && !isAgencyCode(filter.parentCode)) return [];
  const query = database.createQueryBuilder(AgencyEntity, 'agency').orderBy('agency.code').limit(page.limit);
  whereMatches(query, ['agency.name', 'agency.shortName'], filter.patterns);
  if (filter.type) query.andWhere('agency.type = :type', { type: filter.type });
  if (filter.parentCode) query.andWhere('agency.parentCode = :parentCode', { parentCode: filter.parentCode });
  if (page.after !== null) query.andWhere('agency.code > :after', { after: page.after });
  return (await query.getMany()).map(toAgency);
}

/** A page of the children of one agency. */
export interface ChildrenPage extends CodePage {
  readonly parentCode: string;
}

/** Pages of the children of many agencies in one statement, in the order asked. */
export async function listChildren(database: EntityManager, pages: readonly ChildrenPage[]): Promise<Agency[][]> {
  const rows = await database.query<{ page: number; agency: string }[]>(LIST_CHILDREN, [
    pages.map((page) => page.parentCode),
    pages.map((page) => page.after),
    pages.map((page) => page.limit),
  ]);
  const children = await findAgenciesByCode(database, [...new Set(rows.map((row) => row.agency))]);
  const byCode = new Map(children.map((child) => [child.code, child]));
  const lists: Agency[][] = pages.map(() => []);
  for (const row of rows) lists[row.page - 1]?.push(byCode.get(row.agency) as Agency);
  return lists;
}

const LIST_CHILDREN = `
  select page.number::integer as page, child.code as agency
  from unnest($1::text[], $2::text[], $3::integer[]) with ordinality as page (parent_code, after, size, number)
  cross join lateral (
    select code from agency
    where parent_code = page.parent_code and (page.after is null or code > page.after)
    order by code limit page.size
  ) as child
  order by page.number, child.code`;
