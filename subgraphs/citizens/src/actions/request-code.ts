import type { Subject } from '@lapor/schema/identity';
import { holdsContact } from '../database/contact.queries.js';
import { normaliseEmail } from '../domain/email/email.js';
import type { ContactKind } from '../domain/message/message-channel.js';
import { readPhone } from '../phone/read-phone.js';
import { blindIndexes } from '../vault/blind-index.js';
import type { AccountServices } from './account-services.js';
import { type Confirmation, confirmOwner } from './confirm-owner.js';
import { issueCode, type SentCode } from './issue-code.js';
import { openOwnAccount } from './own-account.js';
import { refuseField } from './refuse-field.js';

/** Which contact is to be confirmed; with `value` it takes the place of the present one once its code is shown. */
export interface ContactForm extends Confirmation {
  readonly kind: ContactKind;
  readonly value?: string | null | undefined;
}

/**
 * Sends a code to one's own present contact, to show in place of the password.
 * @throws {RefusalError} what `openOwnAccount` says; INPUT_INVALID when there is no such contact; CODE_DELAYED.
 */
export async function requestConfirmationCode(services: AccountServices, subject: Subject, kind: ContactKind): Promise<SentCode> {
  const { record, dataKey, person } = await openOwnAccount(services, subject);
  const to = person[kind] ?? refuseField('kind', 'NO_CONTACT');
  return issueCode(services, { purpose: 'CONFIRM_OWNER', owner: record.id, kind, to, account: { id: record.id, dataKey } });
}

/**
 * Sends a code to a contact that is to be confirmed: one's own as it is, or a new one, which needs the password or a
 * code. A contact that is another account's gets the same answer and no code: the answer must not tell whose it is.
 * @throws {RefusalError} what `openOwnAccount` and `confirmOwner` say; INPUT_INVALID; CODE_DELAYED.
 */
export async function requestContactCode(services: AccountServices, subject: Subject, form: ContactForm): Promise<SentCode> {
  const { database, vault } = services;
  const { record, dataKey, person } = await openOwnAccount(services, subject);
  const { kind } = form;
  const given = form.value == null ? null : toContact(kind, form.value);
  const to = given ?? person[kind] ?? refuseField('kind', 'NO_CONTACT');
  const isNew = to !== person[kind];
  if (isNew) await database.transaction(await confirmOwner(services, record.id, form));
  const taken = isNew && (await holdsContact(database, { kind, digests: blindIndexes(vault.index, kind, to) }));
  return issueCode(services, {
    purpose: kind === 'EMAIL' ? 'VERIFY_EMAIL' : 'VERIFY_PHONE',
    owner: record.id,
    kind,
    to,
    account: taken ? null : { id: record.id, dataKey },
    pending: true,
  });
}

function toContact(kind: ContactKind, written: string): string {
  const checked = kind === 'EMAIL' ? normaliseEmail(written) : readPhone(written);
  return checked.ok ? checked.value : refuseField('value', checked.problem);
}
