import { RefusalError } from '@lapor/kit/refusal';
import type { OfficerEntry } from '@lapor/schema/officer';
import { isUuid } from '@lapor/schema/uuid';
import { findPaths } from '../database/agency-paths.queries.js';
import { findOfficer } from '../database/officer.queries.js';
import { checkAdministrator, seeOfficer } from '../domain/officer/officer-sight.js';
import type { AgenciesContext } from './context.js';
import { type OfficerType, toOfficerType } from './officer.type.js';

/** The one door through which officers leave the registry: each as far as the caller administers them, in one reading. */
export async function seeOfficers(
  { database, subject }: AgenciesContext,
  officers: readonly OfficerEntry[],
): Promise<(OfficerType | null)[]> {
  const paths = await findPaths(
    database,
    officers.flatMap(({ memberships }) => memberships.map(({ agencyCode }) => agencyCode)),
  );
  return officers.map((officer) => {
    const seen = seeOfficer(subject, officer, (code) => paths.get(code) ?? []);
    return seen && toOfficerType(seen);
  });
}

/** An officer by id as the caller sees them; null for everybody who administers nothing of them. */
export async function showSeenOfficer(context: AgenciesContext, id: string): Promise<OfficerType | null> {
  if (!checkAdministrator(context.subject).ok || !isUuid(id)) return null;
  const officer = await findOfficer(context.database, id);
  return officer && ((await seeOfficers(context, [officer]))[0] ?? null);
}

/** The officer that a command has changed, read after its commit. Throws OFFICER_UNKNOWN. */
export async function showOfficer(context: AgenciesContext, done: Promise<string>): Promise<OfficerType> {
  const officer = await findOfficer(context.database, await done);
  if (!officer) throw new RefusalError('OFFICER_UNKNOWN');
  // Whoever has just ended the only membership they answered for still hears that it is gone.
  return (await seeOfficers(context, [officer]))[0] ?? toOfficerType({ ...officer, memberships: [], leave: null });
}
