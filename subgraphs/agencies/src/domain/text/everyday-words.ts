/**
 * Words of ordinary messages that are also names of regencies, districts or villages (Batu, Palu, Kepala Desa …). Alone
 * they say nothing about a place; behind a word like "desa" or "kota" they do. From general knowledge, checked against
 * the names of all regions: a word that is no region's name need not stand here.
 */
const WORDS = `
  aman area arus atap ayah bagi bagus balai bangun bangunan barang barat baru batang batas batu bendungan besar beton
  bocor bola buang bukit bukti bulan bumi bunga buru dalam damai dana danau dari data daya dingin gajah ganti gedung
  gelap gudang guna gunung harapan hilir hulu ibu jadi jatuh jaya juli jumat kabupaten kali kamar kampung kanan kantor
  kapal karang kasih kawat kebun kecil kejadian kelapa kelurahan keras kering kilat kolam kota kuning lama lancar landak
  lapangan lebih lembah lewat luas lurah maju makam makmur mata mawar mekar melati merah merdeka minta muara muda muka
  mulia padi palu panas panjang pantai parit pasar pasir pati patung pelabuhan pemuda perak permai permata petani pinggir
  pintu pondok pulau puri putih rawa raya sama sawah sedang selamat selesai sentosa setia simpang sisi situ suci sudah
  sumber surat susu tambang tambak taman tanda tanggul tanjung tebing telaga teluk tengah tiga toko tolong tua tugu ujung
  ulang utama yang sudirman kartini pahlawan hatta bonjol teratai anggrek kenanga cempaka cendana merpati garuda nusantara
  pancasila mas bu sepanjang samping seberang mandiri sejahtera bahagia tulang limau duku durian pisang nangka mangga
  manggis jambu jeruk nanas rambutan salak kopi karet sawit jagung kacang ubi bawang kapas sutera ayam semut nyamuk
  kumbang kesehatan sosial fajar bintang mega`;

const EVERYDAY: ReadonlySet<string> = new Set(WORDS.toUpperCase().trim().split(/\s+/));

/** Whether a normalised word, or words written together, is rather an ordinary word than a place. */
export function isEverydayWord(key: string): boolean {
  return EVERYDAY.has(key);
}
