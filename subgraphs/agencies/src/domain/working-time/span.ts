import { daysBetween } from '@lapor/schema/calendar/day';
import type { Limit } from '@lapor/schema/calendar/deadline';
import { CLOCK_UNITS } from '@lapor/schema/calendar/work-calendar';
import { isDate } from '@lapor/schema/input/date';
import { type FieldProblem, type Refusal, refuseInput } from '@lapor/schema/refusal';
import type { PolicyUnit } from '../sla-policy/sla-policy.js';

/** Ten years: nobody waits longer, and each day is looked at. */
const MOST_DAYS = 3_660;
const MOST_AMOUNT = 1_000;
/** Before the first rule of this system, and after everybody who reads this. */
const [FIRST, LAST] = ['2000-01-01', '2200-01-01'];

/** Checks the two days between which is counted. Refused with INPUT_INVALID. */
export function checkSpan(from: string, to: string): { readonly ok: true } | Refusal {
  const problems = [...dayProblems('from', from), ...dayProblems('to', to)];
  if (problems.length > 0) return refuseInput(problems);
  if (to >= from && daysBetween(from, to) <= MOST_DAYS) return { ok: true };
  return refuseInput([
    { field: 'to', problem: `must lie 0 to ${MOST_DAYS} days after from`, masalah: `harus 0 sampai ${MOST_DAYS} hari setelah from` },
  ]);
}

/** Checks a limit that is asked for by itself. Refused with INPUT_INVALID. */
export function checkLimit(
  start: Date,
  amount: number,
  unit: PolicyUnit,
  rollsForward: boolean,
): { readonly ok: true; readonly limit: Limit } | Refusal {
  const days = CLOCK_UNITS.find((each) => each === unit);
  const problems: FieldProblem[] = [
    ...dayProblems('start', start.toISOString().slice(0, 10)),
    ...(amount >= 1 && amount <= MOST_AMOUNT ? [] : [outOf('amount', `from 1 to ${MOST_AMOUNT}`, `dari 1 sampai ${MOST_AMOUNT}`)]),
  ];
  if (days === undefined) return refuseInput([...problems, outOf('unit', 'must count days', 'harus menghitung hari')]);
  return problems.length > 0 ? refuseInput(problems) : { ok: true, limit: { amount, unit: days, rollsForward } };
}

function dayProblems(field: string, day: string): FieldProblem[] {
  if (isDate(day) && day >= FIRST && day < LAST) return [];
  return [outOf(field, `must be a day from ${FIRST} to ${LAST}`, `harus berupa tanggal dari ${FIRST} sampai ${LAST}`)];
}

function outOf(field: string, problem: string, masalah: string): FieldProblem {
  return { field, problem, masalah };
}
