import { isEverydayWord } from '../text/everyday-words.js';

/** Words with which ordinary messages begin, or which say what they are about and not to whom. From general knowledge. */
const WORDS = `
  saya aku kami kita anda bapak pak ibu mbak bang kak saudara yth terhormat kepada hormat dengan assalamualaikum assalamu
  alaikum salam halo hai pagi siang sore malam permisi mohon ingin mau ini itu ada tidak belum masih di ke pada untuk
  karena tentang apa apakah bagaimana kapan kenapa mengapa siapa mana berapa lapor laporan melaporkan pengaduan aduan
  keluhan info informasi tanya bertanya usul saran jalan jembatan trotoar lampu listrik air sampah banjir macet parkir pohon
  got selokan drainase sekolah guru puskesmas rumah sakit obat ktp kk akta pajak tanah rusak mati hilang kotor bau warga
  masyarakat anak orang tetangga pungli korupsi petugas pelayanan kantor pemerintah`;

const ORDINARY: ReadonlySet<string> = new Set(WORDS.toUpperCase().trim().split(/\s+/));

/**
 * Whether normalised words are all ordinary ones: an SMS may begin with them that means nobody in particular, so whoever
 * held them as a keyword would be sent other agencies' reports from the whole country.
 */
export function areOrdinaryWords(words: string): boolean {
  return words.split(' ').every((word) => ORDINARY.has(word) || isEverydayWord(word) || /^\d+$/.test(word));
}
