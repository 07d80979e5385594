import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { refuseInput } from '@lapor/schema/refusal';
import type { EntityManager } from 'typeorm';
import { endAgency } from '../domain/agency/end-agency.js';
import type { AgencyDraft } from '../domain/agency/register-agency.js';
import { checkParts, partProblems } from '../domain/agency/split-agency.js';
import { agencyConcern, placeConcern } from './agency-concern.js';
import { assertMayEnd } from './assert-may-end.js';
import { type AgencyCommandInput, changeAgencyEntry } from './change-agency-entry.js';
import { decideRegistration } from './decide-registration.js';
import type { ActionDependencies } from './dependencies.js';
import { handOver } from './hand-over.js';
import { handOverParts } from './hand-over-parts.js';

/** Into what an agency is split, and which of them, or of the agencies that are there, inherits. */
export interface SplitAgencyInput extends AgencyCommandInput {
  readonly into: readonly AgencyDraft[];
  readonly heirCode: string;
}

/**
 * Splits an agency into new ones. The heir, one of them or another active agency, takes its parts, its officers and its open reports.
 * For whoever is above the agency and above each new one. Returns the heir's code. Throws what `changeAgencyEntry`,
 * `assertMayEnd` and `registerAgency` do; a problem of a new one names it: `into.0.code`.
 */
export async function splitAgency(deps: ActionDependencies, subject: Subject, input: SplitAgencyInput): Promise<string> {
  const { code, into, heirCode } = input;
  const concern = async (manager: EntityManager) => {
    const places = await Promise.all([placeConcern(manager, code), ...into.map(({ parentCode }) => agencyConcern(manager, parentCode))]);
    return { kind: 'ALL', of: places } as const;
  };
  await changeAgencyEntry(deps, subject, input, { name: 'splitAgency', concern }, async (open) => {
    const { manager, agency, decree, put } = open;
    const problems = checkParts(agency, into);
    if (problems.length > 0) assertAllowed(refuseInput(problems));
    for (const [index, draft] of into.entries()) {
      const decision = await decideRegistration(manager, draft, decree.effectiveOn);
      const placed = decision.ok ? decision : partProblems(decision, index);
      assertAllowed(placed);
      await put('AgencyRegistered', placed.agency, decree);
    }
    await assertMayEnd(open, heirCode);
    await handOverParts(open, heirCode);
    await handOver(open, [agency.code], heirCode);
    await put('AgencySplit', endAgency(agency, heirCode, decree.effectiveOn), decree);
  });
  return heirCode;
}
