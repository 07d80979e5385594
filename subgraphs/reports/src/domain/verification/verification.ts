import { checkText, normalizeText } from '@lapor/schema/input/text';
import type { Refusal } from '@lapor/schema/refusal';
import { type FieldProblem, refuseInput } from '@lapor/schema/refusal';
import { CONTENT, TITLE } from '../filing/filing.js';
import type { Report } from '../report/report.js';
import { type ReportClass, secrecyOf, tighten } from '../report/report-class.js';
import { leavesWhistleblowing } from './reclassification.js';

/** What a verifier decides about a report besides where it goes. */
export interface VerificationInput {
  readonly class?: ReportClass | null;
  readonly title: string;
  readonly publishedContent?: string | null;
  readonly publish: boolean;
  /** True tightens; false leaves it as the reporter chose. */
  readonly anonymous?: boolean | null;
  readonly confidential?: boolean | null;
  readonly note?: string | null;
  /** Whether it needs examination or a check in the field; without it as before. */
  readonly supervision?: boolean | null;
}

/** The verified report's new fields, and the note that goes with the disposition. */
export interface Verification {
  readonly report: Pick<
    Report,
    'class' | 'supervision' | 'publishedTitle' | 'publishedContent' | 'anonymous' | 'confidential' | 'published'
  >;
  readonly note: string | null;
}

const NOTE = { min: 1, max: 2_000 };

/** Validates a verification. Refuses with INPUT_INVALID and all wrong fields at once. */
export function checkVerification(
  report: Report,
  input: VerificationInput,
): { readonly ok: true; readonly verification: Verification } | Refusal {
  const reportClass = input.class ?? report.class;
  const asked = { anonymous: input.anonymous === true, confidential: input.confidential === true };
  const secrecy = tighten(report, secrecyOf(reportClass, asked));
  const publishedTitle = normalizeText(input.title);
  const publishedContent = normalizeText(input.publishedContent ?? '') || null;
  const note = normalizeText(input.note ?? '') || null;
  const problems = [
    leavesWhistleblowing(report.class, input.class),
    checkText('title', publishedTitle, TITLE),
    publishedContent === null ? null : checkText('publishedContent', publishedContent, CONTENT),
    note === null ? null : checkText('note', note, NOTE),
    input.publish && publishedContent === null ? CONTENT_MISSING : null,
    input.publish && secrecy.confidential ? CONFIDENTIAL : null,
  ].filter((problem) => problem !== null);
  if (problems.length > 0) return refuseInput(problems);
  return {
    ok: true,
    verification: {
      report: {
        class: reportClass,
        supervision: input.supervision ?? report.supervision,
        publishedTitle,
        publishedContent,
        ...secrecy,
        published: input.publish,
      },
      note,
    },
  };
}

const CONTENT_MISSING: FieldProblem = {
  field: 'publishedContent',
  problem: 'is needed to publish: the original text is never published by itself',
  masalah: 'wajib diisi untuk publikasi: naskah asli tidak dipublikasikan',
};

const CONFIDENTIAL: FieldProblem = {
  field: 'publish',
  problem: 'must be false: a confidential report is not published',
  masalah: 'laporan rahasia tidak dipublikasikan',
};
