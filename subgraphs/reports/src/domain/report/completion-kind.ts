/** How a report came to its end (domain.md 4.3, COMPLETED). */
export const COMPLETION_KINDS = ['CONFIRMED', 'AUTO_NO_REPLY', 'BY_ADMIN', 'OBJECTION_REJECTED'] as const;
export type CompletionKind = (typeof COMPLETION_KINDS)[number];

const LABELS: Readonly<Record<CompletionKind, string>> = {
  CONFIRMED: 'Dinyatakan selesai oleh pelapor',
  AUTO_NO_REPLY: 'Selesai karena tidak ada tanggapan pelapor',
  BY_ADMIN: 'Dinyatakan selesai oleh Admin Nasional atas pernyataan pelapor di luar sistem',
  OBJECTION_REJECTED: 'Selesai, keberatan ditolak',
};

/** The Indonesian label of how a report was completed. */
export function completionLabel(kind: CompletionKind): string {
  return LABELS[kind];
}

/** How a reporter said outside the system that it is solved, when the national desk completes a report (docs/adr/0015). */
export const CONFIRMATION_WAYS = ['PHONE', 'LETTER', 'VISIT', 'MESSAGE'] as const;
export type ConfirmationWay = (typeof CONFIRMATION_WAYS)[number];

const WAYS: Readonly<Record<ConfirmationWay, string>> = {
  PHONE: 'Melalui telepon',
  LETTER: 'Melalui surat',
  VISIT: 'Datang langsung',
  MESSAGE: 'Melalui pesan singkat atau surel',
};

/** The Indonesian label of a way. */
export function confirmationLabel(way: ConfirmationWay): string {
  return WAYS[way];
}
