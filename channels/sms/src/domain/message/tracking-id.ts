/** A report's number as people type it: `LP-7K3M9Q2X`, `lp 7k3m9q2x`, `#LP7K3M9Q2X`; O for 0, I or L for 1. */
const TYPED = /^#?LP[-–.\s]?([0-9A-Z]{8})(?![0-9A-Z])/i;
/** What separates the number from what follows. A minus belongs to what follows, unless it stands right behind the number. */
const BETWEEN = /^-?(?:[\s.,:;]|-(?!\d))*/;

/** The report's number at the beginning of a text, in its right spelling, and what follows it; null when none stands there. */
export function readTrackingId(text: string): { readonly trackingId: string; readonly rest: string } | null {
  const [typed = '', characters = ''] = TYPED.exec(text) ?? [];
  const digits = characters.toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  if (!/^[0-9A-HJKMNP-TV-Z]{8}$/.test(digits)) return null;
  return { trackingId: `LP-${digits}`, rest: text.slice(typed.length).replace(BETWEEN, '') };
}
