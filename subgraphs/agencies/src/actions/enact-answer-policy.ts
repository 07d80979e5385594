import type { Subject } from '@lapor/schema/identity';
import { listAnswerPolicies } from '../database/calendar.queries.js';
import { answerPolicyId } from '../domain/answer-policy/answer-policy.js';
import { type AnswerPolicyDraft, enactAnswerPolicy as decide } from '../domain/answer-policy/enact-answer-policy.js';
import type { ActionDependencies } from './dependencies.js';
import { type Enacting, enactRule } from './enact-rule.js';
import { findCategory } from './find-category.js';

/** A rule about final answers, and the act that enacts it. */
export interface EnactAnswerPolicyInput extends AnswerPolicyDraft, Enacting {}

/** Enacts a rule about final answers; returns its id. Throws what `enactRule` does, INPUT_INVALID, CATEGORY_UNKNOWN or VALIDITY_OVERLAP. */
export function enactAnswerPolicy(deps: ActionDependencies, subject: Subject, input: EnactAnswerPolicyInput): Promise<string> {
  return enactRule(deps, subject, {
    name: 'enactAnswerPolicy',
    type: 'AnswerPolicyEnacted',
    id: answerPolicyId(input),
    input,
    decide: async (manager, today) =>
      decide(input, await findCategory(manager, input.categoryId), await listAnswerPolicies(manager), today),
  });
}
