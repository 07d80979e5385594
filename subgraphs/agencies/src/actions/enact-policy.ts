import type { Subject } from '@lapor/schema/identity';
import { findPolicies } from '../database/calendar.queries.js';
import { enactPolicy as decide, type PolicyDraft, policyId } from '../domain/sla-policy/enact-policy.js';
import { unitsOf } from '../domain/sla-policy/policy-keys.js';
import type { ActionDependencies } from './dependencies.js';
import { type Enacting, enactRule } from './enact-rule.js';

/** A limit, and the act that enacts it. */
export interface EnactPolicyInput extends PolicyDraft, Enacting {}

/** Enacts a limit; returns its id. Throws what `enactRule` does, INPUT_INVALID or VALIDITY_OVERLAP. */
export function enactPolicy(deps: ActionDependencies, subject: Subject, input: EnactPolicyInput): Promise<string> {
  return enactRule(deps, subject, {
    name: 'enactPolicy',
    type: 'PolicyEnacted',
    id: policyId(input),
    input,
    decide: async (manager, today) => decide(input, unitsOf(input.key).length > 0 ? await findPolicies(manager, input.key) : [], today),
  });
}
