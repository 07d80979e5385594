import { randomUUID } from 'node:crypto';
import type { Bar } from '../bar.js';
import { percentile } from '../percentile.js';
import type { SubgraphClient } from '../subgraph-client.js';
import { sustain } from '../sustain.js';

const LEAST_PER_SECOND = 300;

/** Files a report. */
export const FILE = `mutation ($input: FileReportInput!) { fileReport(input: $input) { id version trackingId accessCode } }`;

/** A report that waits at the national desk. */
export interface FiledReport {
  readonly id: string;
  readonly version: number;
}

export interface FilingOptions {
  readonly concurrency: number;
  readonly seconds: number;
}

/** Files reports for some seconds; what was filed is handed back, so that something can be done with it. */
export async function measureFiling(
  client: SubgraphClient,
  { concurrency, seconds }: FilingOptions,
): Promise<{ readonly filed: readonly FiledReport[]; readonly bars: readonly Bar[] }> {
  const filed: FiledReport[] = [];
  const { perSecond, times } = await sustain(concurrency, seconds, async () => {
    const { fileReport } = await client.get<{ fileReport: FiledReport }>(client.newCitizen(), FILE, { input: filing() });
    filed.push(fileReport);
    return true;
  });
  return {
    filed,
    bars: [
      { what: `filing, ${concurrency} at a time`, unit: '/s', figure: perSecond, limit: LEAST_PER_SECOND, must: 'reach' },
      { what: 'filing, median', unit: 'ms', figure: percentile(times, 0.5), limit: null, must: 'not exceed' },
      { what: 'filing, p99', unit: 'ms', figure: percentile(times, 0.99), limit: null, must: 'not exceed' },
    ],
  };
}

/** What is filed. */
export function filing(): Readonly<Record<string, unknown>> {
  return {
    idempotencyKey: randomUUID(),
    class: 'COMPLAINT',
    title: 'Lampu jalan padam di depan pasar',
    content: 'Lampu penerangan jalan di depan pasar padam sejak hari Senin sehingga jalan gelap dan berbahaya pada malam hari.',
    place: 'Depan pasar kota',
    regionCode: '18.72',
  };
}
