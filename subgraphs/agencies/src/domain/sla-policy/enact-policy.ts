import type { Role } from '@lapor/schema/identity';
import { normalizeText } from '@lapor/schema/input/text';
import { type FieldProblem, type Refusal, refuseInput } from '@lapor/schema/refusal';
import { legalRefProblems } from '../decree/decree.js';
import { reportClassProblems } from '../registry/report-class-problems.js';
import { type Competes, refuseOverlap } from '../validity/dated-rule.js';
import { type Validity, validityProblems } from '../validity/validity.js';
import { unitsOf } from './policy-keys.js';
import type { ClockPause, PolicyUnit, SlaPolicy } from './sla-policy.js';

/** A limit as it is asked to be enacted. */
export interface PolicyDraft extends Validity {
  readonly key: string;
  readonly reportClass: string | null;
  readonly amount: number;
  readonly unit: PolicyUnit;
  readonly pauses: ClockPause;
  readonly rollsForward: boolean;
  readonly collectiveLeaveStops: boolean;
  readonly roles: readonly Role[];
  readonly legalRef: string;
}

/** Ten years in days, and more than a machine can send in a day. */
const MOST: Readonly<Record<PolicyUnit, number>> = { WORKING_DAY: 2_500, CALENDAR_DAY: 3_660, PERCENT: 1_000, REQUEST: 100_000_000 };

/** The id of a limit: `VERIFY@2027-01-01`, for one class alone `VERIFY:COMPLAINT@2027-01-01`. */
export function policyId({ key, reportClass, validFrom }: Pick<SlaPolicy, 'key' | 'reportClass' | 'validFrom'>): string {
  return `${key}${reportClass === null ? '' : `:${reportClass}`}@${validFrom}`;
}

/** The key in a limit's id; null for what cannot be one. */
export function keyOfPolicy(id: string): string | null {
  const [, key] = /^([A-Z_]+)(:[A-Z_]+)?@\d{4}-\d\d-\d\d$/.exec(id) ?? [];
  return key !== undefined && unitsOf(key).length > 0 ? key : null;
}

/**
 * Makes a limit. It begins today or later: one of the past would change what closed clocks were measured by. Refused
 * with INPUT_INVALID, or with VALIDITY_OVERLAP and the row in the way.
 * @param others all limits under the same key.
 * @param today the latest date it can be in Indonesia, `YYYY-MM-DD`.
 */
export function enactPolicy(
  draft: PolicyDraft,
  others: readonly SlaPolicy[],
  today: string,
): { readonly ok: true; readonly rule: SlaPolicy } | Refusal {
  const problems = [...ruleProblems(draft), ...legalRefProblems(draft.legalRef), ...validityProblems(draft, today)];
  if (problems.length > 0) return refuseInput(problems);
  const { key, reportClass, amount, unit, pauses, rollsForward, collectiveLeaveStops, roles, validFrom, validTo } = draft;
  const limit = { key, reportClass, amount, unit, pauses, rollsForward, collectiveLeaveStops, roles, validFrom, validTo };
  const rule = { id: policyId(draft), ...limit, legalRef: normalizeText(draft.legalRef) };
  return refuseOverlap(rule, others, policiesCompete) ?? { ok: true, rule };
}

/** Whether two limits are for the same key and class. */
export const policiesCompete: Competes<SlaPolicy> = (one, other) => one.key === other.key && one.reportClass === other.reportClass;

function ruleProblems({ key, reportClass, amount, unit, pauses, roles }: PolicyDraft): FieldProblem[] {
  const units = unitsOf(key);
  if (units.length === 0) return [NO_KEY];
  return [
    ...(units.includes(unit) ? [] : [problem('unit', `this key takes ${units.join(' or ')}`, `kunci ini memakai ${units.join(' atau ')}`)]),
    ...reportClassProblems(reportClass),
    ...(amount >= 1 && amount <= MOST[unit] ? [] : [problem('amount', `from 1 to ${MOST[unit]}`, `dari 1 sampai ${MOST[unit]}`)]),
    ...shareProblems(key, amount),
    ...(pauses === 'NEVER' || unit.endsWith('_DAY') ? [] : [NO_PAUSE]),
    ...((unit === 'PERCENT') === roles.length > 0 ? [] : [NO_ROLES]),
  ];
}

/** A notice stands on the side of the limit's end that its name says. */
function shareProblems(key: string, amount: number): FieldProblem[] {
  if (key === 'NOTICE_BEFORE' && amount >= 100) return [problem('amount', 'below 100', 'di bawah 100')];
  if (key === 'NOTICE_AT_END' && amount !== 100) return [problem('amount', 'is 100', 'harus 100')];
  if (key === 'NOTICE_AFTER' && amount <= 100) return [problem('amount', 'above 100', 'di atas 100')];
  return [];
}

function problem(field: string, text: string, masalah: string): FieldProblem {
  return { field, problem: text, masalah };
}

const NO_KEY = problem('key', 'is no clock, notice or quota', 'bukan jam, pemberitahuan atau kuota');
const NO_PAUSE = problem('pauses', 'only a limit in days pauses', 'hanya batas waktu dalam hari yang dapat berhenti');
const NO_ROLES = problem('roles', 'a notice needs roles, and nothing else has them', 'hanya pemberitahuan yang memerlukan peran');
