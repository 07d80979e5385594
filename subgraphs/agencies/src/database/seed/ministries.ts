import type { AgencyRow } from './agency-row.js';

/** The coordinating ministries of the cabinet since 21 October 2024 (Perpres 139/2024). */
export const COORDINATING_MINISTRIES: readonly AgencyRow[] = [
  ['K-POLKAM', 'Kementerian Koordinator Bidang Politik dan Keamanan', 'Kemenko Polkam'],
  ['K-KUMHAMIMIPAS', 'Kementerian Koordinator Bidang Hukum, Hak Asasi Manusia, Imigrasi, dan Pemasyarakatan', 'Kemenko Kumham Imipas'],
  ['K-EKON', 'Kementerian Koordinator Bidang Perekonomian', 'Kemenko Perekonomian'],
  ['K-PMK', 'Kementerian Koordinator Bidang Pembangunan Manusia dan Kebudayaan', 'Kemenko PMK'],
  ['K-IPK', 'Kementerian Koordinator Bidang Infrastruktur dan Pembangunan Kewilayahan', 'Kemenko IPK'],
  ['K-PM', 'Kementerian Koordinator Bidang Pemberdayaan Masyarakat', 'Kemenko PM'],
  ['K-PANGAN', 'Kementerian Koordinator Bidang Pangan', 'Kemenko Pangan'],
];

/** The other ministries of the same cabinet. */
export const MINISTRIES: readonly AgencyRow[] = [
  ['K-SETNEG', 'Kementerian Sekretariat Negara', 'Kemensetneg'],
  ['K-DAGRI', 'Kementerian Dalam Negeri', 'Kemendagri'],
  ['K-LUAR', 'Kementerian Luar Negeri', 'Kemenlu'],
  ['K-HAN', 'Kementerian Pertahanan', 'Kemhan'],
  ['K-AGAMA', 'Kementerian Agama', 'Kemenag'],
  ['K-HUKUM', 'Kementerian Hukum', 'Kemenkum'],
  ['K-HAM', 'Kementerian Hak Asasi Manusia', 'KemenHAM'],
  ['K-IMIPAS', 'Kementerian Imigrasi dan Pemasyarakatan', 'Kemenimipas'],
  ['K-KEU', 'Kementerian Keuangan', 'Kemenkeu'],
  ['K-DIKDASMEN', 'Kementerian Pendidikan Dasar dan Menengah', 'Kemendikdasmen'],
  ['K-DIKTISAINTEK', 'Kementerian Pendidikan Tinggi, Sains, dan Teknologi', 'Kemdiktisaintek'],
  ['K-BUD', 'Kementerian Kebudayaan', 'Kemenbud'],
  ['K-KES', 'Kementerian Kesehatan', 'Kemenkes'],
  ['K-SOS', 'Kementerian Sosial', 'Kemensos'],
  ['K-NAKER', 'Kementerian Ketenagakerjaan', 'Kemnaker'],
  ['K-P2MI', 'Kementerian Pelindungan Pekerja Migran Indonesia/Badan Pelindungan Pekerja Migran Indonesia', 'KemenP2MI'],
  ['K-PERIN', 'Kementerian Perindustrian', 'Kemenperin'],
  ['K-DAG', 'Kementerian Perdagangan', 'Kemendag'],
  ['K-ESDM', 'Kementerian Energi dan Sumber Daya Mineral', 'Kementerian ESDM'],
  ['K-PU', 'Kementerian Pekerjaan Umum', 'Kementerian PU'],
  ['K-PKP', 'Kementerian Perumahan dan Kawasan Permukiman', 'Kementerian PKP'],
  ['K-DESA', 'Kementerian Desa dan Pembangunan Daerah Tertinggal', 'Kemendes PDT'],
  ['K-TRANS', 'Kementerian Transmigrasi', 'Kementrans'],
  ['K-HUB', 'Kementerian Perhubungan', 'Kemenhub'],
  ['K-KOMDIGI', 'Kementerian Komunikasi dan Digital', 'Kemkomdigi'],
  ['K-TAN', 'Kementerian Pertanian', 'Kementan'],
  ['K-HUT', 'Kementerian Kehutanan', 'Kemenhut'],
  ['K-KP', 'Kementerian Kelautan dan Perikanan', 'KKP'],
  ['K-ATR', 'Kementerian Agraria dan Tata Ruang/Badan Pertanahan Nasional', 'Kementerian ATR/BPN'],
  ['K-PPN', 'Kementerian Perencanaan Pembangunan Nasional/Badan Perencanaan Pembangunan Nasional', 'Kementerian PPN/Bappenas'],
  ['K-PANRB', 'Kementerian Pendayagunaan Aparatur Negara dan Reformasi Birokrasi', 'KemenPANRB'],
  ['K-BUMN', 'Kementerian Badan Usaha Milik Negara', 'Kementerian BUMN'],
  [
    'K-DUKBANGGA',
    'Kementerian Kependudukan dan Pembangunan Keluarga/Badan Kependudukan dan Keluarga Berencana Nasional',
    'Kemendukbangga/BKKBN',
  ],
  ['K-LH', 'Kementerian Lingkungan Hidup/Badan Pengendalian Lingkungan Hidup', 'KLH/BPLH'],
  ['K-INVEST', 'Kementerian Investasi dan Hilirisasi/Badan Koordinasi Penanaman Modal', 'Kementerian Investasi/BKPM'],
  ['K-KOP', 'Kementerian Koperasi', 'Kemenkop'],
  ['K-UMKM', 'Kementerian Usaha Mikro, Kecil, dan Menengah', 'Kementerian UMKM'],
  ['K-PAR', 'Kementerian Pariwisata', 'Kemenpar'],
  ['K-EKRAF', 'Kementerian Ekonomi Kreatif/Badan Ekonomi Kreatif', 'Kemenekraf'],
  ['K-PPPA', 'Kementerian Pemberdayaan Perempuan dan Perlindungan Anak', 'KemenPPPA'],
  ['K-PORA', 'Kementerian Pemuda dan Olahraga', 'Kemenpora'],
];

/**
 * The changes of 2025, from general knowledge and not from the decrees: to be confirmed before they are relied upon.
 * The hajj body became a ministry, and the ministry of state companies a regulating body.
 */
export const MINISTRIES_SINCE_2025: readonly AgencyRow[] = [['K-HAJI', 'Kementerian Haji dan Umrah', 'Kemenhaj']];
export const BODIES_SINCE_2025: readonly AgencyRow[] = [['L-BPBUMN', 'Badan Pengaturan Badan Usaha Milik Negara', 'BP BUMN']];
export const DISSOLVED_IN_2025: readonly string[] = ['K-BUMN'];
