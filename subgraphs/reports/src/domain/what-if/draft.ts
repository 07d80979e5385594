import type { Holiday } from '@lapor/schema/calendar/holiday';
import { CLOCK_UNITS } from '@lapor/schema/calendar/work-calendar';
import { isDate } from '@lapor/schema/input/date';
import { type FieldProblem, type Refusal, refuseInput } from '@lapor/schema/refusal';
import { type ClockPolicy, policyFor } from '../clock/clock-policy.js';
import { CLOCK_KEYS } from '../clock/clock-rules.js';
import type { TimeRules } from '../clock/time-rules.js';
import { REPORT_CLASSES } from '../report/report-class.js';

/** A limit that is thought of; it takes the place of the present one for clocks that began from its first day on. */
export interface PolicyDraft {
  readonly key: string;
  readonly reportClass: string | null;
  readonly amount: number;
  readonly unit: string;
  /** `YYYY-MM-DD`; it may lie in the past, to ask what it would do to what is open. */
  readonly validFrom: string;
}

/** A day off that is thought of, or one that is thought of as worked. */
export interface HolidayDraft {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly regionCode: string | null;
  readonly revoked: boolean;
}

export interface WhatIfInput {
  readonly policy: PolicyDraft | null;
  readonly holiday: HolidayDraft | null;
}

/** The present rules with a draft on top. */
export type Drafted = (rules: TimeRules) => TimeRules;

const MOST_DAYS = 3_660;
/** What holds for a clock that nothing limits yet. */
const UNSAID = { pauses: 'NEVER', rollsForward: true, collectiveLeaveStops: true } as const;

/** Reads a draft: exactly one of the two. Refused with INPUT_INVALID. */
export function readDraft({ policy, holiday }: WhatIfInput): { readonly ok: true; readonly drafted: Drafted } | Refusal {
  if ((policy === null) === (holiday === null)) return refuseInput([ONE_OF_TWO]);
  const problems = policy ? policyProblems(policy) : dayProblems('date', (holiday as HolidayDraft).date);
  if (problems.length > 0) return refuseInput(problems);
  return { ok: true, drafted: policy ? withPolicy(policy) : withHoliday(holiday as HolidayDraft) };
}

function withPolicy(draft: PolicyDraft): Drafted {
  return (rules) => {
    const { key, reportClass, validFrom } = draft as PolicyDraft & Pick<ClockPolicy, 'key' | 'reportClass'>;
    // What the draft does not say stays as it is today.
    const present = policyFor(rules.policies, key, reportClass ?? 'COMPLAINT', validFrom);
    const { pauses, rollsForward, collectiveLeaveStops } = present ?? UNSAID;
    const rest = { pauses, rollsForward, collectiveLeaveStops };
    const policy = { ...present, ...draft, ...rest, id: 'draft', legalRef: 'draft', validTo: null } as ClockPolicy;
    const replaced = (each: ClockPolicy) => each.key === key && each.reportClass === reportClass && each.validFrom >= validFrom;
    return { ...rules, policies: [policy, ...rules.policies.filter((each) => !replaced(each))] };
  };
}

function withHoliday({ date, regionCode, revoked }: HolidayDraft): Drafted {
  return (rules) => {
    const others = rules.holidays.filter((each) => each.date !== date || each.regionCode !== regionCode);
    const holiday: Holiday = { id: 'draft', date, kind: regionCode === null ? 'NATIONAL' : 'REGIONAL', regionCode, provisional: false };
    return { ...rules, holidays: revoked ? others : [...others, holiday] };
  };
}

function policyProblems({ key, reportClass, amount, unit, validFrom }: PolicyDraft): FieldProblem[] {
  const listed = (list: readonly string[], value: string) => list.includes(value);
  return [
    ...(listed(CLOCK_KEYS, key) ? [] : [problem('key', 'is no clock', 'bukan jam')]),
    ...(reportClass === null || listed(REPORT_CLASSES, reportClass) ? [] : [problem('reportClass', 'is no class', 'bukan klasifikasi')]),
    ...(amount >= 1 && amount <= MOST_DAYS ? [] : [problem('amount', `from 1 to ${MOST_DAYS}`, `dari 1 sampai ${MOST_DAYS}`)]),
    ...(listed(CLOCK_UNITS, unit) ? [] : [problem('unit', `must be ${CLOCK_UNITS.join(' or ')}`, 'harus menghitung hari')]),
    ...dayProblems('validFrom', validFrom),
  ];
}

function dayProblems(field: string, day: string): FieldProblem[] {
  return isDate(day) ? [] : [problem(field, 'must be a day, YYYY-MM-DD', 'harus berupa tanggal, YYYY-MM-DD')];
}

function problem(field: string, text: string, masalah: string): FieldProblem {
  return { field, problem: text, masalah };
}

const ONE_OF_TWO = problem('policy', 'give either a policy or a holiday', 'isi salah satu: batas waktu atau hari libur');
