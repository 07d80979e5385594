/** Whose turn it is while a report waits. The reporter's turn pauses the clocks (domain.md 4.5). */
export const TURNS = ['REPORTER', 'DESK'] as const;
export type Turn = (typeof TURNS)[number];

/** Why a report waits (domain.md 4.3, POSTPONED). */
export const POSTPONE_REASONS = ['INCOMPLETE', 'FIELD_CHECK', 'AWAITING_OTHER_BODY', 'FORCE_MAJEURE'] as const;
export type PostponeReason = (typeof POSTPONE_REASONS)[number];

const REASONS: Readonly<Record<PostponeReason, { readonly label: string; readonly turn: Turn }>> = {
  // UU 25/2009: who does not complete the file within 30 days is counted as having withdrawn.
  INCOMPLETE: { label: 'Menunggu kelengkapan dari pelapor', turn: 'REPORTER' },
  FIELD_CHECK: { label: 'Menunggu pemeriksaan lapangan', turn: 'DESK' },
  AWAITING_OTHER_BODY: { label: 'Menunggu keterangan pihak lain', turn: 'DESK' },
  FORCE_MAJEURE: { label: 'Tertunda karena keadaan kahar', turn: 'DESK' },
};

/** The Indonesian label of a reason. */
export function postponeLabel(reason: PostponeReason): string {
  return REASONS[reason].label;
}

/** Who has to act before a report that waits for this reason goes on. */
export function turnOf(reason: PostponeReason): Turn {
  return REASONS[reason].turn;
}
