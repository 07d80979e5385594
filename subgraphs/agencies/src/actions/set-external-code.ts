import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { latestDateInIndonesia } from '@lapor/schema/input/date';
import { findByExternalCode } from '../database/external-code.queries.js';
import { checkDecree, type Decree } from '../domain/decree/decree.js';
import { setExternalCode as decide, type ExternalCode } from '../domain/external-code/external-code.js';
import { agencyConcern } from './agency-concern.js';
import { findAgency } from './change-agency-entry.js';
import { changeRegistry } from './change-registry.js';
import type { ActionDependencies } from './dependencies.js';

/** An agency's code in another list, and the act or the list that says so. */
export interface SetExternalCodeInput extends Omit<ExternalCode, 'id'>, Decree {
  readonly idempotencyKey?: string | null;
}

/**
 * Gives an agency its code in another list, or takes it back; also a closed agency, which old lists still name. Returns
 * the agency's code. Throws UNAUTHENTICATED, FORBIDDEN, AGENCY_UNKNOWN, INPUT_INVALID or EXTERNAL_CODE_TAKEN.
 */
export function setExternalCode(deps: ActionDependencies, subject: Subject, input: SetExternalCodeInput): Promise<string> {
  const { agencyCode, scheme, code } = input;
  return changeRegistry(
    deps,
    { name: 'setExternalCode', subject, key: agencyCode, input, concern: (manager) => agencyConcern(manager, agencyCode) },
    async ({ manager, at, put }) => {
      if (!(await findAgency(manager, agencyCode))) throw new RefusalError('AGENCY_UNKNOWN');
      const checked = checkDecree(input, latestDateInIndonesia(at));
      assertAllowed(checked);
      const decision = decide({ agencyCode, scheme, code }, code === null ? null : await findByExternalCode(manager, scheme, code));
      assertAllowed(decision);
      await put('ExternalCodeSet', decision.entry, checked.decree);
    },
  );
}
