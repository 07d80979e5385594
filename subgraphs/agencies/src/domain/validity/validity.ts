import { isDate } from '@lapor/schema/input/date';
import type { FieldProblem } from '@lapor/schema/refusal';

/** Since when and until when something holds, in days, `YYYY-MM-DD`. */
export interface Span {
  /** The first day; null when nobody knows it. */
  readonly validFrom: string | null;
  /** The first day on which it no longer holds; null while no end is known. */
  readonly validTo: string | null;
}

/** For how long a rule is applied. Days are `YYYY-MM-DD`. */
export interface Validity extends Span {
  /** The first day it is applied. */
  readonly validFrom: string;
  /** The first day it is no longer applied; null while no end is known. On its first day itself it never was. */
  readonly validTo: string | null;
}

/** Whether there is a day on which both are applied. */
export function overlaps(one: Span, other: Span): boolean {
  return !isEmpty(one) && !isEmpty(other) && endsAfter(one, other.validFrom) && endsAfter(other, one.validFrom);
}

/** Whether there is no day at all on which it is applied. */
export function isEmpty({ validFrom, validTo }: Span): boolean {
  return validFrom !== null && validTo !== null && validTo <= validFrom;
}

/** Whether it has ended by a day, `YYYY-MM-DD`. */
export function isOver(span: Span, day: string): boolean {
  return !endsAfter(span, day);
}

/** The same until a day, or until its own first day where that is later: then it was never applied. */
export function until<Rule extends Span>(rule: Rule, day: string): Rule & { readonly validTo: string } {
  return { ...rule, validTo: rule.validFrom !== null && rule.validFrom > day ? rule.validFrom : day };
}

function endsAfter({ validTo }: Span, day: string | null): boolean {
  return validTo === null || day === null || validTo > day;
}

/**
 * What is wrong with the validity of a new rule: it must begin today or later, because what has been counted under
 * another one is not counted anew, and end after it began.
 */
export function validityProblems({ validFrom, validTo }: Validity, today: string): FieldProblem[] {
  const from = dayProblems('validFrom', validFrom, today);
  if (validTo === null || from.length > 0) return from;
  return endProblems(validFrom, validTo);
}

/** What is wrong with the days of something that may have begun before today. */
export function dayOrderProblems({ validFrom, validTo }: Validity): FieldProblem[] {
  if (!isDate(validFrom)) return [notADay('validFrom')];
  return validTo === null ? [] : endProblems(validFrom, validTo);
}

function endProblems(validFrom: string, validTo: string): FieldProblem[] {
  if (!isDate(validTo)) return [notADay('validTo')];
  return validTo > validFrom ? [] : [{ field: 'validTo', problem: 'must lie after validFrom', masalah: 'harus setelah validFrom' }];
}

/** What is wrong with a day that must be today or later. */
export function dayProblems(field: string, day: string, today: string): FieldProblem[] {
  if (!isDate(day)) return [notADay(field)];
  return day >= today ? [] : [{ field, problem: 'lies in the past', masalah: 'sudah lewat' }];
}

function notADay(field: string): FieldProblem {
  return { field, problem: 'must be a day, YYYY-MM-DD', masalah: 'harus berupa tanggal, YYYY-MM-DD' };
}
