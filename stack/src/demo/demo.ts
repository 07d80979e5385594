import { NATIONAL_DESK } from '@lapor/schema/desks';
import { type GraphClient, signIn } from './graph-client.js';
import { createObserver, type Observer } from './observer.js';
import { type Filed, POSTER_TEXT, steps } from './report-steps.js';
import type { TimelineEvent } from './timeline.js';

export interface DemoOptions {
  readonly gatewayUrl: string;
  readonly password: string;
  readonly print: (text: string) => void;
}

/** The whole life of the poster's report, in order. */
const EXPECTED = [
  'ReportReceived',
  'ReportVerified',
  'ReportDisposed',
  'DispositionAccepted',
  'FollowUpAdded',
  'FinalAnswerGiven',
  'ReportCompleted',
];

/** Walks the poster's report from filing to done. Rejects unless every step and the whole timeline are right. */
export async function runDemo({ gatewayUrl, password, print }: DemoOptions): Promise<void> {
  const admin = await signIn(gatewayUrl, 'admin-nasional', password);
  const observer = createObserver({
    gatewayUrl,
    token: admin.token ?? '',
    agencyCode: NATIONAL_DESK,
    print: (event) => print(toLine(event)),
  });
  try {
    print('Pengamat mengikuti meja nasional secara langsung, sebelum ada laporan.');
    observer.connect();
    const citizen = await signIn(gatewayUrl, 'warga', password);
    const officer = await signIn(gatewayUrl, 'petugas-metro', password);

    print(`Warga melapor: "${POSTER_TEXT}"`);
    let report = await steps.file(citizen);
    print(`Nomor laporan: ${report.trackingId}`);
    await observer.until(report.id, 1);

    print('Admin Nasional memverifikasi dan mendisposisikan ke Pemerintah Kota Metro.');
    report = await steps.verifyAndDispose(admin, report);
    await observer.until(report.id, 3);

    print('>> Sambungan pengamat terputus.');
    observer.cut();
    print('Petugas Kota Metro menerima disposisi dan mulai menindaklanjuti.');
    report = await steps.accept(officer, report);
    report = await steps.followUp(officer, report);
    print('>> Pengamat tersambung kembali dengan kursor terakhirnya.');
    observer.connect();
    await observer.until(report.id, 5);

    print('Petugas Kota Metro memberi jawaban akhir.');
    report = await steps.answer(officer, report);
    await observer.until(report.id, 6);
    print('Warga menyatakan selesai.');
    report = await steps.confirm(citizen, report);
    await observer.until(report.id, 7);

    await check(observer, citizen, report);
    print(`Selesai: ${EXPECTED.length} peristiwa, lengkap, berurutan, tanpa ulangan. Status akhir: ${report.state}.`);
  } finally {
    await observer.close();
  }
}

function toLine({ occurredAt, typeLabel, agency, report }: TimelineEvent): string {
  const time = new Date(occurredAt).toLocaleTimeString('id-ID', { timeZone: 'Asia/Jakarta' });
  return `   ${time} WIB  ${(report?.trackingId ?? '').padEnd(12)} ${typeLabel}${agency ? ` — ${agency.name}` : ''}`;
}

/** What the observer saw must be the report's history, event by event, and the public must find the report. */
async function check(observer: Observer, citizen: GraphClient, report: Filed): Promise<void> {
  const seen = observer.seen(report.id);
  same(
    'jenis peristiwa',
    seen.map(({ type }) => type),
    EXPECTED,
  );
  same('status akhir', report.state, 'COMPLETED');
  const disposed = seen.find(({ type }) => type === 'ReportDisposed');
  same('instansi tujuan', disposed?.agency?.name, 'Pemerintah Kota Metro');

  const { report: history } = await citizen.request<{ report: { events: { nodes: { id: string }[] } } }>(
    'query Riwayat($id: ID!) { report(id: $id) { events(first: 50) { nodes { id } } } }',
    { id: report.id },
  );
  same(
    'riwayat',
    seen.map(({ id }) => id),
    history.events.nodes.map(({ id }) => id),
  );

  const { publicReports } = await citizen.request<{ publicReports: { nodes: { id: string; leadAgency: { name: string } }[] } }>(
    '{ publicReports(first: 20) { nodes { id leadAgency { name } } } }',
  );
  same('daftar publik', publicReports.nodes.find(({ id }) => id === report.id)?.leadAgency.name, 'Pemerintah Kota Metro');
}

function same(what: string, found: unknown, wanted: unknown): void {
  if (JSON.stringify(found) !== JSON.stringify(wanted)) {
    throw new Error(`${what} tidak sesuai: ${JSON.stringify(found)}, seharusnya ${JSON.stringify(wanted)}`);
  }
}
