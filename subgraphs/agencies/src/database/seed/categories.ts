import type { Category } from '../../domain/category/category.js';

/** The tree: id and name of a root, then those of its leaves. New ones go to the end; ids are never changed. */
const TREE: readonly (readonly [id: string, name: string, leaves: Readonly<Record<string, string>>])[] = [
  [
    'infrastruktur',
    'Infrastruktur dan Pekerjaan Umum',
    {
      jalan: 'Jalan rusak',
      jembatan: 'Jembatan',
      drainase: 'Drainase dan saluran air',
      'penerangan-jalan': 'Penerangan jalan umum',
      trotoar: 'Trotoar dan fasilitas pejalan kaki',
      irigasi: 'Irigasi dan bendungan',
      'air-bersih': 'Air bersih dan PDAM',
      listrik: 'Listrik',
      internet: 'Telekomunikasi dan internet',
    },
  ],
  [
    'lingkungan',
    'Lingkungan Hidup dan Kebencanaan',
    {
      'pohon-tumbang': 'Pohon tumbang atau rawan tumbang',
      sampah: 'Sampah dan kebersihan',
      banjir: 'Banjir dan genangan',
      pencemaran: 'Pencemaran air, udara, dan tanah',
      'kebakaran-hutan': 'Kebakaran hutan dan lahan',
      longsor: 'Tanah longsor',
      taman: 'Taman dan ruang terbuka hijau',
    },
  ],
  [
    'perhubungan',
    'Perhubungan dan Lalu Lintas',
    {
      kemacetan: 'Kemacetan',
      'rambu-lalu-lintas': 'Rambu dan lampu lalu lintas',
      parkir: 'Parkir',
      'angkutan-umum': 'Angkutan umum',
      'sim-stnk': 'SIM, STNK, dan BPKB',
    },
  ],
  [
    'kependudukan',
    'Administrasi Kependudukan',
    {
      'ktp-elektronik': 'KTP elektronik',
      'kartu-keluarga': 'Kartu keluarga',
      'akta-kelahiran': 'Akta kelahiran, kematian, dan perkawinan',
      'pindah-datang': 'Pindah dan datang penduduk',
      paspor: 'Paspor dan keimigrasian',
    },
  ],
  [
    'kesehatan',
    'Kesehatan',
    {
      'rumah-sakit': 'Pelayanan rumah sakit',
      puskesmas: 'Pelayanan puskesmas',
      'jaminan-kesehatan': 'Jaminan kesehatan (JKN-KIS)',
      'obat-dan-makanan': 'Obat dan makanan',
      'wabah-penyakit': 'Wabah dan penyakit menular',
      stunting: 'Gizi dan stunting',
    },
  ],
  [
    'pendidikan',
    'Pendidikan',
    {
      'penerimaan-murid': 'Penerimaan murid baru',
      'pungutan-sekolah': 'Pungutan dan biaya sekolah',
      'sarana-sekolah': 'Sarana dan prasarana sekolah',
      'bantuan-pendidikan': 'Bantuan pendidikan (PIP dan KIP)',
      guru: 'Guru dan tenaga kependidikan',
      'perguruan-tinggi': 'Perguruan tinggi',
      'perundungan-di-sekolah': 'Kekerasan dan perundungan di sekolah',
    },
  ],
  [
    'sosial',
    'Bantuan dan Perlindungan Sosial',
    {
      'bantuan-sosial': 'Bantuan sosial (PKH, sembako, BLT)',
      'data-penerima': 'Data penerima bantuan',
      disabilitas: 'Penyandang disabilitas',
      'anak-dan-perempuan': 'Perlindungan perempuan dan anak',
      lansia: 'Lanjut usia dan orang telantar',
    },
  ],
  [
    'ketertiban',
    'Ketenteraman dan Ketertiban Umum',
    {
      'gangguan-ketertiban': 'Gangguan ketertiban dan kebisingan',
      'pedagang-kaki-lima': 'Pedagang kaki lima',
      'bangunan-liar': 'Bangunan tanpa izin',
      narkoba: 'Narkoba dan minuman keras',
      'judi-daring': 'Perjudian dan penipuan daring',
    },
  ],
  [
    'ekonomi',
    'Ekonomi, Usaha, dan Ketenagakerjaan',
    {
      perizinan: 'Perizinan berusaha',
      ketenagakerjaan: 'Hubungan kerja dan upah',
      'pekerja-migran': 'Pekerja migran',
      'harga-pangan': 'Harga dan ketersediaan bahan pokok',
      pupuk: 'Pupuk dan sarana pertanian',
      'energi-dan-bbm': 'BBM dan elpiji',
      pajak: 'Pajak dan retribusi',
      koperasi: 'Koperasi dan UMKM',
    },
  ],
  [
    'pertanahan',
    'Pertanahan dan Tata Ruang',
    {
      sertifikat: 'Sertifikat tanah',
      sengketa: 'Sengketa tanah',
      'tata-ruang': 'Tata ruang',
      perumahan: 'Perumahan dan permukiman',
    },
  ],
  [
    'tata-kelola',
    'Tata Kelola Pemerintahan',
    {
      'pelayanan-publik': 'Mutu pelayanan publik',
      'pungutan-liar': 'Pungutan liar',
      'disiplin-asn': 'Disiplin dan netralitas ASN',
      'seleksi-asn': 'Seleksi CASN',
      'dana-desa': 'Dana desa dan pemerintahan desa',
      pengadaan: 'Pengadaan barang dan jasa',
    },
  ],
  ['lainnya', 'Lainnya', {}],
];

/** The categories of the seed are offered since nobody knows when, and none is marked as a national priority. */
const AS_DELIVERED = { active: true, nationalPriority: false, successorId: null, validFrom: null, validTo: null };

/** Every category of the seed, a root always before its leaves. */
export const SEED_CATEGORIES: readonly Category[] = TREE.flatMap(([root, name, leaves], place) => [
  { id: root, name, parentId: null, position: place + 1, ...AS_DELIVERED },
  ...Object.entries(leaves).map(([slug, leafName], index) => ({
    id: `${root}.${slug}`,
    name: leafName,
    parentId: root,
    position: index + 1,
    ...AS_DELIVERED,
  })),
]);
