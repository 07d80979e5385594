import { latestDateInIndonesia } from '@lapor/schema/input/date';
import { readAnswerPolicies } from '../database/answer-policy.store.js';
import { type AnswerDemands, demandsOf } from '../domain/answer/answer-policy.js';
import type { Case } from './commit-outcome.js';

/** What the final answer to a report needs by the rules of the day. */
export async function readAnswerDemands({ manager, report, at }: Case): Promise<AnswerDemands> {
  return demandsOf(await readAnswerPolicies(manager), report, latestDateInIndonesia(at));
}
