import type { OutsideBody } from '../outside-body/outside-bodies.js';

/** Why a report is not processed (domain.md 4.8; the first six are the poster's). */
export const ARCHIVE_REASONS = [
  'ELECTION_MATTER',
  'CRIMINAL_CASE',
  'PRIVATE_COMPANY',
  'SUB_JUDICE',
  'SOCIAL_MEDIA_ONLY',
  'NOT_GOVERNMENT_PERFORMANCE',
  'FORMAT_ERROR',
  'TOO_GENERAL',
  'SPAM_PRANK',
  'ABUSIVE',
  'TEST',
  'DUPLICATE_SAME_REPORTER',
  'PERSONAL_DISPUTE',
  'FOI_PROCEDURE',
  'OTHER_WITH_TEXT',
] as const;
export type ArchiveReason = (typeof ARCHIVE_REASONS)[number];

export interface ArchiveReasonEntry {
  readonly label: string;
  /** Where to go instead, or what to do now. */
  readonly goInstead: string;
  readonly bodies: readonly OutsideBody[];
}

const REASONS: Readonly<Record<ArchiveReason, ArchiveReasonEntry>> = {
  ELECTION_MATTER: {
    label: 'Kewenangan KPU dan Bawaslu',
    goInstead: 'Sampaikan kepada Bawaslu untuk pelanggaran pemilu, atau kepada KPU untuk penyelenggaraannya.',
    bodies: ['BAWASLU', 'KPU', 'DKPP'],
  },
  CRIMINAL_CASE: {
    label: 'Perkara pidana',
    goInstead:
      'Laporkan kepada Kepolisian (110) atau, untuk korupsi, kepada KPK. Layanan kepolisian yang buruk tetap dapat dilaporkan di sini.',
    bodies: ['POLRI', 'KPK', 'LPSK'],
  },
  PRIVATE_COMPANY: {
    label: 'Kewenangan perusahaan swasta',
    goInstead: 'Sampaikan kepada layanan pelanggan perusahaan; sengketa konsumen kepada BPSK, jasa keuangan kepada OJK.',
    bodies: ['BPSK', 'OJK'],
  },
  SUB_JUDICE: {
    label: 'Perkara yang sedang diperiksa pengadilan',
    goInstead: 'Ikuti proses di pengadilan; perilaku hakim dapat dilaporkan kepada Komisi Yudisial.',
    bodies: ['COURT', 'JUDICIAL_COMMISSION'],
  },
  SOCIAL_MEDIA_ONLY: {
    label: 'Hanya bersumber dari media sosial',
    goInstead: 'Laporkan kembali dengan hal yang Anda alami atau lihat sendiri: apa, kapan, dan di mana.',
    bodies: [],
  },
  NOT_GOVERNMENT_PERFORMANCE: {
    label: 'Tidak terkait kinerja pemerintah',
    goInstead: 'LAPOR! menangani layanan dan kinerja pemerintah. Sampaikan kepada pihak yang bersangkutan.',
    bodies: [],
  },
  FORMAT_ERROR: {
    label: 'Format laporan tidak dapat diproses',
    goInstead: 'Kirim kembali laporan dengan format yang benar; panduan tersedia pada halaman cara melapor.',
    bodies: [],
  },
  TOO_GENERAL: {
    label: 'Terlalu umum',
    goInstead: 'Laporkan kembali dengan menyebut kejadian, waktu, tempat, dan instansi yang dituju.',
    bodies: [],
  },
  SPAM_PRANK: { label: 'Spam atau laporan palsu', goInstead: 'Gunakan LAPOR! hanya untuk laporan yang sebenarnya.', bodies: [] },
  ABUSIVE: {
    label: 'Mengandung ujaran yang tidak pantas',
    goInstead: 'Laporkan kembali permasalahannya dengan bahasa yang pantas.',
    bodies: [],
  },
  TEST: { label: 'Laporan percobaan', goInstead: 'Tidak ada yang perlu dilakukan.', bodies: [] },
  DUPLICATE_SAME_REPORTER: {
    label: 'Laporan yang sama sudah Anda kirim',
    goInstead: 'Ikuti laporan Anda yang terdahulu melalui nomor laporannya.',
    bodies: [],
  },
  PERSONAL_DISPUTE: {
    label: 'Sengketa pribadi atau keluarga',
    goInstead: 'Tempuh musyawarah, mediasi, atau pengadilan; kekerasan dilaporkan kepada Kepolisian (110).',
    bodies: ['COURT', 'POLRI', 'KOMNAS_PEREMPUAN', 'KPAI'],
  },
  FOI_PROCEDURE: {
    label: 'Permohonan informasi publik',
    goInstead: 'Ajukan kepada PPID badan publik yang memiliki informasi (UU 14/2008).',
    bodies: ['PPID'],
  },
  OTHER_WITH_TEXT: { label: 'Alasan lain', goInstead: 'Baca penjelasan petugas pada laporan ini.', bodies: ['OMBUDSMAN'] },
};

/** Label, advice and bodies of a reason, for a citizen's screen. */
export function archiveReason(code: ArchiveReason): ArchiveReasonEntry {
  return REASONS[code];
}
