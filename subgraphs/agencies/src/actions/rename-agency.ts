import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { latestDateInIndonesia } from '@lapor/schema/input/date';
import { refuseInput } from '@lapor/schema/refusal';
import { type AgencyNames, nameProblems, normalizeNames } from '../domain/agency/agency-names.js';
import { checkDecree, type Decree } from '../domain/decree/decree.js';
import { agencyConcern, readActiveAgency } from './agency-concern.js';
import { changeRegistry } from './change-registry.js';
import type { ActionDependencies } from './dependencies.js';

/** An agency's new names, and the act that gave them. */
export interface RenameAgencyInput extends AgencyNames, Decree {
  readonly code: string;
  readonly idempotencyKey?: string | null;
}

/**
 * Gives an agency other names; its code, and with it every old reference, stays. Returns the code.
 * Throws UNAUTHENTICATED, FORBIDDEN, AGENCY_UNKNOWN or INPUT_INVALID.
 */
export function renameAgency(deps: ActionDependencies, subject: Subject, input: RenameAgencyInput): Promise<string> {
  const { code } = input;
  return changeRegistry(
    deps,
    { name: 'renameAgency', subject, key: code, input, concern: (manager) => agencyConcern(manager, code) },
    async ({ manager, at, put }) => {
      const agency = await readActiveAgency(manager, code);
      const checked = checkDecree(input, latestDateInIndonesia(at));
      assertAllowed(checked);
      const names = normalizeNames(input);
      const problems = nameProblems(names);
      if (problems.length > 0) assertAllowed(refuseInput(problems));
      await put('AgencyRenamed', { ...agency, ...names }, checked.decree);
    },
  );
}
