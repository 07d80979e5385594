import type { Subject } from '@lapor/schema/identity';
import { listOversight } from '../database/oversight.queries.js';
import { establishOversight as decide, type OversightDraft } from '../domain/oversight/establish-oversight.js';
import { oversightId } from '../domain/oversight/oversight.js';
import { findAgency } from './change-agency-entry.js';
import type { ActionDependencies } from './dependencies.js';
import { type Enacting, enactRule } from './enact-rule.js';

/** Who is to oversee what, and the act that says so. */
export interface EstablishOversightInput extends OversightDraft, Enacting {}

/** Establishes an oversight; returns its id. Throws what `enactRule` does, INPUT_INVALID, AGENCY_UNKNOWN or VALIDITY_OVERLAP. */
export function establishOversight(deps: ActionDependencies, subject: Subject, input: EstablishOversightInput): Promise<string> {
  return enactRule(deps, subject, {
    name: 'establishOversight',
    type: 'OversightEstablished',
    id: oversightId(input),
    input,
    decide: async (manager, today) => decide(input, await findAgency(manager, input.overseerCode), await listOversight(manager), today),
  });
}
