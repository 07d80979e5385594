/**
 * A telephone number as a carrier writes it, or null for what is none (a short number, a name): `6281…`, `+6281…`, `081…`.
 * Whether it exists is for the vault to say.
 */
export function readSender(written: string): string | null {
  const digits = written.replaceAll(/[\s()-]/g, '').replace(/^(\+|00)/, '');
  if (!/^\d{8,15}$/.test(digits)) return null;
  return digits.startsWith('0') ? digits : `+${digits}`;
}
