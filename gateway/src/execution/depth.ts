/** No operation that is allowed here brings more levels about, lists counted. */
const MAX_LEVELS = 500;

/** A text of this length cannot take much memory, however deep: two characters make a level, of some 50 bytes. */
const HARMLESS_LENGTH = 1_048_576;

const QUOTE = 34;
const BACKSLASH = 92;
const OPENING = new Set([91, 123]);
const CLOSING = new Set([93, 125]);

/** Whether a JSON text may be parsed: 16 MiB of brackets would become half a gigabyte of lists in lists. */
export function isShallowJson(text: string): boolean {
  if (text.length <= HARMLESS_LENGTH) return true;
  let level = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) index = endOfString(text, index);
    else if (OPENING.has(code)) level += 1;
    else if (CLOSING.has(code)) level -= 1;
    if (level > MAX_LEVELS) return false;
  }
  return true;
}

function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let before = end;
    while (text.charCodeAt(before - 1) === BACKSLASH) before -= 1;
    if ((end - before) % 2 === 0) return end;
  }
  return text.length;
}

/** Whether a parsed value can be walked and written without end of the stack. */
export function isShallow(value: unknown, levels: number = MAX_LEVELS): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((inner) => isShallow(inner, levels - 1));
}
