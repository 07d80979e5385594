import { assertAllowed } from '@lapor/kit/refusal';
import { insertFollowUp } from '../database/report.store.js';
import { checkEvidence, type Evidence } from '../domain/answer/evidence.js';
import { checkFollowUpText } from '../domain/follow-up/follow-up-text.js';
import type { FollowUp, FollowUpKind } from '../domain/report/report.js';
import type { ActionDependencies } from './dependencies.js';
import type { Case, Target } from './with-report.js';

export interface FollowUpInput extends Target {
  readonly text: string;
  /** What the answer rests on. */
  readonly evidence?: readonly Evidence[] | null;
}

/** An answer as it is kept. */
export type Answer = Pick<FollowUp, 'text' | 'evidence'>;

/** An agency's answer as it will be kept. Throws INPUT_INVALID. */
export function checkFollowUp({ text, evidence }: Pick<FollowUpInput, 'text' | 'evidence'>): Answer {
  const checked = checkFollowUpText(text);
  assertAllowed(checked);
  const proven = checkEvidence(evidence);
  assertAllowed(proven);
  return { text: checked.text, evidence: proven.evidence };
}

/** Writes an agency's answer and returns its id. */
export async function writeFollowUp(
  deps: ActionDependencies,
  { manager, report, at }: Case,
  kind: FollowUpKind,
  { text, evidence }: Answer,
): Promise<string> {
  const id = deps.newId();
  await insertFollowUp(manager, { id, reportId: report.id, kind, text, evidence, byAgencyCode: report.deskCode, writtenAt: at });
  return id;
}
