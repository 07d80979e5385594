const SHOWN_DIGITS = 3;

/** `+6281234567890` → `+62********890`: the country and the last three digits; the length stays. */
export function maskPhone(e164: string): string {
  const national = e164.slice('+62'.length);
  const hidden = Math.max(0, national.length - SHOWN_DIGITS);
  return `+62${'*'.repeat(hidden)}${national.slice(hidden)}`;
}
