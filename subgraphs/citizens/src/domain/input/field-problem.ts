import type { FieldProblem } from '@lapor/schema/refusal';

/** What can be wrong with a field of an input. */
export const PROBLEMS = [
  'REQUIRED',
  /** Neither an e-mail address nor a phone number was given. */
  'EMAIL_OR_PHONE_REQUIRED',
  'TOO_SHORT',
  'TOO_LONG',
  'INVALID_FORMAT',
  'UNKNOWN_REGION',
  'INVALID_DATE_OF_BIRTH',
  /** The password is the name, the e-mail address or the phone number. */
  'EQUALS_PERSONAL_DATA',
  /** Neither the password nor a code was given, or both. */
  'PASSWORD_OR_CODE_REQUIRED',
  /** There is no such contact to send a code to. */
  'NO_CONTACT',
  /** No text of this purpose and version is in force. */
  'UNKNOWN_VERSION',
  /** Not in the table of reasons. */
  'UNKNOWN_REASON',
  /** The new password is the present one. */
  'EQUALS_FORMER',
  /** A key with its private half, which nobody else may know. */
  'PRIVATE_KEY',
  /** As many as there may be are there. */
  'TOO_MANY',
  /** Outside of what is allowed for a number. */
  'OUT_OF_RANGE',
  /** There is none of this id. */
  'UNKNOWN',
] as const;
export type Problem = (typeof PROBLEMS)[number];

/** Each problem as a sentence for a developer and for a citizen's screen. */
const TEXTS: Readonly<Record<Problem, Omit<FieldProblem, 'field'>>> = {
  REQUIRED: { problem: 'is required', masalah: 'wajib diisi' },
  EMAIL_OR_PHONE_REQUIRED: { problem: 'give an e-mail address or a phone number', masalah: 'isi alamat surel atau nomor telepon' },
  TOO_SHORT: { problem: 'is too short', masalah: 'terlalu pendek' },
  TOO_LONG: { problem: 'is too long', masalah: 'terlalu panjang' },
  INVALID_FORMAT: { problem: 'is not written as it should be', masalah: 'penulisannya tidak sesuai' },
  UNKNOWN_REGION: { problem: 'begins with an unknown region code', masalah: 'diawali kode wilayah yang tidak dikenal' },
  INVALID_DATE_OF_BIRTH: { problem: 'holds no possible date of birth', masalah: 'memuat tanggal lahir yang tidak mungkin' },
  EQUALS_PERSONAL_DATA: {
    problem: 'must not be the name, address or number',
    masalah: 'tidak boleh sama dengan nama, surel, atau nomor telepon',
  },
  PASSWORD_OR_CODE_REQUIRED: { problem: 'give the password or a one-time code', masalah: 'isi kata sandi atau kode sekali pakai' },
  NO_CONTACT: { problem: 'is not known of this account', masalah: 'belum tercatat pada akun ini' },
  UNKNOWN_VERSION: { problem: 'is no text that is in force', masalah: 'bukan naskah yang berlaku' },
  UNKNOWN_REASON: { problem: 'is not in the list of reasons', masalah: 'tidak ada dalam daftar alasan' },
  EQUALS_FORMER: { problem: 'must not be the present password', masalah: 'tidak boleh sama dengan kata sandi sekarang' },
  PRIVATE_KEY: {
    problem: 'holds a private key; make a new pair, keep its private half to yourself, and send the public half',
    masalah: 'memuat kunci privat; buat pasangan kunci baru dan kirim kunci publiknya saja',
  },
  TOO_MANY: {
    problem: 'there are as many as there may be; remove one first',
    masalah: 'sudah mencapai jumlah terbanyak; hapus satu lebih dahulu',
  },
  OUT_OF_RANGE: { problem: 'is outside of the range allowed', masalah: 'di luar batas yang diperbolehkan' },
  UNKNOWN: { problem: 'is not known', masalah: 'tidak dikenal' },
};

/** A field's problem as it leaves: two sentences, never the value. */
export function fieldProblem(field: string, problem: Problem): FieldProblem {
  return { field, ...TEXTS[problem] };
}

/** The result of checking one value: its normal form, or what is wrong. */
export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export function valid<T>(value: T): Checked<T> {
  return { ok: true, value };
}

export function invalid(problem: Problem): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem };
}
