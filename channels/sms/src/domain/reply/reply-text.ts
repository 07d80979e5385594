import type { Candidate } from '../conversation/route-report.js';
import type { ReportCommand } from '../message/message.js';

/*
 * What 1708 answers, in Indonesian, in GSM-7, one SMS long. Nothing here repeats what somebody has written: telephones are
 * shared, and whoever sees the message is not to learn more than its receiver wants to show.
 */

/** One SMS. */
export const SMS_CHARACTERS = 160;
/** So long is what somebody writes to a report's desk at least, in characters. */
export const MESSAGE_MIN = 5;

const FORMS: Readonly<Record<ReportCommand, string>> = {
  CEK: 'CEK (spasi) nomor laporan, misalnya CEK LP-7K3M9Q2X',
  BALAS: 'BALAS (spasi) nomor laporan (spasi) isi tanggapan',
  LENGKAPI: 'LENGKAPI (spasi) nomor laporan (spasi) keterangan tambahan',
  SELESAI: 'SELESAI (spasi) nomor laporan',
  NILAI: 'NILAI (spasi) nomor laporan (spasi) angka 1 sampai 5',
};

export const HELP =
  'Lapor: KOTA METRO (spasi) isi aduan. Lainnya: CEK, BALAS, LENGKAPI, SELESAI, NILAI + nomor laporan. STOP: berhenti menerima kabar.';
export const EMPTY =
  'Pesan Anda kosong. Ketik nama daerah atau instansi (spasi) isi aduan, misalnya: KOTA METRO lampu jalan padam di Jl. Pala. Ketik BANTUAN.';
export const TOO_MANY =
  'Pesan dari nomor ini terlalu banyak. Pesan ini tidak dicatat; silakan kirim lagi nanti, atau melapor di www.lapor.go.id.';
export const STOPPED =
  'Anda tidak lagi menerima kabar laporan lewat SMS. Jawaban atas pesan Anda tetap dikirim. Kabar dikirim lagi setelah Anda mengirim aduan baru.';
export const NOTHING_ASKED = 'Tidak ada pertanyaan yang menunggu jawaban angka. Ketik nama daerah (spasi) isi aduan, atau BANTUAN.';
export const LATER = 'Pesan Anda belum dapat diproses karena batas pelaporan. Silakan kirim lagi besok, atau melapor di www.lapor.go.id.';

export const HELD =
  'Batas pelaporan dari nomor ini sudah tercapai. Aduan Anda disimpan dan akan dicatat kemudian; nomornya dikirim lewat SMS.';
export const NOT_FILED =
  'Pesan Anda tidak dapat dicatat sebagai laporan. Silakan tulis kembali dengan kalimat biasa, atau melapor di www.lapor.go.id.';

export function received(trackingId: string): string {
  return `LAPOR! Laporan Anda diterima dengan nomor ${trackingId} dan akan diverifikasi. Cek: CEK ${trackingId}`;
}

/** Of a text whose sender wrote of something else before they had said which agency is meant. */
export function receivedEarlier(trackingId: string): string {
  return `LAPOR! Aduan Anda sebelumnya, yang daerahnya belum dipilih, diterima dengan nomor ${trackingId}. Cek: CEK ${trackingId}`;
}

/** The agency's name is cut rather than the number. */
export function noText(keyword: string): string {
  return fit((words) => `Tulis juga isi aduan Anda: ${words} (spasi) isi aduan. Sebutkan apa, di mana dan kapan.`, keyword);
}

/** "1 KOTA BOGOR 2 KABUPATEN BOGOR". */
export function whichAgency(candidates: readonly Candidate[]): string {
  const choices = candidates.map(({ number, name }) => `${number} ${name}`).join(', ');
  return `Aduan untuk mana? Balas dengan angka: ${choices}. Isi aduan Anda disimpan 24 jam.`;
}

export function incomplete(command: ReportCommand): string {
  return `Perintah belum lengkap. Ketik: ${FORMS[command]}`;
}

/** The least length is the rules' (`write-message.ts` of reports). */
export function tooShort(command: ReportCommand): string {
  return `Isi ${command} terlalu pendek, paling sedikit ${MESSAGE_MIN} huruf. Ketik: ${FORMS[command]}`;
}

/** Who wrote SELESAI and that it is not: nothing is confirmed. */
export function notSolved(trackingId: string): string {
  return `LAPOR! ${trackingId}: belum dinyatakan selesai. Bila belum tuntas: BALAS ${trackingId} (spasi) alasannya. Bila sudah: SELESAI ${trackingId}`;
}

/** The same for a number that does not exist and for somebody else's: numbers of published reports are public. */
export function notYours(trackingId: string): string {
  return `Laporan ${trackingId} tidak ditemukan di antara laporan yang dikirim dari nomor telepon ini. Periksa nomornya.`;
}

/** What a command came to. */
export function done(trackingId: string, what: 'REPLY' | 'COMPLETE' | 'CONFIRM' | 'RATE'): string {
  const WORDS = {
    REPLY: 'Tanggapan Anda diteruskan; laporan diproses kembali.',
    COMPLETE: 'Keterangan tambahan Anda diterima.',
    CONFIRM: 'Laporan dinyatakan selesai. Terima kasih.',
    RATE: 'Penilaian Anda dicatat. Terima kasih.',
  } as const;
  return `LAPOR! ${trackingId}: ${WORDS[what]}`;
}

/** A refusal of the report's rules, in the catalogue's own words. */
export function refused(trackingId: string, pesan: string): string {
  return fit((words) => `LAPOR! ${trackingId}: ${words}`, pesan);
}

/** Cuts what varies until the whole fits into one SMS; the texts around it always do. */
export function fit(text: (words: string) => string, words: string): string {
  const room = SMS_CHARACTERS - text('').length;
  const plain = toGsm(words);
  return text(plain.length <= room ? plain : `${plain.slice(0, Math.max(0, room - 3)).trimEnd()}...`);
}

/** Typographic characters that would make a text UCS-2, which halves what fits. */
export function toGsm(text: string): string {
  return text
    .replaceAll(/[’‘`´]/g, "'")
    .replaceAll(/[“”]/g, '"')
    .replaceAll(/[–—]/g, '-')
    .replaceAll('…', '...')
    .replaceAll(/[^\n\x20-\x7e]|[\^{}\\[\]~|`]/g, ' ')
    .replaceAll(/ {2,}/g, ' ');
}

/** What `CEK` answers: the state in the product's own words. */
export function state(trackingId: string, label: string): string {
  return fit((words) => `LAPOR! ${trackingId}: ${words}.`, label);
}

/** The reporter has taken another code elsewhere: the channel does not take part any more. */
export function codeChanged(trackingId: string): string {
  return `LAPOR! ${trackingId}: kode unik telah diganti. Gunakan kode terbaru Anda di www.lapor.go.id.`;
}
