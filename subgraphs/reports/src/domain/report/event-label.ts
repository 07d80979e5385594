import type { ReportEventType } from '@lapor/schema/events';

/** What a citizen reads in the timeline. No agency's name and no subject: phones are shared (domain.md 4.6). */
const LABELS: Readonly<Record<ReportEventType, string>> = {
  ReportReceived: 'Laporan diterima dan menunggu verifikasi.',
  ReportVerified: 'Laporan telah diverifikasi.',
  ReportDisposed: 'Laporan didisposisikan kepada instansi yang berwenang.',
  DispositionAccepted: 'Instansi menerima disposisi dan mulai memproses laporan.',
  FollowUpAdded: 'Instansi menyampaikan perkembangan tindak lanjut.',
  FinalAnswerGiven: 'Instansi menyampaikan jawaban akhir.',
  ReportCompleted: 'Pelapor menyatakan laporan selesai.',
};

/** The Indonesian sentence of an event. */
export function eventLabel(type: ReportEventType): string {
  return LABELS[type];
}
