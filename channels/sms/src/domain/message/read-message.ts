import type { Message } from './message.js';
import { isReportCommand, readCommand } from './read-command.js';
import { readTrackingId } from './tracking-id.js';

/** A word and all that is neither letter nor digit around it: people write `BANTUAN?`, `"STOP"`, `SELESAI 🙏`. */
const FIRST_WORD = /^[^\p{L}\p{N}]*([A-Za-z]+)(?![\p{L}\p{N}])[^\p{L}\p{N}]*/u;
const ONLY_NUMBER = /^[^\p{L}\p{N}]*\d{1,2}[^\p{L}\p{N}]*$/u;

/**
 * Reads a message. Only what has the form of a command is one: `STOP pungli di kelurahan` and `BANTUAN sosial belum cair`
 * are reports, and so is `CEK jalan rusak …`.
 */
export function readMessage(written: string): Message {
  const text = clean(written);
  if (!/[\p{L}\p{N}]/u.test(text)) return { kind: 'EMPTY' };
  if (ONLY_NUMBER.test(text)) return { kind: 'CHOICE' };
  const named = readTrackingId(text.replace(/^[^\p{L}\p{N}]+/u, ''));
  if (named && !/[\p{L}\p{N}]/u.test(named.rest)) return { kind: 'CHECK', trackingId: named.trackingId };
  const [whole = '', word = ''] = FIRST_WORD.exec(text) ?? [];
  const rest = text.slice(whole.length);
  const command = word.toUpperCase();
  if (rest === '' && command === 'BANTUAN') return { kind: 'HELP' };
  if (rest === '' && command === 'STOP') return { kind: 'STOP' };
  return (isReportCommand(command) ? readCommand(command, rest) : null) ?? { kind: 'REPORT', text };
}

/** Longer than any telephone writes; a report may hold 10,000 characters. */
const MOST_CHARACTERS = 9_900;

/** One spelling of line ends and letters, without the characters that no text of a report may hold and without space around it. */
function clean(text: string): string {
  return (
    text
      .toWellFormed()
      .replaceAll(/\r\n?/g, '\n')
      .replaceAll(/(?![\t\n])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ')
      // It makes some letters longer, so it is cut afterwards.
      .normalize('NFC')
      .slice(0, MOST_CHARACTERS)
      .replace(/[\ud800-\udbff]$/, '')
      .trim()
  );
}
