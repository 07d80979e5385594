import type { FieldProblem } from '../refusal.js';

/** Bounds in characters (Unicode code points), both inclusive. */
export interface TextRule {
  readonly min: number;
  readonly max: number;
}

// C0 and C1 controls except tab and line feed, and the marks that turn the writing direction: with them a text can
// read differently on a verifier's screen than in the public list (CVE-2021-42574).
const FORBIDDEN = /(?![\t\n])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/** One spelling for one text: NFC, line feeds only, no space around it. */
export function normalizeText(text: string): string {
  return text.replaceAll('\r\n', '\n').normalize('NFC').trim();
}

/** What is wrong with a normalised text; null when nothing is. */
export function checkText(field: string, text: string, { min, max }: TextRule): FieldProblem | null {
  if (!text.isWellFormed() || FORBIDDEN.test(text)) {
    return { field, problem: 'contains control characters', masalah: 'mengandung karakter yang tidak diperbolehkan' };
  }
  // A text of more UTF-16 units than twice the limit cannot be short enough: do not count what may be megabytes.
  const length = text.length > max * 2 ? text.length : [...text].length;
  if (length < min) return { field, problem: `needs at least ${min} characters`, masalah: `sekurang-kurangnya ${min} karakter` };
  if (length > max) return { field, problem: `may have at most ${max} characters`, masalah: `paling banyak ${max} karakter` };
  return null;
}
