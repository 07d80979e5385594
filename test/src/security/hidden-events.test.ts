import { beforeAll, describe, expect, it } from '@jest/globals';
import { decodeCursor } from '@lapor/subgraph-kit/event-log/cursor';
import { beginningOf } from '../environment/events.js';
import type { GraphClient } from '../environment/graph-client.js';
import { ANSWER, filing, PUBLISHED, verification } from '../environment/journey.js';
import type { OpenSystem } from '../environment/open-system.js';
import { sharedSystem } from '../environment/shared-system.js';
import { type Steps, startSteps } from '../environment/steps.js';

const REASON = 'Lampu tersebut masih padam sampai hari ini.';
const EVENT = '{ cursor type typeLabel actorKind actorRole state stage agency { code } clock { key } }';
const PAGE = `query ($id: ID!, $first: Int!, $after: String) {
  report(id: $id) {
    version updatedAt supervision completedHow completedHowLabel postponement { reason } handoverReadings { reason }
    events(first: $first, after: $after) { nodes ${EVENT} edges { cursor } pageInfo { endCursor hasNextPage } }
  }
}`;
const FOLLOW = `subscription ($id: ID!, $after: String) { event: reportEvents(reportId: $id, after: $after) ${EVENT} }`;

interface EventOf {
  readonly cursor: string;
  readonly type: string;
}
interface Page {
  readonly report: {
    readonly events: {
      readonly nodes: readonly EventOf[];
      readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
    };
  };
}

