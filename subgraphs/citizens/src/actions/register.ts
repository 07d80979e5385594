import { assertAllowed } from '@lapor/kit/refusal';
import { checkRegistration, type Registration, type RegistrationForm } from '../domain/registration/registration.js';
import { readPhone } from '../phone/read-phone.js';
import type { PersonalData } from '../vault/person.js';
import type { AccountServices, SignedIn } from './account-services.js';
import { createAccount } from './create-account.js';
import { openSession } from './open-session.js';

/**
 * Registers a citizen and signs them in. The password is hashed whether the account can be made or not, so a refused
 * registration takes as long as an accepted one.
 * @throws {RefusalError} INPUT_INVALID with the wrong fields; REGISTRATION_REFUSED without a reason.
 */
export async function register(services: AccountServices, form: RegistrationForm): Promise<SignedIn> {
  const checked = checkRegistration(form, { today: services.now(), readPhone });
  assertAllowed(checked);
  const account = await createAccount(services, {
    kind: 'CITIZEN',
    username: null,
    passwordHash: await services.passwords.hash(checked.registration.password),
    person: toPersonalData(checked.registration),
    by: { kind: 'REPORTER' },
  });
  return openSession(services, { ...account, officer: null }, services.now());
}

function toPersonalData({ fullName, email, phone, nik, address }: Registration): PersonalData {
  return {
    FULL_NAME: fullName,
    ...(email === null ? {} : { EMAIL: email }),
    ...(phone === null ? {} : { PHONE: phone }),
    ...(nik === null ? {} : { NIK: nik }),
    ...(address === null ? {} : { ADDRESS: address }),
  };
}
