import { type JurisdictionRule, jurisdictionId, type ResponsibleRole } from '../../domain/jurisdiction/jurisdiction-rule.js';

const PROPOSAL = 'PROPOSAL: menurut pembagian urusan UU 23/2014, belum diverifikasi untuk kategori ini';
/** From the decree that made the system binding for every agency (KepmenPANRB 680/2020, 27 October 2020). */
const VALID_FROM = '2020-10-27';

/** Categories that the regency or city answers for by default, with the weight of that rule. */
const REGENCY: Readonly<Record<string, number>> = {
  'infrastruktur.jalan': 70,
  'infrastruktur.jembatan': 70,
  'infrastruktur.drainase': 90,
  'infrastruktur.penerangan-jalan': 90,
  'infrastruktur.trotoar': 90,
  'infrastruktur.irigasi': 50,
  'infrastruktur.air-bersih': 90,
  lingkungan: 80,
  'perhubungan.kemacetan': 80,
  'perhubungan.rambu-lalu-lintas': 80,
  'perhubungan.parkir': 90,
  'perhubungan.angkutan-umum': 70,
  'kependudukan.ktp-elektronik': 90,
  'kependudukan.kartu-keluarga': 90,
  'kependudukan.akta-kelahiran': 90,
  'kependudukan.pindah-datang': 90,
  'kesehatan.rumah-sakit': 60,
  'kesehatan.puskesmas': 90,
  'kesehatan.stunting': 80,
  'pendidikan.penerimaan-murid': 70,
  'pendidikan.pungutan-sekolah': 70,
  'pendidikan.sarana-sekolah': 70,
  'sosial.data-penerima': 70,
  'ketertiban.gangguan-ketertiban': 80,
  'ketertiban.pedagang-kaki-lima': 90,
  'ketertiban.bangunan-liar': 90,
  'tata-kelola.dana-desa': 70,
};

/** Categories in which the province has a part, beside the regency. */
const PROVINCE: Readonly<Record<string, number>> = {
  'infrastruktur.jalan': 30,
  'infrastruktur.jembatan': 30,
  'infrastruktur.irigasi': 40,
  'pendidikan.penerimaan-murid': 40,
  'pendidikan.pungutan-sekolah': 40,
};

/** Services of one national body, with the weight of that rule. */
const NATIONAL: readonly (readonly [categoryId: string, agencyCode: string, weight: number])[] = [
  ['infrastruktur.jalan', 'K-PU', 20],
  ['infrastruktur.jembatan', 'K-PU', 20],
  ['infrastruktur.irigasi', 'K-PU', 30],
  ['infrastruktur.listrik', 'K-ESDM', 60],
  ['infrastruktur.internet', 'K-KOMDIGI', 80],
  ['lingkungan.kebakaran-hutan', 'K-HUT', 60],
  ['perhubungan.sim-stnk', 'L-POLRI', 95],
  ['kependudukan.paspor', 'K-IMIPAS', 95],
  ['kesehatan.jaminan-kesehatan', 'L-BPJSKES', 90],
  ['kesehatan.obat-dan-makanan', 'L-BPOM', 90],
  ['pendidikan.bantuan-pendidikan', 'K-DIKDASMEN', 80],
  ['pendidikan.perguruan-tinggi', 'K-DIKTISAINTEK', 90],
  ['sosial.bantuan-sosial', 'K-SOS', 70],
  ['ketertiban.narkoba', 'L-BNN', 60],
  ['ketertiban.judi-daring', 'K-KOMDIGI', 80],
  ['ekonomi.perizinan', 'K-INVEST', 60],
  ['ekonomi.ketenagakerjaan', 'K-NAKER', 60],
  ['ekonomi.pekerja-migran', 'K-P2MI', 90],
  ['ekonomi.harga-pangan', 'K-DAG', 60],
  ['ekonomi.pupuk', 'K-TAN', 70],
  ['ekonomi.energi-dan-bbm', 'K-ESDM', 70],
  ['ekonomi.pajak', 'K-KEU', 60],
  ['ekonomi.koperasi', 'K-KOP', 60],
  ['pertanahan.sertifikat', 'K-ATR', 95],
  ['pertanahan.sengketa', 'K-ATR', 70],
  ['pertanahan.perumahan', 'K-PKP', 50],
  ['tata-kelola.seleksi-asn', 'L-BKN', 70],
  ['tata-kelola.dana-desa', 'K-DESA', 40],
];

/** The rules of the seed: few, for the whole country, each a proposal until a law is named. */
export const SEED_JURISDICTION_RULES: readonly JurisdictionRule[] = [
  ...Object.entries(REGENCY).map(([categoryId, weight]) => rule(categoryId, 'REGENCY_GOVERNMENT', null, weight)),
  ...Object.entries(PROVINCE).map(([categoryId, weight]) => rule(categoryId, 'PROVINCE_GOVERNMENT', null, weight)),
  ...NATIONAL.map(([categoryId, agencyCode, weight]) => rule(categoryId, 'NATIONAL_BODY', agencyCode, weight)),
];

function rule(categoryId: string, role: ResponsibleRole, agencyCode: string | null, weight: number): JurisdictionRule {
  const each = { categoryId, regionCode: null, role, agencyCode, weight, legalRef: PROPOSAL, validFrom: VALID_FROM, validTo: null };
  return { id: jurisdictionId(each), ...each };
}
