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
  TOKEN_REVOKED: {
    message: 'Your rights have changed since the token was issued. Sign in again and use the new token.',
    pesan: 'Hak akses Anda telah berubah. Silakan masuk kembali.',
    http: 401,
    retryable: false,
  },
  IDENTITY_UNLINKED: {
    message: "Your agency's sign-in is accepted, but opens nothing here. Ask your agency's administrator for linkOfficerIdentity.",
    pesan: 'Akun instansi Anda belum dapat dipakai di sini. Hubungi admin instansi Anda.',
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
  CONFIRMATION_FAILED: {
    message: 'The password or the code is wrong, used or expired. Check it, or ask for a new code.',
    pesan: 'Kata sandi atau kode salah, sudah dipakai, atau kedaluwarsa.',
    http: 401,
    retryable: false,
  },
  CODE_DELAYED: {
    message: 'Too many codes were asked for. Wait for the number of seconds in extensions.retryAfterSeconds.',
    pesan: 'Terlalu banyak permintaan kode. Silakan tunggu sebentar.',
    http: 429,
    retryable: true,
  },
  PASSWORD_CHANGE_REQUIRED: {
    message: 'The one-time password is right. Choose a password of your own with changePassword.',
    pesan: 'Silakan ganti kata sandi sekali pakai Anda terlebih dahulu.',
    http: 403,
    retryable: false,
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
  EVIDENCE_REQUIRED: {
    message: 'A final answer to this report must name its evidence. Send at least one piece in evidence.',
    pesan: 'Jawaban akhir laporan ini memerlukan bukti. Sebutkan sekurang-kurangnya satu bukti.',
    http: 409,
    retryable: false,
  },
  ANSWER_APPROVAL_REQUIRED: {
    message: 'A final answer to this report must be approved first. Submit it with submitFinalAnswer.',
    pesan: 'Jawaban akhir laporan ini memerlukan persetujuan. Ajukan terlebih dahulu.',
    http: 409,
    retryable: false,
  },
  ANSWER_NOT_SUBMITTED: {
    message: 'No final answer awaits a decision. Read the report again.',
    pesan: 'Tidak ada jawaban akhir yang menunggu keputusan.',
    http: 409,
    retryable: false,
  },
  REVIEW_WINDOW_CLOSED: {
    message: 'The time for a review of the archiving is over. File a new report if the matter goes on.',
    pesan: 'Batas waktu untuk peninjauan telah lewat. Sampaikan laporan baru bila masalah berlanjut.',
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
    message: 'The time for an objection is over. File a new report if the matter goes on.',
    pesan: 'Batas waktu untuk keberatan telah lewat. Sampaikan laporan baru bila masalah berlanjut.',
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
  HANDOVER_ANSWERED_IN_TIME: {
    message: 'The agency answered within the statutory limit. Reply to the answer, or file an objection.',
    pesan: 'Instansi telah menjawab sebelum batas waktu menurut peraturan.',
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
  AGENCY_CYCLE: {
    message: 'An agency cannot be part of itself. extensions.path shows the way from it down to the parent you named.',
    pesan: 'Instansi tidak dapat menjadi bagian dari dirinya sendiri.',
    http: 409,
    retryable: false,
  },
  AGENCY_HAS_PARTS: {
    message: 'The agency still has active parts (extensions.parts). Move or close them first, or name a successor.',
    pesan: 'Instansi masih memiliki unit aktif. Pindahkan atau tutup unitnya, atau sebutkan penerusnya.',
    http: 409,
    retryable: false,
  },
  AGENCY_HAS_OPEN_WORK: {
    message: 'The agency still holds open reports (extensions.openReports). Name the agency that takes them over.',
    pesan: 'Instansi masih memegang laporan terbuka. Sebutkan instansi penerusnya.',
    http: 409,
    retryable: false,
  },
  CATEGORY_ALREADY_ACTIVE: {
    message: 'The category is offered, so there is nothing to reopen. Read it again.',
    pesan: 'Kategori ini masih berlaku.',
    http: 409,
    retryable: false,
  },
  AGENCY_ALREADY_ACTIVE: {
    message: 'The agency is active, so there is nothing to reopen. Read it again.',
    pesan: 'Instansi ini masih aktif.',
    http: 409,
    retryable: false,
  },
  AGENCY_NOT_CLOSABLE: {
    message: 'The national desk and what stands above it must stay as they are: every report without an agency arrives there.',
    pesan: 'Meja Admin Nasional dan instansi induknya tidak dapat ditutup, dipindah, digabung, atau dipecah.',
    http: 409,
    retryable: false,
  },
  EXTERNAL_CODE_TAKEN: {
    message: 'Another agency (extensions.agencyCode) has this code in that scheme. Correct it there first.',
    pesan: 'Kode tersebut sudah dipakai instansi lain.',
    http: 409,
    retryable: false,
  },
  CSV_ENCODING_INVALID: {
    message: 'The text is not UTF-8 (extensions.line, extensions.column). Save the table as "CSV UTF-8" and send it again.',
    pesan: 'Teks bukan UTF-8. Simpan tabel sebagai "CSV UTF-8" lalu kirim kembali.',
    http: 400,
    retryable: false,
  },
  CSV_SEPARATOR_INVALID: {
    message: 'Columns must be separated by commas (extensions.line, extensions.column). Export the table with commas.',
    pesan: 'Kolom harus dipisah koma. Ekspor tabel dengan pemisah koma.',
    http: 400,
    retryable: false,
  },
  CSV_MALFORMED: {
    message: 'The table cannot be read at extensions.line, extensions.column. Check its quotes and the number of its cells.',
    pesan: 'Tabel tidak dapat dibaca pada baris dan kolom tersebut. Periksa tanda kutip dan jumlah selnya.',
    http: 400,
    retryable: false,
  },
  IMPORT_INVALID: {
    message: 'Nothing was imported. Correct the places in extensions.problems; a dry run lists them all.',
    pesan: 'Tidak ada data yang diimpor. Perbaiki baris yang disebutkan.',
    http: 400,
    retryable: false,
  },
  OFFICER_UNKNOWN: {
    message: 'There is no such officer. Check the id.',
    pesan: 'Petugas tidak ditemukan.',
    http: 404,
    retryable: false,
  },
  OFFICER_INACTIVE: {
    message: 'The officer is deactivated. Reactivate the officer first.',
    pesan: 'Petugas sedang dinonaktifkan.',
    http: 409,
    retryable: false,
  },
  OFFICER_UNCHANGED: {
    message: 'The officer already is as you ask. Read the officer again.',
    pesan: 'Data petugas sudah sesuai; tidak ada yang diubah.',
    http: 409,
    retryable: false,
  },
  IDENTITY_TAKEN: {
    message: 'This identity is linked to an officer already. Have that link removed with unlinkOfficerIdentity first.',
    pesan: 'Identitas ini sudah ditautkan ke akun petugas lain.',
    http: 409,
    retryable: false,
  },
  IDENTITY_LIMIT: {
    message: 'The officer has as many linked identities as allowed. Remove one with unlinkOfficerIdentity first.',
    pesan: 'Petugas ini sudah memiliki terlalu banyak identitas tertaut.',
    http: 409,
    retryable: false,
  },
  MEMBERSHIP_UNKNOWN: {
    message: 'The officer does not hold this role in this agency. Read the officer again.',
    pesan: 'Petugas tidak memegang peran ini pada instansi tersebut.',
    http: 404,
    retryable: false,
  },
  MEMBERSHIP_LIMIT: {
    message: 'The officer would hold too many roles. End some of them first.',
    pesan: 'Petugas memegang terlalu banyak peran.',
    http: 409,
    retryable: false,
  },
  DEPUTY_NOT_ALLOWED: {
    message: 'The deputy must be another active officer of the same agencies, present during the leave. Choose another one.',
    pesan: 'Pengganti harus petugas aktif lain pada instansi yang sama dan tidak sedang cuti.',
    http: 409,
    retryable: false,
  },
  FILING_QUOTA_EXCEEDED: {
    message: 'Too many reports were filed over this channel by the same reporter. Wait as many seconds as retryAfterSeconds says.',
    pesan: 'Terlalu banyak laporan disampaikan melalui kanal ini. Silakan coba lagi nanti.',
    http: 429,
    retryable: true,
  },
  CLIENT_QUOTA_EXCEEDED: {
    message: 'This API client has sent as many requests as it may. Wait for the number of seconds in extensions.retryAfterSeconds.',
    pesan: 'Sistem ini telah mencapai batas permintaannya. Silakan coba lagi nanti.',
    http: 429,
    retryable: true,
  },
  NATIONAL_DESK_HELD: {
    message: 'The national desk has an administrator already. Let them appoint others with appointOfficer.',
    pesan: 'Meja nasional sudah memiliki admin. Mintalah admin tersebut menunjuk admin lain dengan appointOfficer.',
    http: 409,
    retryable: false,
  },
  LAST_NATIONAL_ADMIN: {
    message: 'Nobody would be left at the national desk for good. Appoint another national administrator first.',
    pesan: 'Admin Nasional terakhir tidak dapat diberhentikan.',
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
  RULE_UNKNOWN: {
    message: 'No rule of this kind has this id. Look it up with the query for rules of this kind.',
    pesan: 'Ketentuan tidak dikenal.',
    http: 400,
    retryable: false,
  },
  VALIDITY_OVERLAP: {
    message: 'Another rule for the same is in force on some of these days (extensions.other). End it first, or choose other days.',
    pesan: 'Ketentuan lain masih berlaku pada sebagian masa tersebut. Akhiri ketentuan itu lebih dahulu.',
    http: 409,
    retryable: false,
  },
  KEYWORD_TAKEN: {
    message: 'Another agency holds this keyword on some of these days (extensions.other). Choose other words, or have it retired first.',
    pesan: 'Kata kunci ini dipakai instansi lain pada sebagian masa tersebut.',
    http: 409,
    retryable: false,
  },
  KEYWORD_UNKNOWN: {
    message: 'No keyword has this id. Look it up with the smsKeywords query.',
    pesan: 'Kata kunci tidak dikenal.',
    http: 400,
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
  CATEGORY_TAKEN: {
    message: 'A category has this id already, perhaps one that is no longer offered. Choose another id.',
    pesan: 'Id kategori sudah dipakai.',
    http: 409,
    retryable: false,
  },
  CATEGORY_CYCLE: {
    message: 'A category cannot stand below itself or follow itself. Name another one in extensions.field.',
    pesan: 'Kategori tidak dapat menjadi induk atau pengganti dirinya sendiri.',
    http: 409,
    retryable: false,
  },
  CATEGORY_HAS_CHILDREN: {
    message: 'Categories below it are still offered (extensions.parts). Retire them first.',
    pesan: 'Kategori masih memiliki subkategori aktif. Hentikan subkategorinya lebih dahulu.',
    http: 409,
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
  REPORT_NOT_OPENED: {
    message: 'You have not read this confidential report. Open it with openConfidential first.',
    pesan: 'Buka laporan rahasia ini terlebih dahulu.',
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
  WEBHOOK_UNKNOWN: {
    message: 'This API client has no such webhook. Look its id up with the webhooks query.',
    pesan: 'Webhook tidak ditemukan.',
    http: 404,
    retryable: false,
  },
  WEBHOOK_TAKEN: {
    message: 'This API client has a webhook for this agency at this address already. Change that one, or renew its secret.',
    pesan: 'Webhook untuk alamat ini sudah ada.',
    http: 409,
    retryable: false,
  },
  WEBHOOK_LIMIT: {
    message: 'The agency has as many webhooks as it may. Delete one that is not needed first.',
    pesan: 'Jumlah webhook instansi ini sudah mencapai batas.',
    http: 409,
    retryable: false,
  },
  WEBHOOK_URL_REFUSED: {
    message:
      'Give an https address of at most 500 characters, with a name or an address of the public internet, without user name, password and fragment, at port 443 or one from 1024 on.',
    pesan: 'Alamat webhook tidak dapat diterima.',
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
  PLAN_TOO_COMPLEX: {
    message: 'The operation is too complex to be planned. Ask for fewer types and fields at a time, in several requests.',
    pesan: 'Permintaan terlalu rumit.',
    http: 400,
    retryable: false,
  },
  OPERATION_NOT_ANSWERABLE: {
    message: 'No subgraph can answer this operation: what it asks for cannot be reached from where it asks. Ask for other fields.',
    pesan: 'Permintaan ini tidak dapat dijawab.',
    http: 400,
    retryable: false,
  },
  FIELD_NOT_ANSWERABLE: {
    message: 'No subgraph can answer this field where it is asked for. Ask for it elsewhere, or leave it out.',
    pesan: 'Bagian dari permintaan ini tidak dapat dijawab.',
    http: 400,
    retryable: false,
  },
  SUPERGRAPH_CHANGED: {
    message: 'What this subscription rests on has changed. Open it again with the last cursor.',
    pesan: 'Layanan telah diperbarui. Silakan muat ulang halaman ini.',
    http: 503,
    retryable: true,
  },
  SUBSCRIPTION_TOO_SLOW: {
    message: 'Events came faster than you have read them. Open the subscription again behind extensions.cursor.',
    pesan: 'Sambungan terlalu lambat. Sambungan akan dibuka kembali.',
    http: 503,
    retryable: true,
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
