import type { Subject } from '@lapor/schema/identity';
import { listOversight } from '../database/oversight.queries.js';
import { oversightsCompete } from '../domain/oversight/establish-oversight.js';
import type { ActionDependencies } from './dependencies.js';
import { type EndRuleInput, endRule } from './end-rule.js';

/** Ends an oversight; returns its id. Throws what `endRule` does; unknown is RULE_UNKNOWN. */
export function endOversight(deps: ActionDependencies, subject: Subject, input: EndRuleInput): Promise<string> {
  return endRule(deps, subject, {
    name: 'endOversight',
    type: 'OversightEnded',
    input,
    book: { competes: oversightsCompete, unknown: 'RULE_UNKNOWN' },
    read: listOversight,
  });
}
