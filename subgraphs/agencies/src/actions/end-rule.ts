import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { latestDateInIndonesia } from '@lapor/schema/input/date';
import { normalizeText } from '@lapor/schema/input/text';
import type { EntityManager } from 'typeorm';
import { NATION } from '../domain/authority/authority.js';
import type { RegistryEntries } from '../domain/registry/registry-entries.js';
import { isRuleId } from '../domain/validity/dated-rule.js';
import { endRule as decide, type RuleBook } from '../domain/validity/end-rule.js';
import type { KindOf } from '../events/registry-events.js';
import { changeRegistry } from './change-registry.js';
import type { ActionDependencies } from './dependencies.js';

/** A rule, the first day on which it is no longer applied, and the act that says so. */
export interface EndRuleInput {
  readonly id: string;
  readonly validTo: string;
  readonly legalRef: string;
  readonly idempotencyKey?: string | null;
}

type EndType = 'PolicyEnded' | 'JurisdictionEnded' | 'OversightEnded' | 'AnswerPolicyEnded';

/** A command that ends a rule: its name, its event, and the rules that are read for an id that can be one. */
export interface Ending<Type extends EndType> {
  readonly name: string;
  readonly type: Type;
  readonly input: EndRuleInput;
  readonly book: Omit<RuleBook<RegistryEntries[KindOf<Type>]>, 'rules'>;
  readonly read: (manager: EntityManager, id: string) => Promise<readonly RegistryEntries[KindOf<Type>][]>;
}

/**
 * The way of every rule that ends, on today or a later day; one that has not begun is taken back by its own first day.
 * Returns its id. For the national administrators. Throws UNAUTHENTICATED, FORBIDDEN, IDEMPOTENCY_KEY_REUSED, the code of
 * an unknown rule, INPUT_INVALID or VALIDITY_OVERLAP; nothing is written then.
 */
export function endRule<Type extends EndType>(
  deps: ActionDependencies,
  subject: Subject,
  { name, type, input, book, read }: Ending<Type>,
): Promise<string> {
  const key = isRuleId(input.id) ? input.id : '';
  return changeRegistry(deps, { name, subject, key, input, concern: async () => NATION }, async ({ manager, at, put }) => {
    const rules = key === '' ? [] : await read(manager, key);
    const decision = decide(input, { ...book, rules }, latestDateInIndonesia(at));
    assertAllowed(decision);
    await put(type, decision.rule, { legalRef: normalizeText(input.legalRef), effectiveOn: input.validTo });
  });
}
