import type { Random } from './random.js';

/** What a citizen writes, and what a verifier makes of it: the personal sentence is left out. */
export interface Texts {
  readonly title: string;
  readonly content: string;
  readonly publishedContent: string;
}

const SUBJECTS = [
  'jalan berlubang',
  'lampu penerangan jalan padam',
  'pohon tumbang',
  'sampah menumpuk',
  'saluran air tersumbat',
  'banjir setiap hujan',
  'bantuan sosial belum diterima',
  'antrean puskesmas terlalu panjang',
  'pungutan liar di sekolah',
  'pengurusan KTP elektronik lambat',
  'air bersih tidak mengalir',
  'trotoar rusak',
  'parkir liar',
  'bangunan tanpa izin',
  'kebisingan pada malam hari',
  'jembatan gantung rusak',
  'pupuk bersubsidi langka',
  'guru sering tidak hadir',
  'akta kelahiran belum terbit',
  'angkutan umum berhenti sembarangan',
  'rambu lalu lintas hilang',
  'anjing liar berkeliaran',
  'pelayanan kantor kelurahan tidak ramah',
  'harga gas elpiji melebihi ketentuan',
  'jaringan internet sekolah putus',
  'pembakaran lahan terbuka',
  'limbah pabrik mencemari sungai',
  'pasar tradisional kotor',
  'obat di apotek rumah sakit kosong',
  'sertifikat tanah tertunda',
  'pencemaran udara dari tungku',
  'halte bus tanpa atap',
  'gorong-gorong ambles',
] as const;

const PLACES = [
  'di dekat pasar',
  'di depan sekolah dasar',
  'di simpang empat',
  'di samping balai desa',
  'di tepi sungai',
  'di perumahan',
  'di jalan utama kecamatan',
  'di kawasan industri',
  'di belakang terminal',
  'di depan kantor pos',
  'di dekat jembatan',
] as const;

const EFFECTS = [
  'Akibatnya warga kesulitan beraktivitas dan beberapa pengendara sudah terjatuh.',
  'Keadaan ini berlangsung lebih dari dua minggu dan belum ada petugas yang datang.',
  'Anak-anak yang berangkat sekolah harus memutar karena tidak dapat lewat.',
  'Pedagang mengeluh karena pembeli berkurang sejak keadaan ini terjadi.',
  'Pada malam hari keadaannya lebih berbahaya karena gelap.',
  'Kami sudah menyampaikan hal ini kepada ketua lingkungan, tetapi belum ada perubahan.',
  'Bau yang timbul mengganggu pernapasan, terutama bagi lansia dan balita.',
  'Petugas yang kami temui hanya meminta kami menunggu tanpa kepastian.',
  'Beberapa warga berinisiatif memperbaiki sendiri, tetapi tidak bertahan lama.',
] as const;

const WISHES = [
  'Mohon segera ditindaklanjuti oleh instansi yang berwenang.',
  'Kami berharap ada pemeriksaan lapangan dalam waktu dekat.',
  'Mohon penjelasan mengenai jadwal perbaikan.',
  'Terima kasih atas perhatian dan kerja sama pemerintah daerah.',
] as const;

/** Only in the original: a word search of the public must never find it. */
const PERSONAL = [
  'Rumah saya tepat di sebelahnya, pagar hijau.',
  'Saya bersedia mengantar petugas karena saya bekerja di sekitar situ.',
  'Ibu saya sempat terjatuh dan dirawat.',
] as const;

/** The texts of one report, within the limits of a filing; nothing in them is a person's data. */
export function writeTexts(random: Random): Texts {
  const subject = random.pick(SUBJECTS);
  const place = random.pick(PLACES);
  const opening = `Dengan hormat, kami melaporkan ${subject} ${place}, tepatnya blok ${random.below(900) + 1}.`;
  const effects = Array.from({ length: 1 + random.below(3) }, () => random.pick(EFFECTS));
  const publishedContent = [opening, ...effects, random.pick(WISHES)].join(' ');
  const title = `${subject.charAt(0).toUpperCase()}${subject.slice(1)} ${place}`;
  return { title, publishedContent, content: `${publishedContent} ${random.pick(PERSONAL)}` };
}

const INTERIM = [
  'Laporan telah kami terima dan petugas lapangan dijadwalkan melakukan pengecekan pada hari kerja berikutnya.',
  'Pengecekan lapangan telah dilakukan; perbaikan menunggu ketersediaan bahan dan alat.',
  'Kami sedang berkoordinasi dengan dinas terkait mengenai pelaksanaan perbaikan.',
] as const;

const FINAL = [
  'Perbaikan telah selesai dilaksanakan dan lokasi sudah dapat digunakan kembali oleh warga.',
  'Permohonan telah selesai diproses; dokumen dapat diambil pada loket pelayanan di jam kerja.',
  'Petugas telah menertibkan pelanggaran dan akan melakukan pengawasan berkala.',
] as const;

/** What an agency answers. */
export function writeAnswer(random: Random, kind: 'INTERIM' | 'FINAL'): string {
  return random.pick(kind === 'FINAL' ? FINAL : INTERIM);
}

export const ARCHIVE_TEXT = 'Laporan ini tidak dapat diproses melalui LAPOR!. Silakan menyampaikannya kepada lembaga yang berwenang.';
export const HOP_NOTE = 'Mohon ditindaklanjuti sesuai kewenangan.';
