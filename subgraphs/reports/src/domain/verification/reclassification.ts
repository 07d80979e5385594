import { REASON } from '@lapor/schema/input/required-text';
import { checkText, normalizeText } from '@lapor/schema/input/text';
import { type FieldProblem, type Refusal, refuseInput } from '@lapor/schema/refusal';
import type { Report } from '../report/report.js';
import type { ReportClass } from '../report/report-class.js';

export interface ReclassificationInput {
  readonly class: ReportClass;
  readonly supervision?: boolean | null;
  readonly reason: string;
}

/** Validates a change of class: it must change something, and say why. Refuses with INPUT_INVALID. */
export function checkReclassification(
  report: Pick<Report, 'class' | 'supervision'>,
  input: ReclassificationInput,
): { readonly ok: true; readonly supervision: boolean; readonly reason: string } | Refusal {
  const reason = normalizeText(input.reason);
  const supervision = input.supervision ?? report.supervision;
  const same = input.class === report.class && supervision === report.supervision;
  const problems = [checkText('reason', reason, REASON), same ? NOTHING_NEW : null, leavesWhistleblowing(report.class, input.class)].filter(
    (problem) => problem !== null,
  );
  return problems.length > 0 ? refuseInput(problems) : { ok: true, supervision, reason };
}

/**
 * A whistle-blowing report stays one: its forced secrecy and its four eyes must not end with one officer's choice of
 * another class.
 */
export function leavesWhistleblowing(from: ReportClass, to: ReportClass | null | undefined): FieldProblem | null {
  if (from !== 'WHISTLEBLOWING' || (to ?? from) === 'WHISTLEBLOWING') return null;
  return { field: 'class', problem: 'a whistle-blowing report stays one', masalah: 'laporan whistleblowing tidak dapat diubah jenisnya' };
}

const NOTHING_NEW: FieldProblem = {
  field: 'class',
  problem: 'is the report’s class already',
  masalah: 'sama dengan jenis laporan saat ini',
};
