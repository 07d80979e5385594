import { newId } from '@lapor/kit/ids';
import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import { isNationalAdmin } from '@lapor/schema/administrator';
import type { EventActor } from '@lapor/schema/events';
import type { Subject } from '@lapor/schema/identity';
import { checkRequiredText } from '@lapor/schema/input/required-text';
import type { TextRule } from '@lapor/schema/input/text';
import { isUuid } from '@lapor/schema/uuid';
import { appendEvents } from '@lapor/subgraph-kit/event-log/append';
import { insertHold, isHoldReason, liftHold } from '../database/legal-hold.store.js';
import { holdAggregate, holdEvent } from '../events/hold-events.js';
import type { AccountServices } from './account-services.js';
import { refuseField } from './refuse-field.js';

/** What keeps a person's data from being deleted, and until when. */
export interface HoldForm {
  /** The pseudonym. */
  readonly citizenId: string;
  /** A code of the table of reasons. */
  readonly reason: string;
  /** The act, decision or file number: no name. */
  readonly legalReference: string;
  /** Null until it is lifted. */
  readonly endsAt?: Date | null | undefined;
}

const LEGAL_REFERENCE: TextRule = { min: 3, max: 200 };
/** The subgraph that tells of holds by itself: an open report, an undecided objection. */
const REPORTS = 'reports';

/**
 * Places a legal hold: the person's deletion waits for its end. Whether anybody stands behind the pseudonym, the answer
 * does not say. Returns the hold's id.
 * @throws {RefusalError} UNAUTHENTICATED, FORBIDDEN for everybody but national administrators and reports itself; INPUT_INVALID.
 */
export async function placeLegalHold(
  services: Pick<AccountServices, 'database' | 'now'>,
  subject: Subject,
  form: HoldForm,
): Promise<string> {
  const by = holderOf(subject);
  const { database, now } = services;
  if (!isUuid(form.citizenId)) refuseField('citizenId', 'INVALID_FORMAT');
  if (!(await isHoldReason(database, form.reason))) refuseField('reason', 'UNKNOWN_REASON');
  const checked = checkRequiredText('legalReference', form.legalReference, LEGAL_REFERENCE);
  assertAllowed(checked);
  const placedAt = now();
  const endsAt = form.endsAt ?? null;
  if (endsAt !== null && !(endsAt.getTime() > placedAt.getTime())) refuseField('endsAt', 'INVALID_FORMAT');
  const id = newId();
  await database.transaction(async (manager) => {
    const event = holdEvent('LegalHoldPlaced', { holdId: id, by, payload: { reason: form.reason } }, { id: newId(), now: placedAt });
    await appendEvents(manager, holdAggregate(id), [event]);
    const { citizenId, reason } = form;
    await insertHold(manager, { id, citizenId, reason, legalReference: checked.text, placedBy: by, placedAt, endsAt });
  });
  return id;
}

/**
 * Lifts a hold; lifted twice, or unknown, it changes nothing and says so.
 * @throws {RefusalError} UNAUTHENTICATED, FORBIDDEN as `placeLegalHold`; INPUT_INVALID when no such hold stands.
 */
export async function liftLegalHold(
  { database, now }: Pick<AccountServices, 'database' | 'now'>,
  subject: Subject,
  id: string,
): Promise<void> {
  const by = holderOf(subject);
  if (!isUuid(id)) refuseField('id', 'INVALID_FORMAT');
  await database.transaction(async (manager) => {
    const at = now();
    await appendEvents(manager, holdAggregate(id), [holdEvent('LegalHoldLifted', { holdId: id, by }, { id: newId(), now: at })]);
    if (!(await liftHold(manager, id, at))) refuseField('id', 'INVALID_FORMAT');
  });
}

function holderOf(subject: Subject): EventActor {
  if (subject.kind === 'anonymous') throw new RefusalError('UNAUTHENTICATED');
  if (subject.kind === 'system' && subject.name === REPORTS) return { kind: 'SYSTEM' };
  const office = subject.kind === 'officer' ? subject.memberships.find(isNationalAdmin) : undefined;
  if (!office) throw new RefusalError('FORBIDDEN');
  return { kind: 'OFFICER', role: office.role, agencyCode: office.agencyCode };
}
