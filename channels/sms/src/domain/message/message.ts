/** Commands that name a report by its number (domain.md 4.7). The registry lets no keyword begin with one of them. */
export const REPORT_COMMANDS = ['CEK', 'BALAS', 'LENGKAPI', 'SELESAI', 'NILAI'] as const;
export type ReportCommand = (typeof REPORT_COMMANDS)[number];

/** What somebody wants of a report. */
export type CommandMessage =
  | { readonly kind: 'CHECK'; readonly trackingId: string }
  | { readonly kind: 'CONFIRM'; readonly trackingId: string }
  /** `SELESAI … belum`: whoever writes so does not confirm. */
  | { readonly kind: 'NOT_SOLVED'; readonly trackingId: string }
  | { readonly kind: 'REPLY' | 'COMPLETE'; readonly trackingId: string; readonly text: string }
  | { readonly kind: 'RATE'; readonly trackingId: string; readonly score: number; readonly comment: string | null };

/** What somebody wants who writes to 1708. */
export type Message =
  | { readonly kind: 'EMPTY' }
  /** The answer to a question with numbers: "1". */
  | { readonly kind: 'CHOICE' }
  | { readonly kind: 'HELP' }
  | { readonly kind: 'STOP' }
  | CommandMessage
  /** A command without what it needs; the sender is told its form. */
  | { readonly kind: 'INCOMPLETE'; readonly command: ReportCommand }
  /** Everything else is a report: nothing that somebody writes is lost because it was not understood. */
  | { readonly kind: 'REPORT'; readonly text: string };
