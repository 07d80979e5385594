import { foldText } from './fold-text.js';
import { isNik } from './nik-shape.js';
import { isPlateArea } from './plate-areas.js';

/** What is looked for before a text is published (domain.md 5). */
export const PII_KINDS = ['NIK', 'PHONE', 'EMAIL', 'PLATE'] as const;
export type PiiKind = (typeof PII_KINDS)[number];

/** Where personal data seems to stand. Offsets are UTF-16 code units, the end is exclusive. */
export interface PiiFinding {
  readonly kind: PiiKind;
  readonly start: number;
  readonly end: number;
  /** Enough to recognise the place, not the value: the first two characters. */
  readonly excerpt: string;
}

interface Pattern {
  readonly kind: PiiKind;
  readonly pattern: RegExp;
  readonly holds: (match: string) => boolean;
}

const always = () => true;

// In the order in which they win: a NIK also looks like a telephone number. All repetitions are bounded, so that no
// text makes a search slow.
const PATTERNS: readonly Pattern[] = [
  { kind: 'NIK', pattern: /(?<!\d)\d(?:[ .,/_-]{0,3}\d){15}(?!\d)/g, holds: (text) => isNik(text.replaceAll(/\D/g, '')) },
  {
    kind: 'EMAIL',
    pattern: /[a-z\d._%+-]{1,64} ?(?:@|\[at\]|\(at\)) ?(?:[a-z\d-]{1,63} ?(?:\.|\[dot\]|\(dot\)) ?){1,4}[a-z]{2,24}/gi,
    holds: always,
  },
  // Mobile: 08xx, +62 8xx, 62 8xx. The prefix is written in one piece, which tells it from opening hours (08.00-16.00).
  {
    kind: 'PHONE',
    pattern: /(?<![\d+])(?:\(?(?:\+|00)?62\)?[ .,/_-]{0,3}\(?(?:0\)?)?|\(?0)8[1-9]\d{1,2}\)?(?:[ .,/_-]{0,3}\d){5,9}(?!\d)/g,
    holds: always,
  },
  // Fixed line: an area code of two or three digits behind the 0 (021, 0725), then five to eight digits.
  {
    kind: 'PHONE',
    pattern: /(?<![\d+])(?:\(0[2-79]\d{1,2}\)|(?:(?:\+|00)62[ .-]?\(?|0)[2-79]\d{1,2}\)?)[ .-]{0,2}\d(?:[ .-]?\d){4,7}(?!\d)/g,
    holds: (text) => !/^0\d\.\d/.test(text),
  },
  { kind: 'PLATE', pattern: /(?<![\p{L}\d])[a-z]{1,2}[ .-]{0,2}\d{1,4}[ .-]{0,2}[a-z]{1,3}(?![\p{L}\d])/giu, holds: isPlate },
];

/** Finds what looks like personal data, in the order of the text; overlapping findings are one. */
export function findPii(original: string): readonly PiiFinding[] {
  const { text, offsets } = foldText(original);
  const findings: PiiFinding[] = [];
  for (const { kind, pattern, holds } of PATTERNS) {
    for (const { 0: match, index: start } of text.matchAll(pattern)) {
      const end = start + match.length;
      if (!holds(match) || findings.some((other) => start < other.end && other.start < end)) continue;
      findings.push({ kind, start, end, excerpt: maskExcerpt(match) });
    }
  }
  return findings
    .map(({ start, end, ...finding }) => ({ ...finding, start: offsets[start] as number, end: offsets[end] as number }))
    .sort((left, right) => left.start - right.start);
}

function maskExcerpt(match: string): string {
  return match.slice(0, 2) + '•'.repeat(Math.min(match.length, 12) - 2);
}

/** Written small, only a long number makes it a plate: "b 12 rt" is somebody's address. */
function isPlate(text: string): boolean {
  const [, area = '', number = ''] = /^([a-z]{1,2})[ .-]{0,2}(\d{1,4})/i.exec(text) ?? [];
  const upper = text === text.toUpperCase();
  return isPlateArea(area.toUpperCase()) && (upper || number.length >= 3);
}
