import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { refuseInput } from '@lapor/schema/refusal';
import type { EntityManager } from 'typeorm';
import { type AgencyNames, nameProblems, normalizeNames } from '../domain/agency/agency-names.js';
import { agencyConcern } from './agency-concern.js';
import { type AgencyCommandInput, changeAgencyEntry } from './change-agency-entry.js';
import type { ActionDependencies } from './dependencies.js';

/** An agency's new names, and the act that gave them. */
export interface RenameAgencyInput extends AgencyNames, AgencyCommandInput {}

/**
 * Gives an agency other names; its code, and with it every old reference, stays. Returns the code.
 * Throws what `changeAgencyEntry` does.
 */
export function renameAgency(deps: ActionDependencies, subject: Subject, input: RenameAgencyInput): Promise<string> {
  const command = { name: 'renameAgency', concern: (manager: EntityManager) => agencyConcern(manager, input.code) };
  return changeAgencyEntry(deps, subject, input, command, async ({ agency, decree, put }) => {
    const names = normalizeNames(input);
    const problems = nameProblems(names);
    if (problems.length > 0) assertAllowed(refuseInput(problems));
    await put('AgencyRenamed', { ...agency, ...names }, decree);
  });
}
