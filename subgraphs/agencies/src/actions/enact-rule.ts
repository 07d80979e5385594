import { assertAllowed } from '@lapor/kit/refusal';
import type { RegistryEventType } from '@lapor/schema/events';
import type { Subject } from '@lapor/schema/identity';
import { latestDateInIndonesia } from '@lapor/schema/input/date';
import { normalizeText } from '@lapor/schema/input/text';
import type { Refusal } from '@lapor/schema/refusal';
import type { EntityManager } from 'typeorm';
import { NATION } from '../domain/authority/authority.js';
import type { RegistryEntries } from '../domain/registry/registry-entries.js';
import { isRuleId } from '../domain/validity/dated-rule.js';
import type { KindOf } from '../events/registry-events.js';
import { changeRegistry } from './change-registry.js';
import type { ActionDependencies } from './dependencies.js';

/** What every enactment says beside the rule itself: the act, and the first day, `YYYY-MM-DD`. */
export interface Enacting {
  readonly legalRef: string;
  readonly validFrom: string;
  readonly idempotencyKey?: string | null;
}

/** A command that enacts a rule: its name, its event, and the id that the rule will have if it is made. */
export interface Enactment<Type extends RegistryEventType> {
  readonly name: string;
  readonly type: Type;
  readonly id: string;
  readonly input: Enacting;
  readonly decide: (
    manager: EntityManager,
    today: string,
  ) => Promise<{ readonly ok: true; readonly rule: RegistryEntries[KindOf<Type>] } | Refusal>;
}

/**
 * The way of every rule that is enacted from today or a later day on; returns its id. For the national administrators.
 * Throws UNAUTHENTICATED, FORBIDDEN, IDEMPOTENCY_KEY_REUSED and what `decide` refuses; nothing is written then.
 */
export function enactRule<Type extends RegistryEventType>(
  deps: ActionDependencies,
  subject: Subject,
  { name, type, id, input, decide }: Enactment<Type>,
): Promise<string> {
  const key = isRuleId(id) ? id : '';
  return changeRegistry(deps, { name, subject, key, input, concern: async () => NATION }, async ({ manager, at, put }) => {
    const decision = await decide(manager, latestDateInIndonesia(at));
    assertAllowed(decision);
    await put(type, decision.rule, { legalRef: normalizeText(input.legalRef), effectiveOn: input.validFrom });
  });
}
