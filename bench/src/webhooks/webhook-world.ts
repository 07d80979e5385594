import { setTimeout as delay } from 'node:timers/promises';
import type { Subject } from '@lapor/schema/identity';
import { latestDateInIndonesia } from '@lapor/schema/input/date';
import { signIn } from '@lapor/stack/demo/graph-client';
import type { System } from '@lapor/stack/system/start-system';
import { encodeCursor } from '@lapor/subgraph-kit/event-log/cursor';
import { query } from '../query.js';
import { FILE, filing } from '../reports/filing.js';
import { DESK, LIAISON, NATIONAL, VERIFY_AND_DISPOSE } from '../reports/transitions.js';
import { createSubgraphClient } from '../subgraph-client.js';

/** Webhooks of one API client, and events that they are told of. */
export interface WebhookWorld {
  /** Has reports taken up at the agency. */
  work(count: number): Promise<readonly WorkedReport[]>;
  /** Writes follow-ups, in turn on all reports; as fast as it goes, or so many a second. Resolves with how many it were a second. */
  write(reports: readonly WorkedReport[], events: number, perSecond?: number): Promise<number>;
  /** A cursor of the desk behind everything that is there. */
  end(): Promise<string>;
  /** Makes a webhook; resolves with its id. */
  create(url: string, after: string): Promise<string>;
  delete(id: string): Promise<void>;
  /** The desk's events so far, in their order, and when each was recorded: a moment before its commit. */
  recorded(): Promise<ReadonlyMap<string, number>>;
  close(): void;
}

export interface WorkedReport {
  readonly id: string;
  version: number;
  /** The last step on it: each is made on the version that the one before has made. */
  last: Promise<void>;
}

const SCOPES = ['reports:read', 'webhooks:manage'] as const;
const WRITERS = 16;
const REGISTER = 'mutation ($input: RegisterApiClientInput!) { registerApiClient(input: $input) { id } }';
const CREATE = 'mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { webhook { id } } }';

export async function openWebhookWorld(system: System): Promise<WebhookWorld> {
  // Of a run that was broken off.
  await query(system, 'delete from webhook');
  const owner = await registerOwner(system);
  const client = createSubgraphClient(system, 'reports');
  const step = async (report: WorkedReport, [command, subject, type, input]: readonly [string, Subject, string, object]) => {
    const text = `mutation ($input: ${type}!) { ${command}(input: $input) { version } }`;
    const variables = { input: { reportId: report.id, expectedVersion: report.version, ...input } };
    report.version = (await client.get<Record<string, { version: number }>>(subject, text, variables))[command]?.version ?? 0;
  };
  return {
    async work(count) {
      const reports: WorkedReport[] = [];
      for (let number = 0; number < count; number += 1) {
        const { fileReport } = await client.get<{ fileReport: WorkedReport }>(client.newCitizen(), FILE, { input: filing() });
        const report = { ...fileReport, last: Promise.resolve() };
        await step(report, ['verifyAndDispose', NATIONAL, 'VerifyAndDisposeInput', VERIFY_AND_DISPOSE]);
        await step(report, ['acceptDisposition', LIAISON, 'AcceptDispositionInput', {}]);
        reports.push(report);
      }
      return reports;
    },
    async write(reports, events, perSecond = Number.POSITIVE_INFINITY) {
      const began = performance.now();
      let next = 0;
      const writer = async () => {
        for (let event = next; event < events; event = next) {
          next += 1;
          await delay(Math.max(0, began + (event * 1_000) / perSecond - performance.now()));
          const report = reports[event % reports.length];
          if (!report) continue;
          const text = `Petugas memeriksa lokasi, kunjungan ke-${event + 1}.`;
          report.last = report.last.then(() => step(report, ['addFollowUp', LIAISON, 'FollowUpInput', { text }]));
          await report.last;
        }
      };
      await Promise.all(Array.from({ length: WRITERS }, writer));
      return (events * 1_000) / (performance.now() - began);
    },
    async end() {
      const sql = 'select txid::text, position::text from event_log order by event_log.txid desc, event_log.position desc limit 1';
      const [last] = await query<{ txid: string; position: string }>(system, sql);
      return encodeCursor(`desk:${DESK}`, { txid: BigInt(last?.txid ?? 0), number: BigInt(last?.position ?? 0) });
    },
    async create(url, after) {
      const variables = { input: { agencyCode: DESK, url, after } };
      return (await client.get<{ createWebhook: { webhook: { id: string } } }>(owner, CREATE, variables)).createWebhook.webhook.id;
    },
    async delete(id) {
      await client.get(owner, 'mutation ($id: ID!) { deleteWebhook(id: $id) }', { id });
    },
    async recorded() {
      const rows = await query<{ event_id: string; at: string }>(
        system,
        `select event_id, extract(epoch from recorded_at) * 1000 as at from event_log where 'desk:${DESK}' = any(topics)
         order by event_log.txid, event_log.position`,
      );
      return new Map(rows.map(({ event_id, at }) => [event_id, Number(at)]));
    },
    close: () => client.close(),
  };
}

/** A system of the agency that may have webhooks, once reports knows it. */
async function registerOwner(system: System): Promise<Subject> {
  const admin = await signIn(system.gatewayUrl, 'admin-nasional', system.secrets.demoPassword);
  const input = {
    ownerCode: DESK,
    name: `pengukuran-${Date.now()}`,
    purpose: 'Pengukuran kecepatan webhook.',
    contact: 'api@metrokota.go.id',
    legalRef: 'Peraturan Presiden Nomor 9 Tahun 2026',
    validFrom: latestDateInIndonesia(new Date()),
    scopes: SCOPES.map((scope) => scope.toUpperCase().replace(':', '_')),
    perMinute: 1_000,
    perDay: 100_000,
  };
  const { id } = (await admin.request<{ registerApiClient: { id: string } }>(REGISTER, { input })).registerApiClient;
  for (let waited = 0; waited < 200; waited += 1) {
    if ((await query(system, `select 1 from api_client_projection where id = '${id}'`)).length > 0)
      return { kind: 'apiClient', id, agencyCode: DESK, scopes: SCOPES };
    await delay(50);
  }
  throw new Error('reports has not heard of the API client');
}
