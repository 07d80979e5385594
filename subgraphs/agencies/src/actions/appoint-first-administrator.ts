import { assertAllowed } from '@lapor/kit/refusal';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import { latestDateInIndonesia } from '@lapor/schema/input/date';
import { normalizeText } from '@lapor/schema/input/text';
import { refuse, refuseInput } from '@lapor/schema/refusal';
import { appendEvents } from '@lapor/subgraph-kit/event-log/append';
import type { EntityManager } from 'typeorm';
import { findOfficersAt } from '../database/officer.queries.js';
import { lockRegistry, writeEntries } from '../database/registry.store.js';
import { tableOf } from '../database/registry-tables.js';
import { legalRefProblems } from '../domain/decree/decree.js';
import { appoint } from '../domain/officer/appointment.js';
import { holdsNationalDesk } from '../domain/officer/last-national-admin.js';
import { checkOfficerId } from '../domain/officer/officer-id.js';
import { toRegistryEvent } from '../events/registry-events.js';
import type { ActionDependencies } from './dependencies.js';

/** Who takes the national desk of a new system, and by which legal act. */
export interface FirstAppointment {
  readonly officerId: string;
  readonly legalRef: string;
}

/** Throws INPUT_INVALID, or NATIONAL_DESK_HELD when anybody but this officer holds the national desk. */
export async function assertAppointable(
  { now }: ActionDependencies,
  manager: EntityManager,
  { officerId, legalRef }: FirstAppointment,
): Promise<void> {
  assertAllowed(checkOfficerId('officerId', officerId));
  const problems = legalRefProblems(legalRef);
  if (problems.length > 0) assertAllowed(refuseInput(problems));
  const today = latestDateInIndonesia(now());
  const holders = (await findOfficersAt(manager, [NATIONAL_DESK])).filter((officer) => holdsNationalDesk(officer, today));
  if (holders.some(({ id }) => id !== officerId)) assertAllowed(refuse('NATIONAL_DESK_HELD'));
}

/**
 * Appoints the first national administrator, whom nobody is there to appoint; the operator of the system does it, and
 * the system is named as the actor. Done again for the same officer it changes nothing.
 * Throws INPUT_INVALID or NATIONAL_DESK_HELD.
 */
export function appointFirstAdministrator(deps: ActionDependencies, appointment: FirstAppointment): Promise<void> {
  return deps.database.transaction(async (manager) => {
    await lockRegistry(manager);
    await assertAppointable(deps, manager, appointment);
    const { officerId, legalRef } = appointment;
    const at = deps.now();
    const today = latestDateInIndonesia(at);
    const office = { role: 'NATIONAL_ADMIN', agencyCode: NATIONAL_DESK, validFrom: today, validTo: null } as const;
    const decision = appoint({ id: officerId, active: true, memberships: [], leave: null }, office, today);
    assertAllowed(decision);
    if ((await findOfficersAt(manager, [NATIONAL_DESK])).some(({ id }) => id === officerId)) return;
    await writeEntries(manager, tableOf('OfficerAppointed'), [decision.officer]);
    const decree = { legalRef: normalizeText(legalRef), effectiveOn: today };
    const { aggregate, draft } = toRegistryEvent('OfficerAppointed', decision.officer, {
      id: deps.newId(),
      at,
      actor: { kind: 'SYSTEM' },
      decree,
    });
    await appendEvents(manager, aggregate, [draft]);
  });
}
