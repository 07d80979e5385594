import type { ReportEventType } from '@lapor/schema/events';

/** What a citizen reads in the timeline. No agency's name and no subject: phones are shared (domain.md 4.6). */
const LABELS: Readonly<Record<ReportEventType, string>> = {
  ReportReceived: 'Laporan diterima dan menunggu verifikasi.',
  ReportVerified: 'Laporan telah diverifikasi.',
  ReportDisposed: 'Laporan didisposisikan kepada instansi yang berwenang.',
  DispositionAccepted: 'Instansi menerima disposisi dan mulai memproses laporan.',
  FollowUpAdded: 'Instansi menyampaikan perkembangan tindak lanjut.',
  FinalAnswerGiven: 'Instansi menyampaikan jawaban akhir.',
  FinalAnswerSubmitted: 'Jawaban akhir diajukan untuk disetujui.',
  FinalAnswerRefused: 'Jawaban akhir yang diajukan dikembalikan.',
  ReportCompleted: 'Laporan dinyatakan selesai.',
  ReportPostponed: 'Laporan ditunda.',
  FileCompleted: 'Pelapor melengkapi laporan.',
  ReportResumed: 'Laporan dilanjutkan.',
  ReportLapsed: 'Laporan dianggap dicabut karena tidak dilengkapi dalam 30 hari.',
  ArchiveProposed: 'Pengarsipan diusulkan dan menunggu persetujuan petugas kedua.',
  ReportArchived: 'Laporan diarsipkan; alasan dan saran tersedia pada laporan.',
  ArchiveReviewRequested: 'Pelapor meminta peninjauan pengarsipan.',
  ArchiveReviewed: 'Pengarsipan ditinjau; laporan diperiksa kembali.',
  ReportReferred: 'Laporan dialihkan kepada lembaga yang berwenang di luar LAPOR!.',
  ReportMerged: 'Laporan digabung dengan laporan lain tentang hal yang sama.',
  ReportSplit: 'Penggabungan laporan dibatalkan.',
  ReportForwarded: 'Laporan diteruskan kepada unit di lingkungan instansi.',
  ReportTransferred: 'Laporan dialihkan kepada instansi lain.',
  ReportInherited: 'Laporan diteruskan kepada penerus instansi yang berakhir.',
  DispositionReturned: 'Instansi mengembalikan laporan karena bukan wewenangnya.',
  ReportCopied: 'Tembusan laporan diberikan kepada instansi terkait.',
  ExtensionRequested: 'Instansi meminta perpanjangan waktu.',
  ExtensionGranted: 'Perpanjangan waktu disetujui.',
  ExtensionRefused: 'Perpanjangan waktu ditolak.',
  ReporterReplied: 'Jawaban ditanggapi; laporan diproses kembali.',
  FollowUpRejected: 'Tindak lanjut dikembalikan untuk diperbaiki.',
  ObjectionFiled: 'Pelapor mengajukan keberatan.',
  ObjectionRejected: 'Keberatan ditolak.',
  ReportReopened: 'Keberatan diterima; laporan diproses kembali.',
  ReportWithdrawn: 'Pelapor mencabut laporan.',
  ReportReclassified: 'Jenis laporan diubah.',
  ReportRated: 'Pelapor memberi penilaian.',
  ReportSupported: 'Laporan didukung oleh warga lain.',
  NoteAdded: 'Petugas menulis catatan internal.',
  OmbudsmanHandoverGranted: 'Pelapor menyetujui penyerahan berkas kepada Ombudsman.',
  OmbudsmanHandoverRead: 'Berkas laporan dibuka untuk Ombudsman.',
  ContentPublished: 'Naskah yang disunting dipublikasikan.',
  PiiOverridden: 'Verifikator menyatakan data dalam naskah boleh dipublikasikan.',
  VisibilityTightened: 'Laporan dibuat lebih tertutup.',
  VisibilityLoosened: 'Pelapor membuat laporan lebih terbuka.',
  ReportRetracted: 'Laporan ditarik dari publikasi.',
  ConfidentialOpened: 'Isi laporan rahasia dibuka oleh pejabat yang berwenang.',
  IdentityRevealRequested: 'Admin Nasional meminta pembukaan identitas pelapor.',
  IdentityRevealApproved: 'Pembukaan identitas pelapor disetujui petugas kedua.',
  IdentityRevealed: 'Identitas pelapor dibuka kepada Admin Nasional.',
  AccessCodeRenewed: 'Kode unik laporan diganti.',
  ClockReminded: 'Pengingat: sebuah batas waktu laporan mendekat.',
  ClockBreached: 'Batas waktu penanganan laporan terlampaui.',
  ClocksRecomputed: 'Batas waktu dihitung ulang karena perubahan kalender kerja atau ketentuan.',
  NotificationDelivered: 'Pemberitahuan kepada pelapor telah diterima.',
  NotificationFailed: 'Pemberitahuan kepada pelapor tidak dapat disampaikan.',
};

/** What outsiders read where the sentence says more than they may know: here that there was an objection. */
const OUTSIDE_LABELS: Partial<Readonly<Record<ReportEventType, string>>> = {
  ReportReopened: 'Laporan diproses kembali.',
};

/** The Indonesian sentence of an event. */
export function eventLabel(type: ReportEventType): string {
  return LABELS[type];
}

/** The same for who takes no part in the report. */
export function outsideEventLabel(type: ReportEventType): string {
  return OUTSIDE_LABELS[type] ?? LABELS[type];
}
