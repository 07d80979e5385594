import type { AgencyRow } from './agency-row.js';

/** Non-ministerial government bodies (lembaga pemerintah nonkementerian). The main ones, not all. */
export const NON_MINISTERIAL_BODIES: readonly AgencyRow[] = [
  ['L-ANRI', 'Arsip Nasional Republik Indonesia', 'ANRI'],
  ['L-BAPANAS', 'Badan Pangan Nasional', 'Bapanas'],
  ['L-BAPETEN', 'Badan Pengawas Tenaga Nuklir', 'Bapeten'],
  ['L-BARANTIN', 'Badan Karantina Indonesia', 'Barantin'],
  ['L-BASARNAS', 'Badan Nasional Pencarian dan Pertolongan', 'Basarnas'],
  ['L-BGN', 'Badan Gizi Nasional', 'BGN'],
  ['L-BIG', 'Badan Informasi Geospasial', 'BIG'],
  ['L-BIN', 'Badan Intelijen Negara', 'BIN'],
  ['L-BKN', 'Badan Kepegawaian Negara', 'BKN'],
  ['L-BMKG', 'Badan Meteorologi, Klimatologi, dan Geofisika', 'BMKG'],
  ['L-BNN', 'Badan Narkotika Nasional', 'BNN'],
  ['L-BNPB', 'Badan Nasional Penanggulangan Bencana', 'BNPB'],
  ['L-BNPT', 'Badan Nasional Penanggulangan Terorisme', 'BNPT'],
  ['L-BPIP', 'Badan Pembinaan Ideologi Pancasila', 'BPIP'],
  ['L-BPJPH', 'Badan Penyelenggara Jaminan Produk Halal', 'BPJPH'],
  ['L-BPKP', 'Badan Pengawasan Keuangan dan Pembangunan', 'BPKP'],
  ['L-BPOM', 'Badan Pengawas Obat dan Makanan', 'BPOM'],
  ['L-BPS', 'Badan Pusat Statistik', 'BPS'],
  ['L-BRIN', 'Badan Riset dan Inovasi Nasional', 'BRIN'],
  ['L-BSN', 'Badan Standardisasi Nasional', 'BSN'],
  ['L-BSSN', 'Badan Siber dan Sandi Negara', 'BSSN'],
  ['L-LAN', 'Lembaga Administrasi Negara', 'LAN'],
  ['L-LEMHANNAS', 'Lembaga Ketahanan Nasional', 'Lemhannas'],
  ['L-LKPP', 'Lembaga Kebijakan Pengadaan Barang/Jasa Pemerintah', 'LKPP'],
  ['L-OIKN', 'Otorita Ibu Kota Nusantara', 'OIKN'],
  ['L-PERPUSNAS', 'Perpustakaan Nasional Republik Indonesia', 'Perpusnas'],
];

/** Non-structural bodies, commissions and public legal bodies (lembaga nonstruktural). The main ones, not all. */
export const NON_STRUCTURAL_BODIES: readonly AgencyRow[] = [
  ['L-KSP', 'Kantor Staf Presiden', 'KSP'],
  ['L-BAZNAS', 'Badan Amil Zakat Nasional', 'Baznas'],
  ['L-BNPP', 'Badan Nasional Pengelola Perbatasan', 'BNPP'],
  ['L-BPBATAM', 'Badan Pengusahaan Kawasan Perdagangan Bebas dan Pelabuhan Bebas Batam', 'BP Batam'],
  ['L-BPJSKES', 'Badan Penyelenggara Jaminan Sosial Kesehatan', 'BPJS Kesehatan'],
  ['L-BPJSTK', 'Badan Penyelenggara Jaminan Sosial Ketenagakerjaan', 'BPJS Ketenagakerjaan'],
  ['L-BPKN', 'Badan Perlindungan Konsumen Nasional', 'BPKN'],
  ['L-DKPP', 'Dewan Kehormatan Penyelenggara Pemilihan Umum', 'DKPP'],
  ['L-KIP', 'Komisi Informasi Pusat', 'KIP'],
  ['L-KOMNASHAM', 'Komisi Nasional Hak Asasi Manusia', 'Komnas HAM'],
  ['L-KOMNASPEREMPUAN', 'Komisi Nasional Anti Kekerasan terhadap Perempuan', 'Komnas Perempuan'],
  ['L-KOMPOLNAS', 'Komisi Kepolisian Nasional', 'Kompolnas'],
  ['L-KPAI', 'Komisi Perlindungan Anak Indonesia', 'KPAI'],
  ['L-KPI', 'Komisi Penyiaran Indonesia', 'KPI'],
  ['L-KPK', 'Komisi Pemberantasan Korupsi', 'KPK'],
  ['L-KPPU', 'Komisi Pengawas Persaingan Usaha', 'KPPU'],
  ['L-LPS', 'Lembaga Penjamin Simpanan', 'LPS'],
  ['L-LPSK', 'Lembaga Perlindungan Saksi dan Korban', 'LPSK'],
  ['L-PPATK', 'Pusat Pelaporan dan Analisis Transaksi Keuangan', 'PPATK'],
  ['L-RRI', 'Lembaga Penyiaran Publik Radio Republik Indonesia', 'RRI'],
  ['L-TVRI', 'Lembaga Penyiaran Publik Televisi Republik Indonesia', 'TVRI'],
];

/** State bodies that are independent of the government (lembaga negara), and the secretariats that answer for chambers. */
export const STATE_BODIES: readonly AgencyRow[] = [
  ['L-ORI', 'Ombudsman Republik Indonesia', 'Ombudsman RI'],
  ['L-BAWASLU', 'Badan Pengawas Pemilihan Umum', 'Bawaslu'],
  ['L-BI', 'Bank Indonesia', 'BI'],
  ['L-BPK', 'Badan Pemeriksa Keuangan', 'BPK'],
  ['L-DPD', 'Sekretariat Jenderal Dewan Perwakilan Daerah', 'Setjen DPD'],
  ['L-DPR', 'Sekretariat Jenderal Dewan Perwakilan Rakyat', 'Setjen DPR'],
  ['L-KEJAKSAAN', 'Kejaksaan Republik Indonesia', 'Kejaksaan RI'],
  ['L-KPU', 'Komisi Pemilihan Umum', 'KPU'],
  ['L-KY', 'Komisi Yudisial', 'KY'],
  ['L-MA', 'Mahkamah Agung', 'MA'],
  ['L-MK', 'Mahkamah Konstitusi', 'MK'],
  ['L-MPR', 'Sekretariat Jenderal Majelis Permusyawaratan Rakyat', 'Setjen MPR'],
  ['L-OJK', 'Otoritas Jasa Keuangan', 'OJK'],
];

export const ARMED_FORCES_AND_POLICE: readonly AgencyRow[] = [
  ['L-POLRI', 'Kepolisian Negara Republik Indonesia', 'Polri'],
  ['L-TNI', 'Tentara Nasional Indonesia', 'TNI'],
];
