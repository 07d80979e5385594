import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Membership, Subject } from '@lapor/schema/identity';
import type { System } from '@lapor/stack/system/start-system';
import type { Bar } from '../bar.js';
import { watchMemory } from '../memory.js';
import { query } from '../query.js';
import type { Results } from '../results.js';
import { createSubgraphClient } from '../subgraph-client.js';
import { measureFiling } from './filing.js';
import { deskQueue, type MeasuredList, measureList, publicList, readPages } from './lists.js';
import { type SeededSystem, startSeededSystem } from './seeded-system.js';
import { measureTransitions } from './transitions.js';

const CONCURRENCY = 16;
const WARM_UP_SECONDS = 3;
const MOST_MEMORY_MB = 300;

export interface ReportsOptions {
  readonly reports: number;
  /** How long filings and transitions are sustained. */
  readonly seconds: number;
}

/** Measures the reports subgraph on volume data: lists, filings, transitions and its memory through it all. */
export async function benchReports(options: ReportsOptions): Promise<Results> {
  const seeded = await startSeededSystem(options.reports);
  try {
    return {
      name: 'reports',
      command: `npm run bench -- reports --reports ${options.reports} --seconds ${options.seconds}`,
      setting: [
        `The reports subgraph with ${seeded.reports} reports and ${seeded.events} events, asked directly as the gateway asks it, with`,
        'PostgreSQL (fsync and synchronous commit on), the other processes and this client on the same machine. Lists: one request',
        'at a time, 20 reports with their deadlines on a page. A filing writes the report, its event, clocks, idempotency key and',
        'access code; transitions are verify and dispose, accept, follow up, final answer, one after the other.',
      ],
      bars: await measure(seeded, options),
    };
  } finally {
    await seeded.system.stop();
  }
}

async function measure({ system }: SeededSystem, { seconds }: ReportsOptions): Promise<readonly Bar[]> {
  const memory = watchMemory(system.children.reports.pid() ?? 0);
  const client = createSubgraphClient(system, 'reports');
  const bars: Bar[] = [];
  const read = readPages((list, variables) => client.get(list.subject, list.query, variables));
  for (const list of await measuredLists(system)) bars.push(...(await measureList(read, list)));
  bars.push(...(await measureThroughGateway(system)));
  await measureFiling(client, { concurrency: CONCURRENCY, seconds: WARM_UP_SECONDS });
  const filing = await measureFiling(client, { concurrency: CONCURRENCY, seconds });
  bars.push(...filing.bars, ...(await measureTransitions(client, filing.filed, { concurrency: CONCURRENCY, seconds })));
  client.close();
  return [
    ...bars,
    { what: "the subgraph's memory, at most", unit: 'MB', figure: memory.stop(), limit: MOST_MEMORY_MB, must: 'not exceed' },
  ];
}

/** The public list, the national desk's queue, those of the agency with most before it, and searches. */
async function measuredLists(system: System): Promise<readonly MeasuredList[]> {
  const [busiest] = await query<{ code: string }>(
    system,
    `select desk_code as code from report where desk_code <> '${NATIONAL_DESK}' group by 1 order by count(*) desc, 1 limit 1`,
  );
  const agencyCode = busiest?.code ?? '';
  const admin = officer({ role: 'AGENCY_ADMIN', agencyCode });
  return [
    publicList('public list', {}),
    publicList('public list of a province', { filter: { regionCode: '18' } }),
    publicList('public list of an agency', { agencyCode }),
    deskQueue("the national desk's queue", officer({ role: 'NATIONAL_ADMIN', agencyCode: NATIONAL_DESK }), { agencyCode: NATIONAL_DESK }),
    deskQueue("the busiest agency's queue", admin, { agencyCode }),
    deskQueue("the busiest agency's completed", admin, { agencyCode, state: 'COMPLETED' }),
    publicList('public search, a common word', { search: 'jalan' }),
    publicList('public search, three words', { search: 'jembatan gantung pasar' }),
    publicList('public search, a rare word', { search: 'tungku 417' }),
    deskQueue("search in the busiest agency's queue", admin, { agencyCode, search: 'jalan berlubang' }),
  ];
}

function officer(membership: Membership): Subject {
  return { kind: 'officer', id: '00000000-0000-4000-8000-000000000003', memberships: [membership] };
}

/** The same page for somebody without a token, with the gateway between. */
async function measureThroughGateway({ gatewayUrl }: System): Promise<readonly Bar[]> {
  const list = { ...publicList('public list through the gateway', {}), forInformation: true };
  const read = readPages(async <Data>({ query }: MeasuredList, variables: object) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${gatewayUrl}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    const { data } = (await answer.json()) as { data?: Data };
    if (!data) throw new Error(`the gateway answered ${answer.status}`);
    return data;
  });
  return measureList(read, list);
}
