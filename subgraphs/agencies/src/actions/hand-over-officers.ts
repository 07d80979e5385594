import { findOfficersAt } from '../database/officer.queries.js';
import { succeedOffices } from '../domain/officer/succession.js';
import type { AgencyCase } from './change-agency-entry.js';

/** Lets the officers of agencies that end go on at the heir, each with an event; where there is none, their offices end. */
export async function handOverOfficers(
  { manager, decree, putAll }: AgencyCase,
  endingCodes: readonly string[],
  heirCode: string | null,
): Promise<void> {
  const succession = { endedCodes: new Set(endingCodes), heirCode };
  const successions = (await findOfficersAt(manager, endingCodes)).map((before) => ({ before, after: succeedOffices(before, succession) }));
  const isWhole = ({ before, after }: (typeof successions)[number]) => before.memberships.length === after.memberships.length;
  const entries = (whole: boolean) => successions.filter((each) => isWhole(each) === whole).map(({ after }) => after);
  await putAll('OfficerAppointed', entries(true), decree);
  await putAll('MembershipEnded', entries(false), decree);
}
