import type { FieldProblem } from '@lapor/schema/refusal';
import { REPORT_CLASSES } from '@lapor/schema/report-classes';

/** What is wrong with the class of report that a rule is for; null, for every class, is right. */
export function reportClassProblems(reportClass: string | null): FieldProblem[] {
  return reportClass === null || REPORT_CLASSES.some((each) => each === reportClass) ? [] : [NO_CLASS];
}

const NO_CLASS: FieldProblem = { field: 'reportClass', problem: 'is no class of report', masalah: 'bukan klasifikasi laporan' };
