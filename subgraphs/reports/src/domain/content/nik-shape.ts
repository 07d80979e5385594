/** The first digits of the provinces' Kemendagri codes: 1x Sumatera, 21 Kepri, 3x Jawa … 9x Papua (domain.md 2.1). */
const PROVINCE = /^(1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-6])/;

/**
 * Whether 16 digits can be a NIK (PP 37/2007 art. 37): a province that exists, a regency and a district, a day of
 * birth with 40 added for a woman. A family card's number has the same shape and is as personal.
 */
export function isNik(digits: string): boolean {
  const parts = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\d\d\d{4}$/.exec(digits);
  if (!parts || !PROVINCE.test(digits)) return false;
  const [regency, district, writtenDay, month] = parts.slice(2, 6).map(Number) as [number, number, number, number];
  const day = writtenDay > 40 ? writtenDay - 40 : writtenDay;
  return regency > 0 && regency < 80 && district > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(month);
}

/** The year of the century is not known, so 29 February always may be. */
function daysOf(month: number): number {
  if (month === 2) return 29;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
