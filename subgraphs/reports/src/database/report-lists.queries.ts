import { PLANNED_ANEW } from '@lapor/subgraph-kit/database/preparing-client';
import type { DataSource } from 'typeorm';
import { CLOCK_KEYS, CLOCK_RULES } from '../domain/clock/clock-rules.js';
import type { Report } from '../domain/report/report.js';
import type { ReportClass } from '../domain/report/report-class.js';
import { OPEN_STATES, type ReportState } from '../domain/report/report-state.js';
import { findReports } from './report.queries.js';

/** A page of a list: one row more than asked for is read, to know whether there is a next page. */
export interface ListPage {
  readonly first: number;
  /** The last row's `filedAt` (ISO 8601) and `id` of the page before; null at the beginning. */
  readonly after: readonly [string, string] | null;
}

/** What a list is narrowed to; null does not narrow. */
export interface ListFilter {
  readonly states: readonly ReportState[] | null;
  readonly classes: readonly ReportClass[] | null;
  readonly categoryId: string | null;
  /** Kemendagri code of a region, which stands for all regions in it. */
  readonly regionCode: string | null;
  /** The codes of agencies, of which one must match. */
  readonly agencyCodes: readonly string[] | null;
  /** The codes of lead agencies, of which one must match. */
  readonly leadAgencyCodes: readonly string[] | null;
  /** Words that must all stand in the text; only where the list can be searched. */
  readonly words: string | null;
  /** Whether a desk is behind with it at a moment. */
  readonly late: { readonly is: boolean; readonly now: Date } | null;
}

const READABLE_BY_DESK = 'published @@ words or original @@ words';

/**
 * The lists, each with what it always asks for; `$scope` is whose list it is. `search` is the text in which words are
 * looked for: a word must not find what its viewer may not read, so the public searches published texts alone, and a desk
 * also the originals of what lies before it. The other lists show different viewers different texts: they have none.
 */
const LISTS = {
  // The open states are written out, not bound: only so can the planner prove that the queue's partial index fits.
  openQueue: {
    where: `desk_code = $scope and state in (${OPEN_STATES.map((state) => `'${state}'`).join(', ')})`,
    order: 'asc',
    agency: null,
    search: READABLE_BY_DESK,
  },
  queue: { where: 'desk_code = $scope', order: 'asc', agency: null, search: READABLE_BY_DESK },
  public: { where: 'published and not confidential', order: 'desc', agency: 'lead_agency_code', search: 'published @@ words' },
  // By the keys of the own reports; by the citizen's id what was filed before there were any, or by SMS before.
  own: {
    where: `id = any (array(
      select id from report where list_key = any ($keys::uuid[])
      union select id from report where citizen_id = $scope
      union select id from report where reporter_id = $scope))`,
    order: 'desc',
    agency: null,
    search: null,
  },
  officers: { where: 'true', order: 'desc', agency: 'desk_code', search: null },
  // For an overseer a confidential report does not exist; also where a page ends must not tell of one.
  overseen: { where: 'not confidential', order: 'desc', agency: 'desk_code', search: null },
  // The same for KSP outside the national priorities, and for an API client where another agency leads.
  priorities: {
    where: 'not confidential and category_id = any (array(select id from category_projection where national_priority))',
    order: 'desc',
    agency: 'desk_code',
    search: null,
  },
  clients: {
    where: `(not confidential or lead_agency_code = any (array(select code from agency_projection where path @> array[$scope::text])))`,
    order: 'desc',
    agency: 'desk_code',
    search: null,
  },
} as const;
export type ListName = keyof typeof LISTS;

export interface ListRequest {
  readonly list: ListName;
  /** A desk's or agency's code or a reporter's id, where the list is somebody's. */
  readonly scope: string | null;
  /** A citizen's own list keys, where the list is a citizen's. */
  readonly listKeys?: readonly string[];
  readonly filter: ListFilter;
  readonly page: ListPage;
}

/** One page of a list in its order: the ids from an index, then their rows in one statement. */
export async function findList(database: DataSource, request: ListRequest): Promise<readonly Report[]> {
  const { sql, parameters } = listStatement(request);
  const ids = (await database.query<{ id: string }[]>(sql, parameters)).map(({ id }) => id);
  const reports = new Map((await findReports(database, ids)).map((report) => [report.id, report]));
  return ids.map((id) => reports.get(id)).filter((report) => report !== undefined);
}

