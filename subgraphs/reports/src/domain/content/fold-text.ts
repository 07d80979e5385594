/** A text as a search reads it, with the way back to the original's offsets. */
export interface FoldedText {
  readonly text: string;
  /** Offset in the original of each code unit of `text`, and behind the last one the original's length. */
  readonly offsets: readonly number[];
}

/**
 * Folds what looks like an ordinary character into it: full-width and other digits, any space or line break, any dash;
 * what cannot be seen is dropped. Nobody should have to type strangely to be protected, nor be able to by typing so.
 */
export function foldText(original: string): FoldedText {
  let text = '';
  const offsets: number[] = [];
  let at = 0;
  for (const character of original) {
    for (const folded of fold(character)) {
      text += folded;
      for (let unit = 0; unit < folded.length; unit += 1) offsets.push(at);
    }
    at += character.length;
  }
  offsets.push(at);
  return { text, offsets };
}

function fold(character: string): string {
  if (/\p{Cf}/u.test(character)) return '';
  if (/[\p{Zs}\s]/u.test(character)) return ' ';
  if (/\p{Pd}/u.test(character)) return '-';
  const compatible = character.normalize('NFKC');
  return /^\p{Nd}$/u.test(compatible) ? digitOf(compatible) : compatible;
}

/** The digits of every script stand in a row of ten, from zero to nine (Unicode, general category Nd). */
function digitOf(character: string): string {
  const code = character.codePointAt(0) as number;
  let value = 0;
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}
