/** How a report came to its end (domain.md 4.3, COMPLETED). */
export const COMPLETION_KINDS = ['CONFIRMED', 'AUTO_NO_REPLY', 'OBJECTION_REJECTED'] as const;
export type CompletionKind = (typeof COMPLETION_KINDS)[number];

const LABELS: Readonly<Record<CompletionKind, string>> = {
  CONFIRMED: 'Dinyatakan selesai oleh pelapor',
  AUTO_NO_REPLY: 'Selesai karena tidak ada tanggapan pelapor',
  OBJECTION_REJECTED: 'Selesai, keberatan ditolak',
};

/** The Indonesian label of how a report was completed. */
export function completionLabel(kind: CompletionKind): string {
  return LABELS[kind];
}
