import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import { ROLES, type Subject } from '@lapor/schema/identity';
import { checkRequiredText, REASON } from '@lapor/schema/input/required-text';
import { isUuid } from '@lapor/schema/uuid';
import { findAccounts } from '../database/account.queries.js';
import { insertIdentityAccess, isAccessRecorded } from '../database/identity-access.store.js';
import { lockDataKey } from '../database/person.store.js';
import { sealNote } from '../vault/sealed-field.js';
import type { AccountServices } from './account-services.js';
import { onAccount } from './on-account.js';
import { openSealedReference, type SealedReporter } from './open-sealed-reference.js';
import { refuseField } from './refuse-field.js';

/** That an office was given a reporter's identity. */
export interface IdentityAccessForm extends SealedReporter {
  /** The id of the request in reports: the same access told twice is written once. */
  readonly requestId: string;
  readonly role: string;
  readonly agencyCode: string;
  readonly reason: string;
}

const REPORTS = 'reports';
const AGENCY_CODE = /^[A-Z0-9][A-Z0-9.-]{0,39}$/i;

/**
 * Writes that an office has looked at who a reporter is; the person reads it under `me`. Reports tells it before it gives
 * the identity out. Returns the pseudonym; null when nobody stands behind it (any more), so there is nothing to give out.
 * @throws {RefusalError} FORBIDDEN for everybody but reports itself; INPUT_INVALID, also for a reference that does not open.
 */
export async function recordIdentityAccess(services: AccountServices, subject: Subject, form: IdentityAccessForm): Promise<string | null> {
  if (subject.kind === 'anonymous') throw new RefusalError('UNAUTHENTICATED');
  if (subject.kind !== 'system' || subject.name !== REPORTS) throw new RefusalError('FORBIDDEN');
  const { requestId, role, agencyCode, reportId } = form;
  for (const [field, id] of Object.entries({ requestId, reportId })) if (!isUuid(id)) refuseField(field, 'INVALID_FORMAT');
  if (!(ROLES as readonly string[]).includes(role)) refuseField('role', 'INVALID_FORMAT');
  if (!AGENCY_CODE.test(agencyCode)) refuseField('agencyCode', 'INVALID_FORMAT');
  const reason = checkRequiredText('reason', form.reason, REASON);
  assertAllowed(reason);
  const citizenId = openSealedReference(services, form) ?? refuseField('reference', 'INVALID_FORMAT');
  const [record] = await findAccounts(services.database, [{ kind: 'citizen', id: citizenId }]);
  if (!record?.person) return null;
  if (await isAccessRecorded(services.database, requestId)) return citizenId;
  const accountId = record.id;
  const opened = await services.vault.encryption.unwrap(accountId, record.person.dataKey);
  const by = { kind: 'OFFICER', role, agencyCode } as const;
  // The event does not name the report: the log must not join an account with it.
  return onAccount(services, { accountId, type: 'IdentityAccessed', by }, async (manager, accessedAt) => {
    if (!(await lockDataKey(manager, accountId))) throw new RefusalError('CONFIRMATION_FAILED'); // deleted at this moment
    const sealedReason = sealNote(opened, 'access', requestId, reason.text);
    await insertIdentityAccess(manager, accountId, { id: requestId, reportId, role, agencyCode, accessedAt, sealedReason });
    return citizenId;
  });
}
