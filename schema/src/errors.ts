/**
 * The one catalogue of error codes. Every refusal of ours carries one of these in `extensions.code`; faults of the
 * GraphQL request itself (syntax, validation, variables) carry Apollo Server's own codes.
 * `message` says in English what to do, `pesan` the same in Indonesian for a citizen's screen. A code is never reused;
 * retired ones are listed in docs/errors.md, which a test holds equal to this file.
 */
export interface ErrorEntry {
  readonly message: string;
  readonly pesan: string;
  /** The HTTP status when the whole request failed with this code before execution. */
  readonly http: number;
  /** Whether the same request may succeed later without being changed. */
  readonly retryable: boolean;
}

export const ERRORS = {
  UNAUTHENTICATED: {
    message: 'Sign in and send the token as "Authorization: Bearer <token>".',
    pesan: 'Silakan masuk terlebih dahulu.',
    http: 401,
    retryable: false,
  },
  TOKEN_INVALID: {
    message: 'The token is not valid here. Sign in again and use the new token.',
    pesan: 'Sesi Anda tidak sah. Silakan masuk kembali.',
    http: 401,
    retryable: false,
  },
  TOKEN_EXPIRED: {
    message: 'The token has expired. Sign in again and use the new token.',
    pesan: 'Sesi Anda telah berakhir. Silakan masuk kembali.',
    http: 401,
    retryable: false,
  },
  GATEWAY_IDENTITY_REQUIRED: {
    message: 'This subgraph answers only to the gateway. Send the request to the gateway instead.',
    pesan: 'Alamat ini tidak melayani permintaan langsung.',
    http: 401,
    retryable: false,
  },
  FORBIDDEN: {
    message: 'Your role does not allow this. Ask an administrator of the responsible agency.',
    pesan: 'Anda tidak berwenang melakukan tindakan ini.',
    http: 403,
    retryable: false,
  },
  SIGN_IN_FAILED: {
    message: 'User name or password is wrong. Check both and try again.',
    pesan: 'Nama pengguna atau kata sandi salah.',
    http: 401,
    retryable: false,
  },
  SIGN_IN_DELAYED: {
    message: 'Too many failed attempts. Wait for the number of seconds in extensions.retryAfterSeconds.',
    pesan: 'Terlalu banyak percobaan. Silakan tunggu sebentar.',
    http: 429,
    retryable: true,
  },
  REGISTRATION_REFUSED: {
    message: 'This registration cannot be completed. If you already have an account, sign in instead.',
    pesan: 'Pendaftaran tidak dapat diselesaikan. Bila sudah memiliki akun, silakan masuk.',
    http: 409,
    retryable: false,
  },
  INPUT_INVALID: {
    message: 'Correct the fields listed in extensions.fields and send the request again.',
    pesan: 'Periksa kembali isian yang ditandai.',
    http: 400,
    retryable: false,
  },
  REPORT_NOT_FOUND: {
    message: 'There is no such report, or you may not see it. Check the id.',
    pesan: 'Laporan tidak ditemukan.',
    http: 404,
    retryable: false,
  },
  REPORT_TRANSITION_NOT_ALLOWED: {
    message: 'The report is not in a state that allows this. Read its current state (extensions.state) first.',
    pesan: 'Tindakan ini tidak dapat dilakukan pada status laporan saat ini.',
    http: 409,
    retryable: false,
  },
  REPORT_ACTOR_NOT_ALLOWED: {
    message: 'Your role may not do this to this report. The desk that holds the report can.',
    pesan: 'Peran Anda tidak dapat melakukan tindakan ini pada laporan ini.',
    http: 403,
    retryable: false,
  },
  VERSION_CONFLICT: {
    message: 'Somebody else changed the report. Read it again (extensions.currentVersion) and repeat the change.',
    pesan: 'Laporan telah diubah oleh petugas lain. Muat ulang lalu coba kembali.',
    http: 409,
    retryable: false,
  },
  IDEMPOTENCY_KEY_REUSED: {
    message: 'This idempotency key was used with other input. Use a new key for a new request.',
    pesan: 'Permintaan ini berbeda dari permintaan sebelumnya dengan kunci yang sama.',
    http: 409,
    retryable: false,
  },
  AGENCY_UNKNOWN: {
    message: 'No active agency has this code. Look it up with the agencies query.',
    pesan: 'Instansi tidak dikenal.',
    http: 400,
    retryable: false,
  },
  REGION_UNKNOWN: {
    message: 'No region has this Kemendagri code. Look it up with the regions query.',
    pesan: 'Wilayah tidak dikenal.',
    http: 400,
    retryable: false,
  },
  CATEGORY_UNKNOWN: {
    message: 'No active category has this id. Look it up with the categories query.',
    pesan: 'Kategori tidak dikenal.',
    http: 400,
    retryable: false,
  },
  CURSOR_INVALID: {
    message: 'The cursor cannot be read. Use a cursor exactly as it was given to you, or start without one.',
    pesan: 'Penanda posisi tidak dapat dibaca.',
    http: 400,
    retryable: false,
  },
  CURSOR_MISMATCH: {
    message: 'The cursor belongs to another list or subscription. Start this one without a cursor.',
    pesan: 'Penanda posisi berasal dari daftar lain.',
    http: 400,
    retryable: false,
  },
  SUBGRAPH_UNAVAILABLE: {
    message: 'A part of the system is not answering. Try again in a moment; the rest of the answer is valid.',
    pesan: 'Sebagian layanan sedang tidak tersedia. Silakan coba kembali.',
    http: 503,
    retryable: true,
  },
  SUBGRAPH_TIMEOUT: {
    message: 'A part of the system took too long. Try again, or ask for less at once.',
    pesan: 'Layanan terlalu lama menjawab. Silakan coba kembali.',
    http: 504,
    retryable: true,
  },
  SUBGRAPH_ANSWER_INVALID: {
    message: 'A part of the system gave an answer that cannot be used. Report the request id to the operator.',
    pesan: 'Sebagian layanan memberi jawaban yang tidak sah.',
    http: 502,
    retryable: true,
  },
  DATABASE_UNAVAILABLE: {
    message: 'The data store is not answering; nothing was written. Try again in a moment.',
    pesan: 'Penyimpanan data sedang tidak tersedia; tidak ada yang tersimpan. Silakan coba kembali.',
    http: 503,
    retryable: true,
  },
  REQUEST_TIMEOUT: {
    message: 'The request took longer than allowed and was stopped. Ask for less at once.',
    pesan: 'Permintaan memakan waktu terlalu lama.',
    http: 504,
    retryable: true,
  },
  OPERATION_TOO_DEEP: {
    message: 'The operation is nested too deeply. Split it into several requests.',
    pesan: 'Permintaan terlalu bertingkat.',
    http: 400,
    retryable: false,
  },
  OPERATION_TOO_LARGE: {
    message: 'The operation asks for too many fields. Split it into several requests.',
    pesan: 'Permintaan terlalu besar.',
    http: 400,
    retryable: false,
  },
  TOO_MANY_OPERATIONS: {
    message: 'Too many operations are open on this connection. Complete some of them first.',
    pesan: 'Terlalu banyak permintaan pada sambungan ini.',
    http: 429,
    retryable: true,
  },
  REQUEST_TOO_LARGE: {
    message: 'The request body is too large. Send less at once.',
    pesan: 'Isi permintaan terlalu besar.',
    http: 413,
    retryable: false,
  },
  INTERNAL: {
    message: 'Something went wrong on our side. Report extensions.errorId to the operator.',
    pesan: 'Terjadi kesalahan pada sistem kami.',
    http: 500,
    retryable: true,
  },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof ERRORS;

/** Whether a string found in a foreign answer is one of our codes (own keys only: never `constructor`). */
export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(ERRORS, value);
}
