import type { Subject } from '@lapor/schema/identity';
import { findPolicies } from '../database/calendar.queries.js';
import { keyOfPolicy, policiesCompete } from '../domain/sla-policy/enact-policy.js';
import type { ActionDependencies } from './dependencies.js';
import { type EndRuleInput, endRule } from './end-rule.js';

/** Ends a limit; clocks that began before keep it. Returns its id. Throws what `endRule` does; unknown is POLICY_UNKNOWN. */
export function endPolicy(deps: ActionDependencies, subject: Subject, input: EndRuleInput): Promise<string> {
  return endRule(deps, subject, {
    name: 'endPolicy',
    type: 'PolicyEnded',
    input,
    book: { competes: policiesCompete, unknown: 'POLICY_UNKNOWN' },
    read: (manager, id) => findPolicies(manager, keyOfPolicy(id) ?? ''),
  });
}
