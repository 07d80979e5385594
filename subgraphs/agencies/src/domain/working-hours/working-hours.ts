import type { AgencyHours } from '@lapor/schema/calendar/working-hours';
import { normalizeText } from '@lapor/schema/input/text';
import { type FieldProblem, type Refusal, refuseInput } from '@lapor/schema/refusal';
import { legalRefProblems } from '../decree/decree.js';
import { dayProblems } from '../validity/validity.js';

/** The hours of an agency from a day on. They also hold for its units that have none of their own. */
export interface WorkingHours extends AgencyHours {
  /** The agency's code and the first day: `D-18.72@2027-01-01`. */
  readonly id: string;
  readonly legalRef: string;
}

/** Hours as they are asked to be set. */
export interface WorkingHoursDraft {
  readonly agencyCode: string;
  /** 0 is Sunday. */
  readonly days: readonly number[];
  /** `HH:MM`, in the agency's zone. */
  readonly opens: string;
  readonly closes: string;
  readonly legalRef: string;
  readonly validFrom: string;
}

/** The id of an agency's hours. */
export function workingHoursId({ agencyCode, validFrom }: Pick<WorkingHours, 'agencyCode' | 'validFrom'>): string {
  return `${agencyCode}@${validFrom}`;
}

/**
 * Makes the hours of an agency from today or a later day on. Refused with INPUT_INVALID.
 * @param today the latest date it can be in Indonesia, `YYYY-MM-DD`.
 */
export function setWorkingHours(
  draft: WorkingHoursDraft,
  today: string,
): { readonly ok: true; readonly workingHours: WorkingHours } | Refusal {
  const { agencyCode, days, validFrom } = draft;
  const [opensAt, closesAt] = [toMinutes(draft.opens), toMinutes(draft.closes)];
  const problems = [
    ...(days.length > 0 && new Set(days).size === days.length ? [] : [NO_DAYS]),
    ...(opensAt === null ? [noTime('opens')] : []),
    ...(closesAt === null ? [noTime('closes')] : []),
    ...legalRefProblems(draft.legalRef),
    ...dayProblems('validFrom', validFrom, today),
  ];
  if (opensAt === null || closesAt === null || problems.length > 0) return refuseInput(problems);
  if (closesAt <= opensAt) return refuseInput([CLOSES_FIRST]);
  const hours = { agencyCode, workdays: days.toSorted((a, b) => a - b), opensAt, closesAt, validFrom };
  return { ok: true, workingHours: { id: workingHoursId(hours), ...hours, legalRef: normalizeText(draft.legalRef) } };
}

/** `08:30` as minutes since midnight; null for what is no time of a day. */
function toMinutes(text: string): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}

/** Minutes since midnight as `08:30`. */
export function toTime(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

const NO_DAYS: FieldProblem = {
  field: 'days',
  problem: 'must name at least one day, each once',
  masalah: 'harus memuat sekurang-kurangnya satu hari, masing-masing satu kali',
};
const CLOSES_FIRST: FieldProblem = { field: 'closes', problem: 'must be later than opens', masalah: 'harus setelah jam buka' };

function noTime(field: string): FieldProblem {
  return { field, problem: 'must be a time, HH:MM', masalah: 'harus berupa jam, HH:MM' };
}
