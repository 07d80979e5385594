import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Membership, Subject } from '@lapor/schema/identity';
import type { Bar } from '../bar.js';
import { percentile } from '../percentile.js';
import type { SubgraphClient } from '../subgraph-client.js';
import { sustain } from '../sustain.js';
import type { FiledReport } from './filing.js';

const LEAST_PER_SECOND = 400;
/** The agency that reports are given to. */
export const DESK = 'D-18.72';

const officer = (id: string, membership: Membership): Subject => ({ kind: 'officer', id, memberships: [membership] });
/** An officer of the national desk, and one of the agency. */
export const NATIONAL = officer('00000000-0000-4000-8000-000000000001', { role: 'NATIONAL_ADMIN', agencyCode: NATIONAL_DESK });
export const LIAISON = officer('00000000-0000-4000-8000-000000000002', { role: 'LIAISON_OFFICER', agencyCode: DESK });

/** What the national desk says of a report that it gives to the agency. */
export const VERIFY_AND_DISPOSE: Readonly<Record<string, unknown>> = {
  title: 'Lampu jalan padam di depan pasar',
  publishedContent: 'Lampu penerangan jalan di depan pasar padam sejak hari Senin.',
  categoryId: 'lingkungan.pohon-tumbang',
  agencyCode: DESK,
  publish: true,
};

/** The way from the national desk to the agency's final answer: command, who gives it, its input's type and fields. */
const WAY: readonly (readonly [command: string, subject: Subject, inputType: string, input: Readonly<Record<string, unknown>>])[] = [
  ['verifyAndDispose', NATIONAL, 'VerifyAndDisposeInput', VERIFY_AND_DISPOSE],
  ['acceptDisposition', LIAISON, 'AcceptDispositionInput', {}],
  ['addFollowUp', LIAISON, 'FollowUpInput', { text: 'Petugas sedang menuju lokasi untuk memeriksa jaringan lampu.' }],
  ['giveFinalAnswer', LIAISON, 'FollowUpInput', { text: 'Lampu jalan telah diperbaiki dan menyala kembali.' }],
];

export interface TransitionOptions {
  readonly concurrency: number;
  readonly seconds: number;
}

/** Takes filed reports along their way, step by step, and counts the steps. */
export async function measureTransitions(
  client: SubgraphClient,
  filed: readonly FiledReport[],
  { concurrency, seconds }: TransitionOptions,
): Promise<readonly Bar[]> {
  const waiting = filed.map(({ id, version }) => ({ id, version, step: 0 }));
  const { perSecond, times } = await sustain(concurrency, seconds, async () => {
    // The one that came last: a report goes its whole way before the next begins.
    const next = waiting.pop();
    const step = next && WAY[next.step];
    if (!step) return false;
    const [command, subject, inputType, input] = step;
    const query = `mutation ($input: ${inputType}!) { ${command}(input: $input) { version } }`;
    const variables = { input: { reportId: next.id, expectedVersion: next.version, ...input } };
    const data = await client.get<Record<string, { version: number }>>(subject, query, variables);
    if (next.step + 1 < WAY.length) waiting.push({ id: next.id, version: data[command]?.version ?? 0, step: next.step + 1 });
    return true;
  });
  return [
    { what: `a transition, ${concurrency} at a time`, unit: '/s', figure: perSecond, limit: LEAST_PER_SECOND, must: 'reach' },
    { what: 'a transition, median', unit: 'ms', figure: percentile(times, 0.5), limit: null, must: 'not exceed' },
    { what: 'a transition, p99', unit: 'ms', figure: percentile(times, 0.99), limit: null, must: 'not exceed' },
  ];
}
