/** Bodies outside LAPOR! that a report can be referred to (domain.md 1.7, 4.3). */
export const OUTSIDE_BODIES = [
  'KPU',
  'BAWASLU',
  'DKPP',
  'POLRI',
  'KPK',
  'KOMNAS_HAM',
  'KOMNAS_PEREMPUAN',
  'KPAI',
  'LPSK',
  'PPID',
  'OMBUDSMAN',
  'COURT',
  'JUDICIAL_COMMISSION',
  'OJK',
  'BPSK',
  'LEGISLATURE',
] as const;
export type OutsideBody = (typeof OUTSIDE_BODIES)[number];

export interface OutsideBodyEntry {
  readonly name: string;
  /** Where a citizen reaches it. */
  readonly contact: string;
}

const BODIES: Readonly<Record<OutsideBody, OutsideBodyEntry>> = {
  KPU: { name: 'Komisi Pemilihan Umum', contact: 'kpu.go.id atau kantor KPU kabupaten/kota setempat' },
  BAWASLU: { name: 'Badan Pengawas Pemilihan Umum', contact: 'bawaslu.go.id atau kantor Bawaslu kabupaten/kota setempat' },
  DKPP: { name: 'Dewan Kehormatan Penyelenggara Pemilu', contact: 'dkpp.go.id' },
  POLRI: { name: 'Kepolisian Negara Republik Indonesia', contact: 'Telepon 110 atau kantor polisi terdekat' },
  KPK: { name: 'Komisi Pemberantasan Korupsi', contact: 'kws.kpk.go.id atau telepon 198' },
  KOMNAS_HAM: { name: 'Komisi Nasional Hak Asasi Manusia', contact: 'komnasham.go.id' },
  KOMNAS_PEREMPUAN: { name: 'Komisi Nasional Anti Kekerasan terhadap Perempuan', contact: 'komnasperempuan.go.id' },
  KPAI: { name: 'Komisi Perlindungan Anak Indonesia', contact: 'kpai.go.id' },
  LPSK: { name: 'Lembaga Perlindungan Saksi dan Korban', contact: 'lpsk.go.id atau telepon 148' },
  PPID: {
    name: 'Pejabat Pengelola Informasi dan Dokumentasi',
    contact: 'PPID badan publik yang memiliki informasi; sengketa ke Komisi Informasi (UU 14/2008)',
  },
  OMBUDSMAN: { name: 'Ombudsman Republik Indonesia', contact: 'ombudsman.go.id atau telepon 137' },
  COURT: { name: 'Pengadilan', contact: 'Pengadilan setempat; perkara dapat ditelusuri di SIPP pengadilan tersebut' },
  JUDICIAL_COMMISSION: { name: 'Komisi Yudisial', contact: 'komisiyudisial.go.id' },
  OJK: { name: 'Otoritas Jasa Keuangan', contact: 'Kontak OJK 157' },
  BPSK: { name: 'Badan Penyelesaian Sengketa Konsumen', contact: 'BPSK kabupaten/kota setempat' },
  LEGISLATURE: { name: 'DPR atau DPRD', contact: 'Sekretariat DPR atau DPRD yang bersangkutan' },
};

/** Name and contact of a body, for a citizen's screen. */
export function outsideBody(code: OutsideBody): OutsideBodyEntry {
  return BODIES[code];
}