/** The statement that finds the ids of a page. With several agencies each one's page is read and the pages are merged. */
export function listStatement({ list, scope, listKeys = [], filter, page }: ListRequest): {
  readonly sql: string;
  readonly parameters: unknown[];
} {
  const { where, order, agency, search } = LISTS[list];
  const parameters: unknown[] = [];
  const bind = (value: unknown) => `$${parameters.push(value)}`;
  const conditions = [ofWhom(where, { $scope: scope, $keys: [...listKeys] }, bind), ...filterConditions(filter, bind)];
  if (filter.words !== null) conditions.push(searchCondition(search, bind(filter.words)));
  if (page.after) {
    const [filedAt, id] = page.after;
    conditions.push(`(filed_at, id) ${order === 'asc' ? '>' : '<'} (${bind(filedAt)}::timestamptz, ${bind(id)}::uuid)`);
  }
  const limit = bind(page.first + 1);
  const tail = `order by filed_at ${order}, id ${order} limit ${limit}`;
  if (!agency || !filter.agencyCodes)
    return { sql: `${PLANNED_ANEW} select id from report where ${conditions.join(' and ')} ${tail}`, parameters };
  const one = `select id, filed_at from report where ${agency} = agency.code and ${conditions.join(' and ')} ${tail}`;
  return {
    sql: `${PLANNED_ANEW} select id from unnest(${bind([...filter.agencyCodes])}::text[]) as agency (code) cross join lateral (${one}) as held ${tail}`,
    parameters,
  };
}

/** Binds whose list it is, each value once however often it is asked for. */
function ofWhom(where: string, values: Readonly<Record<string, unknown>>, bind: (value: unknown) => string): string {
  return Object.entries(values).reduce((text, [name, value]) => (text.includes(name) ? text.replaceAll(name, bind(value)) : text), where);
}

/** Throws where the list cannot be searched: a caller's mistake, never a client's. */
function searchCondition(search: string | null, words: string): string {
  if (search === null) throw new Error('this list cannot be searched');
  return `exists (select 1 from report_search, plainto_tsquery('indonesian', ${words}) as words where report_id = report.id and (${search}))`;
}

/** As the indexes have them: regions by the code of their province or regency, smaller ones by its beginning. */
function filterConditions(filter: ListFilter, bind: (value: unknown) => string): readonly string[] {
  const { states, classes, categoryId, regionCode, leadAgencyCodes, late } = filter;
  const conditions: string[] = [];
  if (states) conditions.push(`state = any (${bind([...states])}::text[])`);
  if (classes) conditions.push(`class = any (${bind([...classes])}::text[])`);
  if (categoryId !== null) conditions.push(`category_id = ${bind(categoryId)}`);
  if (regionCode !== null) {
    const length = regionCode.length <= 2 ? 2 : 5;
    conditions.push(`left(region_code, ${length}) = ${bind(regionCode.slice(0, 5))}`);
    if (regionCode.length > 5) conditions.push(`starts_with(region_code, ${bind(regionCode)})`);
  }
  if (leadAgencyCodes) conditions.push(`lead_agency_code = any (${bind([...leadAgencyCodes])}::text[])`);
  if (late) {
    const overdue = `exists (select 1 from clock where clock.report_id = report.id and clock.stopped_at is null and clock.paused_at is null
      and clock.due_at < ${bind(late.now)} and clock.key = any (${bind(DESK_CLOCKS)}::text[]))`;
    conditions.push(late.is ? overdue : `not ${overdue}`);
  }
  return conditions;
}

/** Only a desk can be late. */
const DESK_CLOCKS = CLOCK_KEYS.filter((key) => CLOCK_RULES[key].owes === 'DESK');

/** The codes of an agency and of all below it. */
export async function findTree(database: DataSource, agencyCode: string): Promise<readonly string[]> {
  const rows = await database.query<{ code: string }[]>('select code from agency_projection where path @> array[$1::text]', [agencyCode]);
  return rows.length > 0 ? rows.map(({ code }) => code) : [agencyCode];
}
