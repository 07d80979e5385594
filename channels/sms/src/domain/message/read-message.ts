import { readTrackingId } from './tracking-id.js';

/** Commands that name a report by its number (domain.md 4.7). The registry lets no keyword begin with one of them. */
export const REPORT_COMMANDS = ['CEK', 'BALAS', 'LENGKAPI', 'SELESAI', 'NILAI'] as const;
export type ReportCommand = (typeof REPORT_COMMANDS)[number];

/** What somebody wants who writes to 1708. */
export type Message =
  | { readonly kind: 'EMPTY' }
  /** The answer to a question with numbers: "1". */
  | { readonly kind: 'CHOICE'; readonly number: number }
  | { readonly kind: 'HELP' }
  | { readonly kind: 'STOP' }
  | { readonly kind: 'CHECK'; readonly trackingId: string }
  | { readonly kind: 'CONFIRM'; readonly trackingId: string }
  | { readonly kind: 'REPLY' | 'COMPLETE'; readonly trackingId: string; readonly text: string }
  | { readonly kind: 'RATE'; readonly trackingId: string; readonly score: number; readonly comment: string | null }
  /** A command without what it needs; the sender is told its form. */
  | { readonly kind: 'INCOMPLETE'; readonly command: ReportCommand }
  /** Everything else is a report: nothing that somebody writes is lost because it was not understood. */
  | { readonly kind: 'REPORT'; readonly text: string };

/**
 * Reads a message. Only what has the form of a command is one: `STOP pungli di kelurahan` and `BANTUAN sosial belum cair`
 * are reports, and so is `CEK jalan rusak …`.
 */
export function readMessage(written: string): Message {
  const text = clean(written);
  if (!/[\p{L}\p{N}]/u.test(text)) return { kind: 'EMPTY' };
  const [, digits] = /^\W*(\d{1,2})\W*$/.exec(text) ?? [];
  if (digits) return { kind: 'CHOICE', number: Number(digits) };
  const [whole = '', word = ''] = /^[^\p{L}\p{N}]*([A-Za-z]+)(?![\p{L}\p{N}])[\s.,:;!-]*/u.exec(text) ?? [];
  const rest = text.slice(whole.length);
  const command = word.toUpperCase();
  if (rest === '' && command === 'BANTUAN') return { kind: 'HELP' };
  if (rest === '' && command === 'STOP') return { kind: 'STOP' };
  return (isReportCommand(command) ? readCommand(command, rest) : null) ?? { kind: 'REPORT', text };
}

/** Null when these words are no command but the beginning of an ordinary text. */
function readCommand(command: ReportCommand, rest: string): Message | null {
  const named = readTrackingId(rest);
  if (!named) return isAttempt(rest) ? { kind: 'INCOMPLETE', command } : null;
  const { trackingId, rest: text } = named;
  switch (command) {
    case 'CEK':
      return { kind: 'CHECK', trackingId };
    case 'SELESAI':
      return { kind: 'CONFIRM', trackingId };
    case 'NILAI':
      return readRating(trackingId, text);
    default:
      return text === '' ? { kind: 'INCOMPLETE', command } : { kind: command === 'BALAS' ? 'REPLY' : 'COMPLETE', trackingId, text };
  }
}

function readRating(trackingId: string, text: string): Message {
  const [, score, comment = ''] = /^([1-5])(?!\d)[\s.,:;!-]*(.*)$/s.exec(text) ?? [];
  return score ? { kind: 'RATE', trackingId, score: Number(score), comment: comment || null } : { kind: 'INCOMPLETE', command: 'NILAI' };
}

/** Whether what follows a command was meant as a report's number: nothing at all, something with `LP`, or one word with digits. */
function isAttempt(rest: string): boolean {
  const [first = '', ...more] = rest.split(/\s+/);
  return rest === '' || /^#?LP([-–.\d]|$)/i.test(first) || (more.length === 0 && /\d/.test(first));
}

function isReportCommand(word: string): word is ReportCommand {
  return (REPORT_COMMANDS as readonly string[]).includes(word);
}

/** Longer than any telephone writes; a report may hold 10,000 characters. */
const MOST_CHARACTERS = 9_900;

/** One spelling of line ends, without the characters that no text of a report may hold and without space around it. */
function clean(text: string): string {
  return text
    .slice(0, MOST_CHARACTERS)
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/(?![\t\n])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .normalize('NFC')
    .trim();
}
