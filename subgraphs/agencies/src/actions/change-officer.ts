import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { RegistryEventType } from '@lapor/schema/events';
import type { Subject } from '@lapor/schema/identity';
import { latestDateInIndonesia } from '@lapor/schema/input/date';
import type { OfficerEntry } from '@lapor/schema/officer';
import type { EntityManager } from 'typeorm';
import { findOfficer, findOfficersAt } from '../database/officer.queries.js';
import type { Concern } from '../domain/authority/authority.js';
import type { Decree } from '../domain/decree/decree.js';
import type { DeactivationReason } from '../domain/officer/deactivation-reason.js';
import { holdsNationalDesk } from '../domain/officer/last-national-admin.js';
import { checkOfficerId } from '../domain/officer/officer-id.js';
import type { KindOf } from '../events/registry-events.js';
import { changeRegistry } from './change-registry.js';
import { coverLeave } from './cover-leave.js';
import type { ActionDependencies } from './dependencies.js';

/** The events that an officer's history is made of. */
type OfficerEventType = { [Type in RegistryEventType]: KindOf<Type> extends 'officer' ? Type : never }[RegistryEventType];

/** What is asked of one officer, and by whom. */
export interface OfficerCommand {
  readonly name: string;
  readonly subject: Subject;
  readonly input: { readonly officerId: string; readonly idempotencyKey?: string | null };
  readonly concern: (manager: EntityManager, officer: OfficerEntry | null, today: string) => Promise<Concern>;
  readonly type: OfficerEventType;
}

/** What a command makes of an officer, and the legal act or the reason behind it. */
export interface OfficerDecision {
  readonly officer: OfficerEntry;
  readonly decree?: Decree;
  readonly reason?: DeactivationReason;
}

/** What a decision on an officer can look at. */
export interface OfficerCircumstances {
  readonly manager: EntityManager;
  readonly before: OfficerEntry | null;
  readonly today: string;
}

/**
 * The way of every command on an officer. Nobody changes themselves, not even as the deputy who would gain by it, and
 * the national desk is never left without anybody. A deputy's acting memberships follow the absent officer's entry in
 * the same transaction. Returns the officer's id.
 * Throws what `changeRegistry` throws, LAST_NATIONAL_ADMIN, MEMBERSHIP_LIMIT and what `decide` refuses.
 */
export function changeOfficer(
  deps: ActionDependencies,
  { name, subject, input, concern, type }: OfficerCommand,
  decide: (circumstances: OfficerCircumstances) => Promise<OfficerDecision>,
): Promise<string> {
  const { officerId } = input;
  assertAllowed(checkOfficerId('officerId', officerId));
  const today = latestDateInIndonesia(deps.now());
  const read = async (manager: EntityManager) => concern(manager, await findOfficer(manager, officerId), today);
  return changeRegistry(deps, { name, subject, key: officerId, input, concern: read }, async (change) => {
    const callerId = 'id' in subject ? subject.id : '';
    if (callerId === officerId) throw new RefusalError('FORBIDDEN');
    const before = await findOfficer(change.manager, officerId);
    const { officer, decree, reason } = await decide({ manager: change.manager, before, today });
    await keepNationalDesk(change.manager, before, officer, today);
    await change.put(type, officer, decree, reason);
    await coverLeave(change, { before, after: officer, callerId, today, anew: type === 'OfficerOnLeave' });
  });
}

/** An officer that the registry knows. Throws OFFICER_UNKNOWN. */
export function known(officer: OfficerEntry | null): OfficerEntry {
  if (!officer) throw new RefusalError('OFFICER_UNKNOWN');
  return officer;
}

async function keepNationalDesk(manager: EntityManager, before: OfficerEntry | null, after: OfficerEntry, today: string): Promise<void> {
  if (!before || !holdsNationalDesk(before, today) || holdsNationalDesk(after, today)) return;
  const others = await findOfficersAt(manager, [NATIONAL_DESK]);
  if (!others.some((other) => other.id !== after.id && holdsNationalDesk(other, today))) throw new RefusalError('LAST_NATIONAL_ADMIN');
}
