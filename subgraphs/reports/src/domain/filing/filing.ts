import { isDate, latestDateInIndonesia } from '@lapor/schema/input/date';
import { checkText, normalizeText } from '@lapor/schema/input/text';
import type { Refusal } from '@lapor/schema/refusal';
import { type FieldProblem, refuseInput } from '@lapor/schema/refusal';
import { isCode } from '../input/identifier.js';
import { type ReportClass, secrecyOf } from '../report/report-class.js';

/** What a reporter sends. */
export interface FilingInput {
  readonly class: ReportClass;
  readonly title: string;
  readonly content: string;
  /** YYYY-MM-DD. */
  readonly eventDate?: string | null;
  readonly place?: string | null;
  readonly regionCode?: string | null;
  readonly categoryId?: string | null;
  readonly targetAgencyCode?: string | null;
  readonly anonymous: boolean;
  readonly confidential: boolean;
}

/** A filing that can be received: normalised, complete, and as closed as its class demands. */
export type Filing = { readonly [Field in keyof Required<FilingInput>]: Exclude<FilingInput[Field], undefined> };

export const TITLE = { min: 10, max: 150 };
export const CONTENT = { min: 20, max: 10_000 };
const PLACE = { min: 1, max: 300 };

/** Validates a filing. Refuses with INPUT_INVALID and all wrong fields at once. */
export function checkFiling(input: FilingInput, now: Date): { readonly ok: true; readonly filing: Filing } | Refusal {
  const title = normalizeText(input.title);
  const content = normalizeText(input.content);
  const place = normalizeText(input.place ?? '') || null;
  const eventDate = input.eventDate || null;
  const regionCode = input.regionCode || null;
  const categoryId = input.categoryId || null;
  const targetAgencyCode = input.targetAgencyCode || null;
  const problems = [
    checkText('title', title, TITLE),
    checkText('content', content, CONTENT),
    place === null ? null : checkText('place', place, PLACE),
    eventDate === null ? null : checkEventDate(eventDate, now),
    regionCode === null || REGION_CODE.test(regionCode) ? null : WRONG_REGION_CODE,
    categoryId === null || isCode(categoryId) ? null : wrongCode('categoryId'),
    targetAgencyCode === null || isCode(targetAgencyCode) ? null : wrongCode('targetAgencyCode'),
  ].filter((problem) => problem !== null);
  if (problems.length > 0) return refuseInput(problems);
  const secrecy = secrecyOf(input.class, input);
  return {
    ok: true,
    filing: { class: input.class, title, content, place, eventDate, regionCode, categoryId, targetAgencyCode, ...secrecy },
  };
}

/** Province, regency or city, district, village: `PP.RR.DD.VVVV` (Kepmendagri 300.2.2-2138/2025). */
const REGION_CODE = /^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/;

const WRONG_REGION_CODE: FieldProblem = {
  field: 'regionCode',
  problem: 'must be a Kemendagri code such as 18.72',
  masalah: 'harus berupa kode wilayah Kemendagri, misalnya 18.72',
};

function wrongCode(field: string): FieldProblem {
  return { field, problem: 'is not a code of the registry', masalah: 'bukan kode yang terdaftar' };
}

function checkEventDate(date: string, now: Date): FieldProblem | null {
  const field = 'eventDate';
  if (!isDate(date)) return { field, problem: 'must be a date written YYYY-MM-DD', masalah: 'harus berupa tanggal, ditulis TTTT-BB-HH' };
  if (date > latestDateInIndonesia(now)) return { field, problem: 'must not be in the future', masalah: 'tidak boleh di masa depan' };
  return null;
}
