import { assertAllowed } from '@lapor/kit/refusal';
import { insertFollowUp } from '../database/report.store.js';
import { checkFollowUpText } from '../domain/follow-up/follow-up-text.js';
import type { FollowUpKind } from '../domain/report/report.js';
import type { ActionDependencies } from './dependencies.js';
import type { Case, Target } from './with-report.js';

export interface FollowUpInput extends Target {
  readonly text: string;
}

/** Writes an agency's answer and returns its id. Throws INPUT_INVALID. */
export async function writeFollowUp(
  deps: ActionDependencies,
  { manager, report, at }: Case,
  kind: FollowUpKind,
  { text }: FollowUpInput,
): Promise<string> {
  const checked = checkFollowUpText(text);
  assertAllowed(checked);
  const id = deps.newId();
  await insertFollowUp(manager, { id, reportId: report.id, kind, text: checked.text, byAgencyCode: report.deskCode, writtenAt: at });
  return id;
}
