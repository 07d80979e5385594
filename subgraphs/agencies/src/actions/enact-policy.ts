import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { isDate, latestDateInIndonesia } from '@lapor/schema/input/date';
import { findPolicies } from '../database/calendar.queries.js';
import { NATION } from '../domain/authority/authority.js';
import { enactPolicy as decide, type PolicyDraft, policyId } from '../domain/sla-policy/enact-policy.js';
import { unitsOf } from '../domain/sla-policy/policy-keys.js';
import { changeRegistry } from './change-registry.js';
import type { ActionDependencies } from './dependencies.js';

/** A limit, and the act that enacts it. */
export interface EnactPolicyInput extends PolicyDraft {
  readonly idempotencyKey?: string | null;
}

/**
 * Enacts a limit from today or a later day on; returns its id. For the national administrators. Throws UNAUTHENTICATED,
 * FORBIDDEN, INPUT_INVALID or VALIDITY_OVERLAP.
 */
export function enactPolicy(deps: ActionDependencies, subject: Subject, input: EnactPolicyInput): Promise<string> {
  const known = unitsOf(input.key).length > 0;
  const key = known && isDate(input.validFrom) ? policyId(input) : '';
  return changeRegistry(deps, { name: 'enactPolicy', subject, key, input, concern: async () => NATION }, async ({ manager, at, put }) => {
    const decision = decide(input, known ? await findPolicies(manager, input.key) : [], latestDateInIndonesia(at));
    assertAllowed(decision);
    await put('PolicyEnacted', decision.policy);
  });
}
