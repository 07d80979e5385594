import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Role } from '@lapor/schema/identity';
import type { Desk } from '../report/desk.js';
import type { Report } from '../report/report.js';
import { externalOverseers } from '../visibility/oversight.js';
import type { ClockKey } from './clock-rules.js';

/** An office that is told of a clock: whoever holds the role there. A person is never named. */
export interface Recipient {
  readonly desk: string;
  readonly role: Role;
}

/**
 * Where a role is told. DESK holds the report, LEAD answers for it, ABOVE_LEAD is the next level up (the national desk
 * where nothing stands above), NATIONAL the national desk, EXTERNAL_OVERSEER whoever the registry names (the Ombudsman).
 */
type Place = 'DESK' | 'LEAD' | 'ABOVE_LEAD' | 'NATIONAL' | 'EXTERNAL_OVERSEER';

/** Role → where it is told. A role that is not there is not concerned. */
type Concerned = Readonly<Partial<Record<Role, readonly Place[]>>>;

const HANDLERS: Concerned = { LIAISON_OFFICER: ['DESK'], AGENCY_ADMIN: ['DESK'], AGENCY_LEADER: ['LEAD'] };
const HANDLERS_AND_OVERSEER: Concerned = { ...HANDLERS, OVERSEER: ['EXTERNAL_OVERSEER'] };
const DESK_AND_NATION: Concerned = { AGENCY_ADMIN: ['DESK'], NATIONAL_ADMIN: ['NATIONAL'] };

/**
 * Clock → whom it concerns (domain.md 4.5, "On breach"). When which of them is told is the registry's ladder. A
 * reporter's clock concerns no office.
 */
const CONCERNED: Readonly<Partial<Record<ClockKey, Concerned>>> = {
  VERIFY: DESK_AND_NATION,
  COMPLETENESS_ANSWER: DESK_AND_NATION,
  ACCEPT: HANDLERS,
  FIRST_FOLLOW_UP: HANDLERS,
  COMPLETE_INFO: HANDLERS_AND_OVERSEER,
  COMPLETE_ASPIRATION: HANDLERS_AND_OVERSEER,
  COMPLETE_COMPLAINT: HANDLERS_AND_OVERSEER,
  // The agency's own Inspektorat as well.
  COMPLETE_SUPERVISION: { ...HANDLERS, OVERSEER: ['LEAD', 'EXTERNAL_OVERSEER'] },
  // What the reporter is offered then, the hand-over to the Ombudsman, the reporter reads in the report's own history.
  STATUTORY_MAX: HANDLERS_AND_OVERSEER,
  OBJECTION_DECISION: { AGENCY_ADMIN: ['ABOVE_LEAD'], AGENCY_LEADER: ['ABOVE_LEAD'], NATIONAL_ADMIN: ['NATIONAL'] },
};

type Held = Pick<Report, 'deskCode' | 'leadAgencyCode' | 'desks' | 'nationalPriority' | 'oversights'>;

/** The offices that are told of a clock when its ladder tells these roles, each once. */
export function recipientsOf(key: ClockKey, roles: readonly Role[], report: Held): readonly Recipient[] {
  const concerned = CONCERNED[key] ?? {};
  const recipients = roles.flatMap((role) =>
    (concerned[role] ?? []).flatMap((place) => desksAt(place, report).map((desk) => toRecipient(desk, role))),
  );
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

function desksAt(place: Place, report: Held): readonly string[] {
  const { deskCode, leadAgencyCode, desks } = report;
  const lead = leadAgencyCode ?? deskCode;
  switch (place) {
    case 'DESK':
      return [deskCode];
    case 'LEAD':
      return [lead];
    case 'ABOVE_LEAD':
      return [desks.find(({ code }) => code === lead)?.path.at(-2) ?? NATIONAL_DESK];
    case 'NATIONAL':
      return [NATIONAL_DESK];
    case 'EXTERNAL_OVERSEER':
      return externalOverseers(report.oversights, report);
  }
}
