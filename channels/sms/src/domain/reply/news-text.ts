import { agencyName } from './agency-name.js';
import { fit, SMS_CHARACTERS, toGsm } from './reply-text.js';

/** What a reporter is told of (the poster's steps), and what else asks something of them. */
export const NEWS_TYPES = [
  'ReportDisposed',
  'ReportTransferred',
  'FollowUpAdded',
  'FinalAnswerGiven',
  'ReportCompleted',
  'ReportPostponed',
  'ReportArchived',
  'ReportReferred',
] as const;
export type NewsType = (typeof NEWS_TYPES)[number];

/** The step at which the poster promises an account. */
export const ACCOUNT_STEP: NewsType = 'ReportDisposed';

export function isNews(type: string): type is NewsType {
  return (NEWS_TYPES as readonly string[]).includes(type);
}

/** What a text is made of. */
export interface NewsFacts {
  readonly trackingId: string;
  /** Of an anonymous or confidential report: then nothing is said of what it is about, nor whom it concerns. */
  readonly neutral: boolean;
  /** The agency's name; null where none may be named. */
  readonly agency: string | null;
  /** Null when the reporter has taken another one elsewhere. */
  readonly accessCode: string | null;
  /** With it the number's account is taken over; null where none is to be sent. */
  readonly claimCode: string | null;
  /** Of a report that waits for its desk or somebody else: for what. Null when it waits for the reporter. */
  readonly waitsFor: string | null;
  /** Of a report that was closed without being handled: where to go instead. */
  readonly goInstead: string | null;
}

const SITE = 'www.lapor.go.id';

/**
 * In GSM-7, and one SMS; two where an agency's name is too long for that. It never says what the report is about: telephones are
 * shared.
 */
export function newsText(type: NewsType, facts: NewsFacts): string {
  const { trackingId, neutral, agency, accessCode, claimCode, waitsFor, goInstead } = facts;
  const about = `LAPOR! ${trackingId}:`;
  const read = accessCode === null ? `Baca di ${SITE} dengan kode unik Anda` : `Baca di ${SITE} dengan kode unik ${accessCode}`;
  switch (type) {
    case 'ReportDisposed':
    case 'ReportTransferred':
      return disposed(about, (neutral ? null : agency) ?? 'instansi berwenang', account(neutral ? null : claimCode));
    case 'FollowUpAdded':
      return `${about} ada tindak lanjut. ${read}`;
    case 'FinalAnswerGiven':
      return `${about} ada jawaban. ${read}. Puas: SELESAI ${trackingId}. Belum: BALAS ${trackingId} isi`;
    case 'ReportCompleted':
      return `${about} selesai. Beri nilai 1-5: NILAI ${trackingId} (spasi) angka. Terima kasih.`;
    case 'ReportPostponed':
      return waitsFor === null
        ? `${about} perlu keterangan tambahan. ${complete(trackingId, accessCode)}`
        : fit((words) => `${about} ditunda. ${words}`, neutral ? read : `${waitsFor}.`);
    case 'ReportArchived':
    case 'ReportReferred':
      return fit((words) => `${about} tidak dapat diproses di LAPOR!. ${words}`, (neutral ? null : goInstead) ?? read);
  }
}

/** Where it went is what the reporter waits for: the name stands there whole. */
function disposed(about: string, agency: string, rest: string): string {
  const text = (name: string) => `${about} diteruskan ke ${name}. ${rest}`;
  return text(agencyName(toGsm(agency), SMS_CHARACTERS - text('').length));
}

/** The poster's user name and password: the number, and a code that is good once and for three days. */
function account(claimCode: string | null): string {
  return claimCode === null
    ? `Punya akun: masuk di ${SITE} dengan nomor HP ini; kode dikirim saat diminta.`
    : `Akun di ${SITE}: nomor HP ini, kode ${claimCode} (sekali pakai, 3 hari, rahasia).`;
}

/** What is asked for stands at the desk's question, which the code opens. */
function complete(trackingId: string, accessCode: string | null): string {
  const form = `Kirim: LENGKAPI ${trackingId} (spasi) keterangan.`;
  return accessCode === null ? form : `${form} Kode unik: ${accessCode}`;
}
