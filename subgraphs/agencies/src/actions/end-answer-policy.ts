import type { Subject } from '@lapor/schema/identity';
import { listAnswerPolicies } from '../database/calendar.queries.js';
import { answerPoliciesCompete } from '../domain/answer-policy/enact-answer-policy.js';
import type { ActionDependencies } from './dependencies.js';
import { type EndRuleInput, endRule } from './end-rule.js';

/** Ends a rule about final answers; returns its id. Throws what `endRule` does; unknown is RULE_UNKNOWN. */
export function endAnswerPolicy(deps: ActionDependencies, subject: Subject, input: EndRuleInput): Promise<string> {
  return endRule(deps, subject, {
    name: 'endAnswerPolicy',
    type: 'AnswerPolicyEnded',
    input,
    book: { competes: answerPoliciesCompete, unknown: 'RULE_UNKNOWN' },
    read: listAnswerPolicies,
  });
}
