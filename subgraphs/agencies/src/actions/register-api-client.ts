import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { latestDateInIndonesia } from '@lapor/schema/input/date';
import { refuseInput } from '@lapor/schema/refusal';
import { findApiClient } from '../database/api-client.queries.js';
import { apiClientId, ownerOf } from '../domain/api-client/api-client.js';
import { type ApiClientForm, checkApiClient } from '../domain/api-client/api-client-form.js';
import { agencyConcern, readActiveAgency } from './agency-concern.js';
import { changeRegistry } from './change-registry.js';
import type { ActionDependencies } from './dependencies.js';

/** A system that an agency wants to connect. */
export interface RegisterApiClientInput extends ApiClientForm {
  readonly ownerCode: string;
  /** Its own name within the agency. */
  readonly name: string;
  readonly idempotencyKey?: string | null;
}

/**
 * Registers a client of an agency, without credentials: those are issued elsewhere. Returns its id. Throws
 * UNAUTHENTICATED, FORBIDDEN, AGENCY_UNKNOWN, INPUT_INVALID or API_CLIENT_TAKEN.
 */
export function registerApiClient(deps: ActionDependencies, subject: Subject, input: RegisterApiClientInput): Promise<string> {
  const { ownerCode } = input;
  const id = apiClientId(ownerCode, input.name);
  const valid = ownerOf(id) !== null;
  return changeRegistry(
    deps,
    { name: 'registerApiClient', subject, key: valid ? id : '', input, concern: (manager) => agencyConcern(manager, ownerCode) },
    async ({ manager, at, by, put }) => {
      await readActiveAgency(manager, ownerCode);
      if (!valid) assertAllowed(refuseInput([NO_NAME]));
      const checked = checkApiClient(input, by.role, latestDateInIndonesia(at));
      assertAllowed(checked);
      if (await findApiClient(manager, id)) throw new RefusalError('API_CLIENT_TAKEN');
      await put('ApiClientRegistered', { id, ownerCode, ...checked.form, suspendedFor: null, suspendedBy: null });
    },
  );
}

const NO_NAME = {
  field: 'name',
  problem: 'must be small letters, digits and hyphens, for example kota-cerdas',
  masalah: 'harus huruf kecil, angka dan tanda hubung, misalnya kota-cerdas',
};
