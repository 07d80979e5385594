import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { latestDateInIndonesia } from '@lapor/schema/input/date';
import type { EntityManager } from 'typeorm';
import { findAgenciesByCode } from '../database/agency.queries.js';
import { findAgencyVersions } from '../database/agency-version.queries.js';
import { type Agency, isAgencyCode } from '../domain/agency/agency.js';
import type { Concern } from '../domain/authority/authority.js';
import { checkDecree, type Decree } from '../domain/decree/decree.js';
import { changeRegistry, type RegistryChange } from './change-registry.js';
import type { ActionDependencies } from './dependencies.js';

/** Which agency is to be changed, by which act, and the version the caller has read (null: whatever it is now). */
export interface AgencyCommandInput extends Decree {
  readonly code: string;
  readonly expectedVersion?: number | null;
  readonly idempotencyKey?: string | null;
}

/** The agency as it is before the change, and the checked act. */
export interface AgencyCase extends RegistryChange {
  readonly agency: Agency;
  readonly decree: Decree;
}

/** What a command on an agency is called and concerns. */
export interface AgencyCommand {
  readonly name: string;
  readonly concern: (manager: EntityManager) => Promise<Concern>;
  /** Only `reopenAgency` is for one that is closed. */
  readonly closedToo?: boolean;
}

/**
 * The way of every command on an agency that is there; returns its code. Throws UNAUTHENTICATED, FORBIDDEN,
 * AGENCY_UNKNOWN, VERSION_CONFLICT (`currentVersion`), INPUT_INVALID and what `act` refuses; nothing is written then.
 */
export function changeAgencyEntry(
  deps: ActionDependencies,
  subject: Subject,
  input: AgencyCommandInput,
  { name, concern, closedToo = false }: AgencyCommand,
  act: (open: AgencyCase) => Promise<void>,
): Promise<string> {
  const { code, expectedVersion = null } = input;
  return changeRegistry(deps, { name, subject, key: code, input, concern }, async (change) => {
    const agency = await findAgency(change.manager, code);
    if (!agency || !(agency.active || closedToo)) throw new RefusalError('AGENCY_UNKNOWN');
    const currentVersion = (await findAgencyVersions(change.manager, [code])).get(code) ?? 0;
    if (expectedVersion !== null && expectedVersion !== currentVersion) throw new RefusalError('VERSION_CONFLICT', { currentVersion });
    const checked = checkDecree(input, latestDateInIndonesia(change.at));
    assertAllowed(checked);
    await act({ ...change, agency, decree: checked.decree });
  });
}

/** An agency by a code that a caller has named, active or not; null when there is none. */
export async function findAgency(manager: EntityManager, code: string | null): Promise<Agency | null> {
  const [agency] = code !== null && isAgencyCode(code) ? await findAgenciesByCode(manager, [code]) : [];
  return agency ?? null;
}
