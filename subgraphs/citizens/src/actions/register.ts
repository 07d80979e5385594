import { newOpaqueId } from '@lapor/kit/ids';
import { assertAllowed } from '@lapor/kit/refusal';
import { toSubject } from '../domain/account/account.js';
import { checkRegistration, type Registration, type RegistrationForm } from '../domain/registration/registration.js';
import { issueAccessToken } from '../tokens/access-token.js';
import type { PersonalData } from '../vault/person.js';
import type { AccountServices, SignedIn } from './account-services.js';
import { createAccount } from './create-account.js';

/**
 * Registers a citizen and signs them in. The password is hashed whether the account can be made or not, so a refused
 * registration takes as long as an accepted one.
 * @throws {RefusalError} INPUT_INVALID with the wrong fields; REGISTRATION_REFUSED without a reason.
 */
export async function register(services: AccountServices, form: RegistrationForm): Promise<SignedIn> {
  const now = services.now();
  const checked = checkRegistration(form, now);
  assertAllowed(checked);
  const account = await createAccount(services, {
    kind: 'CITIZEN',
    username: null,
    passwordHash: await services.passwords.hash(checked.registration.password),
    person: toPersonalData(checked.registration),
    memberships: [],
    by: 'REPORTER',
  });
  const subject = toSubject(account);
  return { ...(await issueAccessToken(services.tokens, subject, { id: newOpaqueId(), now })), subject };
}

function toPersonalData({ fullName, email, phone, nik }: Registration): PersonalData {
  return {
    FULL_NAME: fullName,
    ...(email === null ? {} : { EMAIL: email }),
    ...(phone === null ? {} : { PHONE: phone }),
    ...(nik === null ? {} : { NIK: nik }),
  };
}
