import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Role } from '@lapor/schema/identity';
import type { Desk } from '../report/desk.js';
import type { Report } from '../report/report.js';
import type { ClockKey } from './clock-rules.js';

/** An office that is told of a clock: whoever holds the role there. A person is never named. */
export interface Recipient {
  readonly desk: string;
  readonly role: Role;
}

/**
 * Where somebody is told. DESK holds the report, LEAD answers for it, ABOVE_LEAD is the next level up (the national desk
 * where nothing stands above), NATIONAL the national desk, OMBUDSMAN the external overseer.
 */
type Place = 'DESK' | 'LEAD' | 'ABOVE_LEAD' | 'NATIONAL' | 'OMBUDSMAN';
type Told = readonly (readonly [Place, Role])[];

/** At two thirds of a limit, at its end, and half of it later (domain.md 4.6). */
interface Ladder {
  readonly reminded: Told;
  readonly breached: Told;
  readonly long: Told;
}

const OFFICER: Told = [['DESK', 'LIAISON_OFFICER']];
const ADMIN: Told = [['DESK', 'AGENCY_ADMIN']];
const LEADER: Told = [['LEAD', 'AGENCY_LEADER']];
const NATION: Told = [['NATIONAL', 'NATIONAL_ADMIN']];
const INSPECTORATE: Told = [['LEAD', 'OVERSEER']];
const OMBUDSMAN: Told = [['OMBUDSMAN', 'OVERSEER']];
const NEXT_LEVEL: Told = [
  ['ABOVE_LEAD', 'AGENCY_ADMIN'],
  ['ABOVE_LEAD', 'AGENCY_LEADER'],
];

const HANDLING: Ladder = { reminded: OFFICER, breached: LEADER, long: [...LEADER, ...OMBUDSMAN] };

/** Clock → who is told when (domain.md 4.5, "On breach", and 4.6). A reporter's clock concerns no office. */
const LADDERS: Readonly<Partial<Record<ClockKey, Ladder>>> = {
  VERIFY: { reminded: ADMIN, breached: [...ADMIN, ...NATION], long: NATION },
  COMPLETENESS_ANSWER: { reminded: ADMIN, breached: NATION, long: NATION },
  ACCEPT: { reminded: OFFICER, breached: ADMIN, long: [...ADMIN, ...LEADER] },
  FIRST_FOLLOW_UP: { reminded: OFFICER, breached: ADMIN, long: LEADER },
  COMPLETE_INFO: HANDLING,
  COMPLETE_ASPIRATION: HANDLING,
  COMPLETE_COMPLAINT: HANDLING,
  COMPLETE_SUPERVISION: { reminded: OFFICER, breached: [...LEADER, ...INSPECTORATE], long: [...LEADER, ...INSPECTORATE, ...OMBUDSMAN] },
  // What the reporter is offered then, the hand-over to the Ombudsman, the reporter reads in the report's own history.
  STATUTORY_MAX: { reminded: OFFICER, breached: LEADER, long: OMBUDSMAN },
  OBJECTION_DECISION: { reminded: NEXT_LEVEL, breached: NEXT_LEVEL, long: NATION },
};

type Held = Pick<Report, 'deskCode' | 'leadAgencyCode' | 'desks'>;

const OMBUDSMAN_CODE = 'L-ORI';

/** The offices that are told when so much of a clock's limit is used up, each once. */
export function recipientsOf(key: ClockKey, percent: number, report: Held): readonly Recipient[] {
  const ladder = LADDERS[key];
  if (!ladder) return [];
  const told = percent < 100 ? ladder.reminded : percent === 100 ? ladder.breached : ladder.long;
  const recipients = told.map(([place, role]) => toRecipient(deskAt(place, report), role));
  return recipients.filter((one, index) => recipients.findIndex((other) => other.desk === one.desk && other.role === one.role) === index);
}

/** The streams of which offices an escalation belongs to: a role reaches its agency and all below it. */
export function officesAbove({ desk, role }: Recipient, desks: readonly Desk[]): readonly Recipient[] {
  if (desk === NATIONAL_DESK) return [{ desk, role }];
  const path = desks.find(({ code }) => code === desk)?.path ?? [desk];
  return path.map((code) => ({ desk: code, role }));
}

/** The national desk is worked by the national administrators alone. */
function toRecipient(desk: string, role: Role): Recipient {
  return { desk, role: desk === NATIONAL_DESK ? 'NATIONAL_ADMIN' : role };
}

function deskAt(place: Place, { deskCode, leadAgencyCode, desks }: Held): string {
  const lead = leadAgencyCode ?? deskCode;
  switch (place) {
    case 'DESK':
      return deskCode;
    case 'LEAD':
      return lead;
    case 'ABOVE_LEAD':
      return desks.find(({ code }) => code === lead)?.path.at(-2) ?? NATIONAL_DESK;
    case 'NATIONAL':
      return NATIONAL_DESK;
    case 'OMBUDSMAN':
      return OMBUDSMAN_CODE;
  }
}
