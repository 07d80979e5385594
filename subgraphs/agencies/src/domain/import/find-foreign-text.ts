import { type Refusal, refuse } from '@lapor/schema/refusal';

// What is left of other encodings once a text was read as UTF-8: the replacement character, C1 controls (Windows-1252's
// quotes and dashes), NUL (UTF-16), and UTF-8 that was read as Windows-1252 ("Ã©", "â€™").
const FOREIGN = /[\ufffd\u0080-\u009f\0]|Ã[\u00a0-\u00bf]|â€/;
const OTHER_SEPARATOR = /[;\t|]/;

/**
 * Whether a table's text is UTF-8 with commas, which is what an import reads. Refused with CSV_ENCODING_INVALID or
 * CSV_SEPARATOR_INVALID, each with the `line` and the `column` (the character's place in the line), both from 1.
 */
export function checkTableText(csv: string): { readonly ok: true } | Refusal {
  const foreign = FOREIGN.exec(csv);
  if (foreign) return refuse('CSV_ENCODING_INVALID', placeOf(csv, foreign.index));
  const header = csv.split('\n', 1)[0] ?? '';
  const other = OTHER_SEPARATOR.exec(header);
  return other ? refuse('CSV_SEPARATOR_INVALID', placeOf(csv, other.index)) : { ok: true };
}

function placeOf(text: string, index: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1) as string).replace('\ufeff', '').length + 1 };
}
