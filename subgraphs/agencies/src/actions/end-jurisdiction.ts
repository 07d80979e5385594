import type { Subject } from '@lapor/schema/identity';
import { findEveryRule } from '../database/jurisdiction.queries.js';
import { jurisdictionsCompete } from '../domain/jurisdiction/enact-jurisdiction.js';
import { categoryOfRule } from '../domain/jurisdiction/jurisdiction-rule.js';
import type { ActionDependencies } from './dependencies.js';
import { type EndRuleInput, endRule } from './end-rule.js';

/** Ends a rule of competence; returns its id. Throws what `endRule` does; unknown is RULE_UNKNOWN. */
export function endJurisdiction(deps: ActionDependencies, subject: Subject, input: EndRuleInput): Promise<string> {
  return endRule(deps, subject, {
    name: 'endJurisdiction',
    type: 'JurisdictionEnded',
    input,
    book: { competes: jurisdictionsCompete, unknown: 'RULE_UNKNOWN' },
    read: (manager, id) => findEveryRule(manager, [categoryOfRule(id)]),
  });
}
