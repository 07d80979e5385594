import type { Subject } from '@lapor/schema/identity';
import { type FieldProblem, type Refusal, refuse, refuseInput } from '@lapor/schema/refusal';
import type { Capacity } from '../report/decide.js';
import type { Report } from '../report/report.js';
import { capacityFor } from './capacity.js';

/** The flags wanted; one that is left out stays as it is. */
export interface VisibilityInput {
  readonly anonymous?: boolean | null;
  readonly confidential?: boolean | null;
  /** False takes the public copy back; it is published by another command, after its text was checked. */
  readonly published?: boolean | null;
}

type Flags = Pick<Report, 'anonymous' | 'confidential' | 'published'>;

/** What changes, in what capacity, and what is told of it. */
export interface VisibilityDecision {
  readonly ok: true;
  readonly as: Capacity;
  readonly flags: Flags;
  readonly events: readonly VisibilityEvent[];
}
export type VisibilityEvent = 'ReportRetracted' | 'VisibilityTightened' | 'VisibilityLoosened';

/**
 * Decides a change of visibility (domain.md 4.2, rules): the reporter tightens and loosens, a desk's officers only
 * tighten, whistle-blowing stays closed both ways. Whatever is tightened after publication takes the public copy back:
 * its text was edited for a report that was more open. Loosening never publishes.
 * Refuses with REPORT_ACTOR_NOT_ALLOWED, VISIBILITY_FORCED, VISIBILITY_LOOSENING_REFUSED or INPUT_INVALID.
 */
export function decideVisibility(report: Report, subject: Subject, input: VisibilityInput): VisibilityDecision | Refusal {
  const as = capacityFor(subject, report, { roles: ['AGENCY_ADMIN', 'LIAISON_OFFICER'], reporter: true, national: true });
  if (!as) return refuse('REPORT_ACTOR_NOT_ALLOWED');
  if (input.published === true && !report.published) return refuseInput([PUBLISHING]);
  const anonymous = input.anonymous ?? report.anonymous;
  const confidential = input.confidential ?? report.confidential;
  const loosened = (report.anonymous && !anonymous) || (report.confidential && !confidential);
  const tightened = (!report.anonymous && anonymous) || (!report.confidential && confidential);
  const withdrawn = report.published && input.published === false;
  if (loosened && report.class === 'WHISTLEBLOWING') return refuse('VISIBILITY_FORCED');
  if (loosened && as.kind !== 'REPORTER') return refuse('VISIBILITY_LOOSENING_REFUSED');
  if (!loosened && !tightened && !withdrawn) return refuseInput([NOTHING_CHANGES]);
  const retracted = report.published && (tightened || withdrawn);
  const closing = retracted ? ['ReportRetracted' as const] : tightened ? ['VisibilityTightened' as const] : [];
  return {
    ok: true,
    as,
    flags: { anonymous, confidential, published: report.published && !retracted },
    events: [...closing, ...(loosened ? ['VisibilityLoosened' as const] : [])],
  };
}

/** Whether a change ends the report's publication, so that its followers must be told at once. */
export function isRetracted(before: Pick<Report, 'published'>, after: Pick<Report, 'published'>): boolean {
  return before.published && !after.published;
}

const PUBLISHING: FieldProblem = {
  field: 'published',
  problem: 'cannot be set to true here; a verifier publishes with publishContent',
  masalah: 'tidak dapat diaktifkan di sini; publikasi dilakukan verifikator',
};

const NOTHING_CHANGES: FieldProblem = {
  field: 'anonymous',
  problem: 'or confidential or published must differ from what the report has',
  masalah: 'atau rahasia atau publikasi harus berbeda dari keadaan laporan sekarang',
};
