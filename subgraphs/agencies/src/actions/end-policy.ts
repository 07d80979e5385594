import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { latestDateInIndonesia } from '@lapor/schema/input/date';
import { findPolicies } from '../database/calendar.queries.js';
import { NATION } from '../domain/authority/authority.js';
import { keyOfPolicy } from '../domain/sla-policy/enact-policy.js';
import { endPolicy as decide } from '../domain/sla-policy/end-policy.js';
import { changeRegistry } from './change-registry.js';
import type { ActionDependencies } from './dependencies.js';

/** A limit, the first day on which it is no longer applied, and the act that says so. */
export interface EndPolicyInput {
  readonly id: string;
  readonly validTo: string;
  readonly legalRef: string;
  readonly idempotencyKey?: string | null;
}

/**
 * Ends a limit, or moves its end; one that has not begun is taken back by its own first day. Clocks that began before
 * keep it. Returns its id. For the national administrators. Throws UNAUTHENTICATED, FORBIDDEN, POLICY_UNKNOWN,
 * INPUT_INVALID or VALIDITY_OVERLAP.
 */
export function endPolicy(deps: ActionDependencies, subject: Subject, input: EndPolicyInput): Promise<string> {
  const key = keyOfPolicy(input.id);
  return changeRegistry(
    deps,
    { name: 'endPolicy', subject, key: key === null ? '' : input.id, input, concern: async () => NATION },
    async ({ manager, at, put }) => {
      const others = key === null ? [] : await findPolicies(manager, key);
      const decision = decide(others.find(({ id }) => id === input.id) ?? null, input, others, latestDateInIndonesia(at));
      assertAllowed(decision);
      const { legalRef, validTo } = input;
      await put('PolicyEnded', decision.policy, { legalRef: legalRef.trim(), effectiveOn: validTo });
    },
  );
}
