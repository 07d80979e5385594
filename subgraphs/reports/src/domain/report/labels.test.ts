import { describe, expect, it } from '@jest/globals';
import { COMPLETION_KINDS, completionLabel } from './completion-kind.js';
import { eventLabel, outsideEventLabel } from './event-label.js';
import { classLabel, REPORT_CLASSES } from './report-class.js';
import { OPEN_STATES, REPORT_STAGES, REPORT_STATES, stageOf, stateLabel } from './report-state.js';

/** The words that citizens and officers read. A word may be added without this table; one that changes is changed here too. */
const STATES = [
  ['RECEIVED', 'Diterima, menunggu verifikasi', 'VERIFICATION', true],
  ['POSTPONED', 'Ditunda', 'VERIFICATION', true],
  ['ASSIGNED', 'Terdisposisi', 'DISPOSITION', true],
  ['IN_PROGRESS', 'Diproses', 'FOLLOW_UP', true],
  ['RESPONDED', 'Ditanggapi', 'FOLLOW_UP', true],
  ['COMPLETED', 'Selesai', 'DONE', false],
  ['ARCHIVED', 'Diarsipkan', 'DONE', false],
  ['REFERRED_OUT', 'Dialihkan ke luar LAPOR!', 'DONE', false],
  ['WITHDRAWN', 'Dicabut', 'DONE', false],
  ['MERGED', 'Digabung dengan laporan lain', 'DONE', false],
] as const;

const CLASSES = [
  ['COMPLAINT', 'Pengaduan'],
  ['ASPIRATION', 'Aspirasi'],
  ['INFORMATION_REQUEST', 'Permintaan informasi'],
  ['WHISTLEBLOWING', 'Pelaporan pelanggaran (whistleblowing)'],
  ['PROCUREMENT', 'Pengadaan barang dan jasa'],
] as const;

const COMPLETIONS = [
  ['CONFIRMED', 'Dinyatakan selesai oleh pelapor'],
  ['AUTO_NO_REPLY', 'Selesai karena tidak ada tanggapan pelapor'],
  ['OBJECTION_REJECTED', 'Selesai, keberatan ditolak'],
] as const;

