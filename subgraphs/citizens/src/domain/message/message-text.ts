import type { AskedPurpose } from '../code/one-time-code.js';

const WHAT_FOR: Readonly<Record<AskedPurpose, string>> = {
  CONFIRM_OWNER: 'mengubah data akun',
  VERIFY_EMAIL: 'memastikan alamat surel',
  VERIFY_PHONE: 'memastikan nomor telepon',
  CLAIM_ACCOUNT: 'mengambil alih akun',
};

/** The text that carries a code: one SMS (GSM-7, 160 characters), with nothing in it about the person or a report. */
export function codeText(purpose: AskedPurpose, code: string): string {
  return `LAPOR! Kode Anda untuk ${WHAT_FOR[purpose]}: ${code}. Berlaku 10 menit. Jangan berikan kepada siapa pun, juga petugas.`;
}
