import { findOfficersAt } from '../database/officer.queries.js';
import { type Succession, succeedOffices } from '../domain/officer/succession.js';
import type { AgencyCase } from './change-agency-entry.js';

/** Lets the officers of ending agencies go on at the heir; where there is none, their offices end with the agencies. */
export async function handOverOfficers({ manager, decree, put }: AgencyCase, succession: Succession): Promise<void> {
  for (const officer of await findOfficersAt(manager, [...succession.endedCodes])) {
    const after = succeedOffices(officer, succession);
    if (!after) continue;
    const goesOn = after.memberships.length === officer.memberships.length;
    await put(goesOn ? 'OfficerAppointed' : 'MembershipEnded', after, decree);
  }
}