describe('what the public cannot see of a published report’s history', () => {
  let system: OpenSystem;
  beforeAll(async () => {
    system = await sharedSystem();
  });

  /** A completed report, with whatever else happens while it is in progress. */
  const answered = async (between: (steps: Steps) => Promise<unknown>): Promise<Steps> => {
    const steps = await startSteps(system);
    await steps.does('admin-nasional', 'verifyAndDispose', verification(steps.report, { agencyCode: 'D-18.72-DLH' }));
    await steps.does('petugas-metro', 'acceptDisposition');
    await between(steps);
    await steps.does('petugas-metro', 'giveFinalAnswer', { text: ANSWER });
    await steps.does('warga', 'confirmSolved');
    return steps;
  };
  const privateSteps = async (steps: Steps) => {
    await steps.does('petugas-metro', 'addNote', { text: 'Catatan bagi rekan.' });
    await steps.does('petugas-metro', 'requestExtension', { days: 3, reason: REASON });
    await steps.does('admin-metro', 'decideExtension', { grant: true });
    await steps.does('petugas-metro', 'askReporter', { question: 'Di kilometer berapa kejadiannya?' });
    await steps.does('warga', 'completeFile', { text: 'Di kilometer tujuh belas.' });
    await steps.does('warga', 'grantOmbudsmanHandover');
    await (await system.as('warga2')).get('mutation ($id: ID!) { supportReport(reportId: $id) { id } }', { id: steps.report.id });
  };
  const page = async (client: GraphClient, { report }: Steps, first = 100, after: string | null | undefined = null) =>
    client.get<Page>(PAGE, { id: report.id, first, after });
  const allPages = async (client: GraphClient, steps: Steps, first: number): Promise<readonly Page[]> => {
    const pages = [await page(client, steps, first)];
    while (pages.at(-1)?.report.events.pageInfo.hasNextPage)
      pages.push(await page(client, steps, first, pages.at(-1)?.report.events.pageInfo.endCursor));
    // Behind the end of what is seen there is nothing, whatever else is there.
    return [...pages, await page(client, steps, first, pages.at(-1)?.report.events.pageInfo.endCursor)];
  };
  /** An answer without what differs from report to report anyway. */
  const shape = (answer: unknown) => JSON.stringify(answer, (key, value) => (/cursor/i.test(key) && value !== null ? 'cursor' : value));

  it('leaves no trace in pages, cursors, counts, actors or fields', async () => {
    const plain = await answered(async () => undefined);
    const eventful = await answered(privateSteps);
    await eventful.does('warga', 'rateReport', { score: 1, solved: false });
    const before = await page(system.anyone, eventful);
    await eventful.does('warga', 'fileObjection', { reason: REASON });
    await eventful.does('admin-metro', 'addNote', { text: 'Keberatan diperiksa.' });
    expect(await page(system.anyone, eventful)).toEqual(before);
    expect(new Set(await eventful.types()).size).toBeGreaterThan(before.report.events.nodes.length + 5);

    for (const client of [system.anyone, await system.as('warga2'), await system.as('petugas-bogor')]) {
      for (const first of [1, 2, 3, 100]) {
        expect(shape(await allPages(client, eventful, first))).toBe(shape(await allPages(client, plain, first)));
      }
    }
  });

  it('leaves no trace in a live stream, also when an objection reopens the report', async () => {
    const eventful = await answered(privateSteps);
    await eventful.does('warga', 'rateReport', { score: 1, solved: false });
    await eventful.does('warga', 'fileObjection', { reason: REASON });
    await eventful.does('admin-metro', 'decideObjection', { accept: true, reason: REASON });
    const { id } = eventful.report;
    const live = await system.live();
    const results = await live.stream(FOLLOW, { id, after: beginningOf.report(id) }).take(7);
    const events = results.map(({ data }) => data?.event as EventOf & { typeLabel: string; actorKind: null; agency: object | null });
    expect(events.map(({ type }) => type)).toEqual([
      'ReportReceived',
      'ReportVerified',
      'ReportDisposed',
      'DispositionAccepted',
      'FinalAnswerGiven',
      'ReportCompleted',
      'ReportReopened',
    ]);
    expect(events.every(({ actorKind }) => actorKind === null)).toBe(true);
    expect(events.at(-1)).toMatchObject({ typeLabel: 'Laporan diproses kembali.', agency: null });
    expect(JSON.stringify(events)).not.toMatch(/keberatan|REPORTER|OFFICER/i);
    const history = await page(system.anyone, eventful);
    expect(history.report.events.nodes).toEqual(events);
    await live.close();
  });

  it('does not say that an officer took the report down', async () => {
    const { id, version } = await fileOnBehalf(system);
    await (await system.as('admin-metro')).get('mutation ($input: VerifyAndDisposeInput!) { verifyAndDispose(input: $input) { id } }', {
      input: verification({ id, version }),
    });
    const { text } = await system.anyone.ask(PAGE, { id, first: 100, after: null });
    expect(text).toContain('ReportReceived');
    expect(text).not.toMatch(/OFFICER|AGENCY_ADMIN|NATIONAL_ADMIN/);
    const seen = await (await system.as('petugas-metro')).ask(PAGE, { id, first: 100, after: null });
    expect(seen.text).toContain('AGENCY_ADMIN');
  });

  it('does not say that personal data was let through: the numbers of one transaction stand side by side', async () => {
    for (const override of [
      {},
      { publishedContent: `${PUBLISHED} Hubungi 081398127654.`, piiOverrideReason: 'Nomor layanan resmi dinas' },
    ]) {
      const steps = await startSteps(system);
      await steps.does('admin-nasional', 'verifyAndDispose', verification(steps.report, override));
      expect((await steps.types()).includes('PiiOverridden')).toBe('piiOverrideReason' in override);
      const { events } = (await page(system.anyone, steps)).report;
      const numbers = events.nodes.slice(1).map(({ cursor }) => {
        const decoded = decodeCursor(`report:${steps.report.id}`, cursor);
        return decoded.ok ? decoded.position.number : -1n;
      });
      expect(numbers[1]).toBe((numbers[0] ?? 0n) + 1n);
    }
  });
});

/** A report that an agency's administrator took down at the counter. */
async function fileOnBehalf(system: OpenSystem): Promise<{ readonly id: string; readonly version: number }> {
  const query = 'mutation ($input: FileReportOnBehalfInput!) { report: fileReportOnBehalf(input: $input) { id version } }';
  const input = { ...filing({ targetAgencyCode: 'D-18.72' }), channel: 'WALK_IN' };
  return (await (await system.as('admin-metro')).get<{ report: { id: string; version: number } }>(query, { input })).report;
}
