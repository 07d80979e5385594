/**
 * The one catalogue of error codes. Every refusal of ours carries one of these in `extensions.code`; faults of the
 * GraphQL request itself (syntax, validation, variables) carry Apollo Server's own codes.
 * `message` says in English what to do, `pesan` the same in Indonesian for a citizen's screen. A code is never reused;
 * retired ones are listed in docs/errors.md, which a test holds equal to this file. One long table on purpose: it is
 * read, compared and counted as a whole.
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
    message: 'Somebody else changed it. Read it again (extensions.currentVersion) and repeat the change.',
    pesan: 'Data telah diubah oleh petugas lain. Muat ulang lalu coba kembali.',
    http: 409,
    retryable: false,
  },
  IDEMPOTENCY_KEY_REUSED: {
    message: 'This idempotency key was used with other input. Use a new key for a new request.',
    pesan: 'Permintaan ini berbeda dari permintaan sebelumnya dengan kunci yang sama.',
    http: 409,
    retryable: false,
  },
  REPORT_TRANSFER_LIMIT: {
    message: 'The report has been passed on too often. Return it with returnNotCompetent; the national desk decides.',
    pesan: 'Laporan sudah terlalu sering dialihkan. Kembalikan kepada Admin Nasional.',
    http: 409,
    retryable: false,
  },
  QUESTION_LIMIT: {
    message: 'The reporter has been asked as often as allowed. Decide with what the file holds.',
    pesan: 'Permintaan kelengkapan sudah mencapai batas. Putuskan berdasarkan berkas yang ada.',
    http: 409,
    retryable: false,
  },
  SECOND_PERSON_REQUIRED: {
    message: 'A second officer must decide this. Propose it, or let a colleague approve the proposal.',
    pesan: 'Tindakan ini memerlukan persetujuan petugas kedua.',
    http: 403,
    retryable: false,
  },
  ARCHIVE_NOT_PROPOSED: {
    message: 'Nobody has proposed to archive this report. Propose it with proposeArchive first.',
    pesan: 'Belum ada usulan pengarsipan untuk laporan ini.',
    http: 409,
    retryable: false,
  },
  REVIEW_WINDOW_CLOSED: {
    message: 'The 30 days for a review of the archiving are over. File a new report if the matter goes on.',
    pesan: 'Batas 30 hari untuk peninjauan telah lewat. Sampaikan laporan baru bila masalah berlanjut.',
    http: 409,
    retryable: false,
  },
  REPLY_WINDOW_CLOSED: {
    message: 'The 10 working days for a reply are over. File an objection, or a new report.',
    pesan: 'Batas 10 hari kerja untuk menanggapi telah lewat. Ajukan keberatan atau laporan baru.',
    http: 409,
    retryable: false,
  },
  OBJECTION_WINDOW_CLOSED: {
    message: 'The 30 days for an objection are over. File a new report if the matter goes on.',
    pesan: 'Batas 30 hari untuk keberatan telah lewat. Sampaikan laporan baru bila masalah berlanjut.',
    http: 409,
    retryable: false,
  },
  OBJECTION_UNFOUNDED: {
    message: 'Rate the outcome first: an objection needs a score of 2 or less, or "not solved".',
    pesan: 'Beri penilaian lebih dahulu: keberatan memerlukan nilai paling tinggi 2 atau pernyataan belum selesai.',
    http: 409,
    retryable: false,
  },
  OBJECTION_NOT_OPEN: {
    message: 'There is no objection to decide. Read the report again.',
    pesan: 'Tidak ada keberatan yang menunggu keputusan.',
    http: 409,
    retryable: false,
  },
  ALREADY_DONE: {
    message: 'This can be done once, and was done. Read the report again.',
    pesan: 'Tindakan ini hanya dapat dilakukan sekali dan sudah dilakukan.',
    http: 409,
    retryable: false,
  },
  EXTENSION_LIMIT: {
    message: 'An extension is being decided or was granted already. Work with the present limit.',
    pesan: 'Perpanjangan sedang diputuskan atau sudah pernah diberikan.',
    http: 409,
    retryable: false,
  },
  EXTENSION_NOT_ASKED: {
    message: 'Nobody has asked for an extension. Read the report again.',
    pesan: 'Tidak ada permintaan perpanjangan.',
    http: 409,
    retryable: false,
  },
  MERGE_NOT_ALLOWED: {
    message: 'These two cannot be merged: the other report must be open, at the same agency, and neither whistle-blowing.',
    pesan: 'Kedua laporan ini tidak dapat digabung.',
    http: 409,
    retryable: false,
  },
  WITHDRAWAL_REFUSED: {
    message: 'A whistle-blowing report that is being examined cannot be withdrawn. Tell the desk what you fear.',
    pesan: 'Pelaporan pelanggaran yang sudah diperiksa tidak dapat dicabut.',
    http: 409,
    retryable: false,
  },
  HANDOVER_NOT_AGREED: {
    message: 'The reporter has not agreed to a hand-over to the Ombudsman. Ask the reporter for grantOmbudsmanHandover.',
    pesan: 'Pelapor belum menyetujui penyerahan berkas kepada Ombudsman.',
    http: 403,
    retryable: false,
  },
  HANDOVER_TOO_EARLY: {
    message: 'The statutory limit has not passed yet. Wait for it, or reply to the agency.',
    pesan: 'Batas waktu menurut peraturan belum lewat.',
    http: 409,
    retryable: false,
  },
  AGENCY_UNKNOWN: {
    message: 'No active agency has this code. Look it up with the agencies query.',
    pesan: 'Instansi tidak dikenal.',
    http: 400,
    retryable: false,
  },
  AGENCY_CODE_TAKEN: {
    message: 'Another agency has, or had, this code; codes are never given twice. Choose another one.',
    pesan: 'Kode instansi sudah dipakai.',
    http: 409,
    retryable: false,
  },
  HOLIDAY_DECLARED: {
    message: 'This day is off already. Read it with the holidays query, and revoke or move it if it is wrong.',
    pesan: 'Hari ini sudah ditetapkan sebagai hari libur.',
    http: 409,
    retryable: false,
  },
  HOLIDAY_UNKNOWN: {
    message: 'This day is not off, so nothing can be revoked or moved. Look it up with the holidays query.',
    pesan: 'Hari ini bukan hari libur.',
    http: 400,
    retryable: false,
  },
  POLICY_UNKNOWN: {
    message: 'No limit has this id. Look it up with the slaPolicies query.',
    pesan: 'Batas waktu tidak dikenal.',
    http: 400,
    retryable: false,
  },
  VALIDITY_OVERLAP: {
    message: 'Another rule for the same is in force on some of these days (extensions.other). End it first, or choose other days.',
    pesan: 'Ketentuan lain masih berlaku pada sebagian masa tersebut. Akhiri ketentuan itu lebih dahulu.',
    http: 409,
    retryable: false,
  },
  API_CLIENT_TAKEN: {
    message: 'This agency has, or had, a client of this name; names are never given twice. Choose another one.',
    pesan: 'Nama klien API sudah dipakai.',
    http: 409,
    retryable: false,
  },
  API_CLIENT_UNKNOWN: {
    message: 'No API client has this id. Look it up with the apiClients query.',
    pesan: 'Klien API tidak dikenal.',
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
  PII_FOUND: {
    message: 'The text seems to hold personal data (extensions.findings). Remove it, or say in piiOverrideReason why it may be published.',
    pesan: 'Naskah tampaknya memuat data pribadi. Hapus bagian yang ditandai atau jelaskan mengapa boleh dipublikasikan.',
    http: 409,
    retryable: false,
  },
  VISIBILITY_FORCED: {
    message: 'A whistle-blowing report stays anonymous and confidential. Nobody can loosen it.',
    pesan: 'Pelaporan pelanggaran selalu anonim dan rahasia.',
    http: 409,
    retryable: false,
  },
  VISIBILITY_LOOSENING_REFUSED: {
    message: 'Only the reporter may make a report more visible. Ask the reporter to do it.',
    pesan: 'Hanya pelapor yang dapat membuat laporan lebih terbuka.',
    http: 403,
    retryable: false,
  },
  REPORT_CONFIDENTIAL: {
    message: 'A confidential report is not published. Only the reporter can lift the confidentiality first.',
    pesan: 'Laporan rahasia tidak dipublikasikan.',
    http: 409,
    retryable: false,
  },
  REPORT_NOT_CONFIDENTIAL: {
    message: 'The report is not confidential, so there is nothing to open. Read it as it is.',
    pesan: 'Laporan tidak bersifat rahasia.',
    http: 409,
    retryable: false,
  },
  REVEAL_NOT_FOUND: {
    message: 'No open request for this identity has this id. Ask for the reveal again with revealIdentity.',
    pesan: 'Permintaan pembukaan identitas tidak ditemukan.',
    http: 404,
    retryable: false,
  },
  REVEAL_OWN_APPROVAL: {
    message: 'A second person must approve the reveal. Ask another national administrator.',
    pesan: 'Permintaan sendiri harus disetujui oleh petugas lain.',
    http: 403,
    retryable: false,
  },
  ACCESS_CODE_DELAYED: {
    message: 'Too many wrong access codes. Wait for the number of seconds in extensions.retryAfterSeconds.',
    pesan: 'Terlalu banyak kode yang salah. Silakan tunggu sebentar.',
    http: 429,
    retryable: true,
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
