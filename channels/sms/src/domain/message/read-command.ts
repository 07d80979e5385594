import { type CommandMessage, type Message, REPORT_COMMANDS, type ReportCommand } from './message.js';
import { readTrackingId } from './tracking-id.js';

type Incomplete = Extract<Message, { readonly kind: 'INCOMPLETE' }>;

/** What is written before a report's number, also by those who copy "(spasi)" from the poster. */
const BEFORE_NUMBER = /^(?:(?:spasi|nomor|nomer|no|laporan)(?![\p{L}\p{N}])[^\p{L}\p{N}]*)+(?=$|#?LP[-–.\s]?[0-9A-Z]{8})/iu;
const SPACE = /^\(?spasi\)?(?![\p{L}\p{N}])[^\p{L}\p{N}]*/iu;
/** Words by which somebody says that it is not so. */
const DENIAL = /(?<!\p{L})(?:belum|belom|blm|blom|tidak|tdk|tak|gak|ga|nggak|ngga|enggak|bukan|bkn|jangan)(?!\p{L})/iu;

export function isReportCommand(word: string): word is ReportCommand {
  return (REPORT_COMMANDS as readonly string[]).includes(word);
}

/** Reads what stands behind a command. Null when these words are no command but the beginning of an ordinary text. */
export function readCommand(command: ReportCommand, written: string): CommandMessage | Incomplete | null {
  const rest = written.replace(BEFORE_NUMBER, '');
  const named = readTrackingId(rest);
  if (!named) return isAttempt(rest) ? { kind: 'INCOMPLETE', command } : null;
  const { trackingId } = named;
  const text = named.rest.replace(SPACE, '');
  switch (command) {
    case 'CEK':
      return { kind: 'CHECK', trackingId };
    case 'SELESAI':
      return { kind: DENIAL.test(text) ? 'NOT_SOLVED' : 'CONFIRM', trackingId };
    case 'NILAI':
      return readRating(trackingId, text);
    default:
      return text === '' ? { kind: 'INCOMPLETE', command } : { kind: command === 'BALAS' ? 'REPLY' : 'COMPLETE', trackingId, text };
  }
}

/** One number of 1 to 5 and no part of another: `4.5`, `4/10` and `-3` are asked again. */
function readRating(trackingId: string, text: string): CommandMessage | Incomplete {
  const [, score, comment = ''] = /^([1-5])(?!\d|[.,/–-]\d|\s*\/)[\s.,:;!-]*(.*)$/s.exec(text) ?? [];
  return score ? { kind: 'RATE', trackingId, score: Number(score), comment: comment || null } : { kind: 'INCOMPLETE', command: 'NILAI' };
}

/** Whether what follows a command was meant as a report's number: nothing at all, something with `LP`, or one word with digits. */
function isAttempt(rest: string): boolean {
  const [first = '', ...more] = rest.split(/\s+/);
  return rest === '' || /^#?LP([-–.\d]|$)/i.test(first) || (more.length === 0 && /\d/.test(first));
}
