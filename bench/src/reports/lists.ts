import type { Subject } from '@lapor/schema/identity';
import type { Bar } from '../bar.js';
import { percentile } from '../percentile.js';
import type { SubgraphClient } from '../subgraph-client.js';

const PAGE = 20;
const FAR_PAGE = 100;
const TIMES = 300;
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
}

export function deskQueue(what: string, subject: Subject, agencyCode: string): MeasuredList {
  const query = `query ($agencyCode: String!, $after: String) {
    deskQueue(agencyCode: $agencyCode, first: ${PAGE}, after: $after) { nodes { ${NODE} } pageInfo { endCursor hasNextPage } } }`;
  return { what, subject, field: 'deskQueue', query, variables: { agencyCode } };
}

export function publicList(subject: Subject): MeasuredList {
  const query = `query ($after: String) {
    publicReports(first: ${PAGE}, after: $after) { nodes { ${NODE} } pageInfo { endCursor hasNextPage } } }`;
  return { what: 'public list', subject, field: 'publicReports', query, variables: {} };
}

interface Page {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}

/** Measures the first and the hundredth page, one request at a time, after reading the way there. */
export async function measureList(client: SubgraphClient, list: MeasuredList): Promise<readonly Bar[]> {
  const read = async (after: string | null) => {
    const data = await client.get<Record<string, Page>>(list.subject, list.query, { ...list.variables, after });
    return data[list.field] as Page;
  };
  let after: string | null = null;
  const seen = new Set<string>();
  for (let number = 1; number < FAR_PAGE; number += 1) {
    const page = await read(after);
    for (const { id } of page.nodes) seen.add(id);
    if (!page.pageInfo.hasNextPage) throw new Error(`${list.what} ends at page ${number}; seed more reports`);
    after = page.pageInfo.endCursor;
  }
  if (seen.size !== PAGE * (FAR_PAGE - 1)) throw new Error(`${list.what}: ${seen.size} different reports on ${FAR_PAGE - 1} pages`);
  return [
    ...barsOf(`${list.what}, page 1`, await timesOf(() => read(null))),
    ...barsOf(`${list.what}, page ${FAR_PAGE}`, await timesOf(() => read(after))),
  ];
}

async function timesOf(read: () => Promise<Page>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let count = 0; count < TIMES; count += 1) {
    const began = performance.now();
    const { nodes } = await read();
    times.push(performance.now() - began);
    if (nodes.length !== PAGE) throw new Error(`a page of ${nodes.length} instead of ${PAGE}`);
  }
  return times;
}

function barsOf(what: string, times: readonly number[]): readonly Bar[] {
  return [
    { what: `${what}, median`, unit: 'ms', figure: percentile(times, 0.5), limit: null, must: 'not exceed' },
    { what: `${what}, p95`, unit: 'ms', figure: percentile(times, 0.95), limit: MOST_MS, must: 'not exceed' },
  ];
}
