import { ANONYMOUS, type Subject } from '@lapor/schema/identity';
import type { Bar } from '../bar.js';
import { timeBars, timesOf } from '../times.js';

const PAGE = 20;
const FAR_PAGE = 100;
const MOST_MS = 15;

const NODE = `id trackingId class state stage title publishedTitle filedAt anonymous confidential
  region { code } category { id } desk { code } leadAgency { code } isLate nextDueAt`;

/** A list that is measured: its name for people, who reads it, and its operation with the variables beside the page. */
export interface MeasuredList {
  readonly what: string;
  readonly subject: Subject;
  readonly field: 'deskQueue' | 'publicReports';
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Whether its times are only told. */
  readonly forInformation: boolean;
}

const DESK_QUEUE = `query ($agencyCode: String!, $state: ReportState, $search: String, $after: String) {
  deskQueue(agencyCode: $agencyCode, state: $state, search: $search, first: ${PAGE}, after: $after) {
    nodes { ${NODE} } pageInfo { endCursor hasNextPage } } }`;

const PUBLIC_LIST = `query ($agencyCode: String, $filter: ReportFilter, $search: String, $after: String) {
  publicReports(agencyCode: $agencyCode, filter: $filter, search: $search, first: ${PAGE}, after: $after) {
    nodes { ${NODE} } pageInfo { endCursor hasNextPage } } }`;

type Variables = Readonly<Record<string, unknown>>;

export function deskQueue(what: string, subject: Subject, variables: Variables): MeasuredList {
  return { what, subject, field: 'deskQueue', query: DESK_QUEUE, variables, forInformation: 'search' in variables };
}

export function publicList(what: string, variables: Variables): MeasuredList {
  return { what, subject: ANONYMOUS, field: 'publicReports', query: PUBLIC_LIST, variables, forInformation: 'search' in variables };
}

/** A page as far as it is looked at. */
export interface Page {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}

/** Reads one page of a list behind a cursor. */
export type ReadPage = (list: MeasuredList, after: string | null) => Promise<Page>;

/** Reads pages through a client of the subgraph or, for officers' lists with the rights of its token, of the gateway. */
export function readPages(get: <Data>(list: MeasuredList, variables: Variables) => Promise<Data>): ReadPage {
  return async (list, after) => {
    const data = await get<Record<string, Page>>(list, { ...list.variables, after });
    return data[list.field] as Page;
  };
}

/** Measures the first and the hundredth page, or the last full one of a shorter list, one request at a time. */
export async function measureList(read: ReadPage, list: MeasuredList): Promise<readonly Bar[]> {
  const far = await farPage(read, list);
  const bars = (name: string, times: readonly number[]) => timeBars(name, times, list.forInformation ? null : MOST_MS);
  return [
    ...bars(`${list.what}, page 1`, await timesOf(() => read(list, null))),
    ...(far.number > 1 ? bars(`${list.what}, page ${far.number}`, await timesOf(() => read(list, far.after))) : []),
  ];
}

/** Reads the way there, and makes sure that no report comes twice on it. */
async function farPage(read: ReadPage, list: MeasuredList): Promise<{ readonly number: number; readonly after: string | null }> {
  const seen = new Set<string>();
  let [number, after] = [1, null as string | null];
  for (let coming = await read(list, after); number < FAR_PAGE && coming.pageInfo.hasNextPage; number += 1) {
    for (const { id } of coming.nodes) seen.add(id);
    if (seen.size !== PAGE * number) throw new Error(`${list.what}: ${seen.size} different reports on ${number} pages`);
    const behind = coming.pageInfo.endCursor;
    coming = await read(list, behind);
    if (coming.nodes.length < PAGE) break;
    after = behind;
  }
  return { number, after };
}
