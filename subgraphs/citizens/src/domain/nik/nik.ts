import { type Checked, invalid, valid } from '../input/field-problem.js';
import { PROVINCE_CODES } from './province-codes.js';

/** Added to the day of birth in the NIK of a woman. */
const WOMAN_DAY_OFFSET = 40;

/**
 * Checks a NIK (nomor induk kependudukan, UU 23/2006 art. 13; form by PP 37/2007 art. 37; articles not yet checked): 16 digits PPRRKK DDMMYY NNNN
 * — region, date of birth with 40 added to a woman's day, serial. It has no check digit, so this finds typing errors
 * and numbers of family cards, not forgeries. `today` bounds the date of birth.
 */
export function checkNik(nik: string, today: Date): Checked<string> {
  const digits = nik.replaceAll(/[\s.-]/g, '');
  const parts = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{4})$/.exec(digits);
  if (!parts) return invalid('INVALID_FORMAT');
  const [, province, regency, district, day, month, year, serial] = parts as unknown as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  // Regencies are numbered 01-69 and cities 71-99 (domain.md 2.1); 70 and 00 are never given.
  if (!PROVINCE_CODES.has(province) || regency === '00' || regency === '70' || district === '00') return invalid('UNKNOWN_REGION');
  if (!isDateOfBirth(Number(day), Number(month), Number(year), today)) return invalid('INVALID_DATE_OF_BIRTH');
  return serial === '0000' ? invalid('INVALID_FORMAT') : valid(digits);
}

/** The year has two digits, so the date may lie in either century; one of them must be a real day in the past. */
function isDateOfBirth(writtenDay: number, month: number, yearOfCentury: number, today: Date): boolean {
  const day = writtenDay > WOMAN_DAY_OFFSET ? writtenDay - WOMAN_DAY_OFFSET : writtenDay;
  return [2000 + yearOfCentury, 1900 + yearOfCentury].some((year) => {
    const date = new Date(Date.UTC(year, month - 1, day));
    return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date.getTime() <= today.getTime();
  });
}