const EVENTS = [
  ['ReportReceived', 'Laporan diterima dan menunggu verifikasi.'],
  ['ReportVerified', 'Laporan telah diverifikasi.'],
  ['ReportDisposed', 'Laporan didisposisikan kepada instansi yang berwenang.'],
  ['DispositionAccepted', 'Instansi menerima disposisi dan mulai memproses laporan.'],
  ['FollowUpAdded', 'Instansi menyampaikan perkembangan tindak lanjut.'],
  ['FinalAnswerGiven', 'Instansi menyampaikan jawaban akhir.'],
  ['ReportCompleted', 'Laporan dinyatakan selesai.'],
  ['ReportPostponed', 'Laporan ditunda.'],
  ['FileCompleted', 'Pelapor melengkapi laporan.'],
  ['ReportResumed', 'Laporan dilanjutkan.'],
  ['ReportLapsed', 'Laporan dianggap dicabut karena tidak dilengkapi dalam 30 hari.'],
  ['ArchiveProposed', 'Pengarsipan diusulkan dan menunggu persetujuan petugas kedua.'],
  ['ReportArchived', 'Laporan diarsipkan; alasan dan saran tersedia pada laporan.'],
  ['ArchiveReviewRequested', 'Pelapor meminta peninjauan pengarsipan.'],
  ['ArchiveReviewed', 'Pengarsipan ditinjau; laporan diperiksa kembali.'],
  ['ReportReferred', 'Laporan dialihkan kepada lembaga yang berwenang di luar LAPOR!.'],
  ['ReportMerged', 'Laporan digabung dengan laporan lain tentang hal yang sama.'],
  ['ReportSplit', 'Penggabungan laporan dibatalkan.'],
  ['ReportForwarded', 'Laporan diteruskan kepada unit di lingkungan instansi.'],
  ['ReportTransferred', 'Laporan dialihkan kepada instansi lain.'],
  ['DispositionReturned', 'Instansi mengembalikan laporan karena bukan wewenangnya.'],
  ['ReportCopied', 'Tembusan laporan diberikan kepada instansi terkait.'],
  ['ExtensionRequested', 'Instansi meminta perpanjangan waktu.'],
  ['ExtensionGranted', 'Perpanjangan waktu disetujui.'],
  ['ExtensionRefused', 'Perpanjangan waktu ditolak.'],
  ['ReporterReplied', 'Jawaban ditanggapi; laporan diproses kembali.'],
  ['FollowUpRejected', 'Tindak lanjut dikembalikan untuk diperbaiki.'],
  ['ObjectionFiled', 'Pelapor mengajukan keberatan.'],
  ['ObjectionRejected', 'Keberatan ditolak.'],
  ['ReportReopened', 'Keberatan diterima; laporan diproses kembali.'],
  ['ReportWithdrawn', 'Pelapor mencabut laporan.'],
  ['ReportReclassified', 'Jenis laporan diubah.'],
  ['ReportRated', 'Pelapor memberi penilaian.'],
  ['ReportSupported', 'Laporan didukung oleh warga lain.'],
  ['NoteAdded', 'Petugas menulis catatan internal.'],
  ['OmbudsmanHandoverGranted', 'Pelapor menyetujui penyerahan berkas kepada Ombudsman.'],
  ['ContentPublished', 'Naskah yang disunting dipublikasikan.'],
  ['PiiOverridden', 'Verifikator menyatakan data dalam naskah boleh dipublikasikan.'],
  ['VisibilityTightened', 'Laporan dibuat lebih tertutup.'],
  ['VisibilityLoosened', 'Pelapor membuat laporan lebih terbuka.'],
  ['ReportRetracted', 'Laporan ditarik dari publikasi.'],
  ['ConfidentialOpened', 'Isi laporan rahasia dibuka oleh pejabat yang berwenang.'],
  ['IdentityRevealRequested', 'Admin Nasional meminta pembukaan identitas pelapor.'],
  ['IdentityRevealApproved', 'Pembukaan identitas pelapor disetujui petugas kedua.'],
  ['IdentityRevealed', 'Identitas pelapor dibuka kepada Admin Nasional.'],
  ['AccessCodeRenewed', 'Kode unik laporan diganti.'],
  ['ClockReminded', 'Pengingat: sebuah batas waktu laporan mendekat.'],
  ['ClockBreached', 'Batas waktu penanganan laporan terlampaui.'],
  ['ClocksRecomputed', 'Batas waktu dihitung ulang karena perubahan kalender kerja atau ketentuan.'],
  ['NotificationDelivered', 'Pemberitahuan kepada pelapor telah diterima.'],
  ['NotificationFailed', 'Pemberitahuan kepada pelapor tidak dapat disampaikan.'],
] as const;

describe('what citizens read', () => {
  it.each(STATES)('%s is "%s", at the step %s, open: %s', (state, label, stage, open) => {
    expect(REPORT_STATES).toContain(state);
    expect([stateLabel(state), stageOf(state), OPEN_STATES.includes(state)]).toEqual([label, stage, open]);
  });

  it('knows four steps, in their order', () => {
    expect(REPORT_STAGES).toEqual(['VERIFICATION', 'DISPOSITION', 'FOLLOW_UP', 'DONE']);
  });

  it.each(CLASSES)('the class %s is "%s"', (reportClass, label) => {
    expect(REPORT_CLASSES).toContain(reportClass);
    expect(classLabel(reportClass)).toBe(label);
  });

  it.each(COMPLETIONS)('completed as %s is "%s"', (kind, label) => {
    expect(COMPLETION_KINDS).toContain(kind);
    expect(completionLabel(kind)).toBe(label);
  });

  it.each(EVENTS)('%s is "%s"', (type, label) => {
    expect(eventLabel(type)).toBe(label);
  });
});

it('an outsider is not told why a report was taken up again', () => {
  expect(outsideEventLabel('ReportReopened')).not.toBe(eventLabel('ReportReopened'));
  expect(outsideEventLabel('ReportReopened')).not.toMatch(/keberatan/i);
  expect(outsideEventLabel('ReportReceived')).toBe(eventLabel('ReportReceived'));
});
