import type { LoggedEvent } from '@lapor/schema/events';
import type { AnswerPolicyEntry } from '../database/answer-policy.store.js';
import { ANSWER_APPROVALS } from '../domain/answer/answer-policy.js';
import { broken, text, textOrNull } from './time-rules-entries.js';

/** The registry's rule about final answers. A broken one stops the projection: no answer must slip by half a rule. */
export function toAnswerPolicyEntry(event: LoggedEvent): AnswerPolicyEntry {
  const { supervisionOnly, evidence } = event.payload;
  const wanted = textOrNull(event, 'approval');
  const approval = ANSWER_APPROVALS.find((role) => role === wanted) ?? null;
  if (wanted !== null && approval === null) throw broken(event, 'approval');
  if (typeof supervisionOnly !== 'boolean') throw broken(event, 'supervisionOnly');
  if (typeof evidence !== 'boolean') throw broken(event, 'evidence');
  return {
    id: text(event, 'id'),
    reportClass: textOrNull(event, 'reportClass'),
    categoryId: textOrNull(event, 'categoryId'),
    supervisionOnly,
    evidence,
    approval,
    legalRef: text(event, 'legalRef'),
    validFrom: text(event, 'validFrom'),
    validTo: textOrNull(event, 'validTo'),
  };
}
