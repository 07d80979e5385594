import { RefusalError } from '@lapor/kit/refusal';
import { DEMO_ACCOUNTS, type DemoAccount } from '@lapor/schema/demo';
import { type CredentialRecord, findCredentials, wasSeeded } from '../database/account.queries.js';
import { deleteAccount, updatePassword } from '../database/account.store.js';
import { normalisePassword } from '../domain/password/password.js';
import type { AccountServices } from './account-services.js';
import { createAccount } from './create-account.js';

/**
 * Makes the demo accounts that are missing, and gives those that exist the present password. Changes nothing else.
 * Returns the user names that could not be made, because somebody else has the name or the e-mail address.
 */
export async function seedDemoAccounts(services: AccountServices, demoPassword: string): Promise<readonly string[]> {
  const password = normalisePassword(demoPassword);
  const refused = await Promise.all(
    DEMO_ACCOUNTS.map(async (demo) => ((await seedAccount(services, demo, password)) ? [] : [demo.username])),
  );
  return refused.flat();
}

/** False when the account was refused. */
async function seedAccount(services: AccountServices, demo: DemoAccount, password: string): Promise<boolean> {
  const { database, passwords } = services;
  const existing = await findDemoAccount(services, demo);
  if (!existing) return createDemoAccount(services, demo, await passwords.hash(password));
  if (existing.kind === 'OFFICER' && existing.id !== demo.id) return replaceOfficer(services, demo, existing.id, password);
  if (await passwords.verify(existing.passwordHash, password)) return true;
  await updatePassword(database.manager, existing.id, await passwords.hash(password));
  return true;
}

/**
 * The registry knows a demo officer by the id made of the user name. One that an earlier version has seeded under
 * another id is made anew; a real officer's account of the same name is left alone.
 */
async function replaceOfficer(services: AccountServices, demo: DemoAccount, formerId: string, password: string): Promise<boolean> {
  if (!(await wasSeeded(services.database, formerId))) return false;
  await deleteAccount(services.database.manager, formerId);
  return createDemoAccount(services, demo, await services.passwords.hash(password));
}

function findDemoAccount({ database }: AccountServices, { username }: DemoAccount): Promise<CredentialRecord | null> {
  return findCredentials(database, { kind: 'USERNAME', value: username }, []);
}

async function createDemoAccount(services: AccountServices, demo: DemoAccount, passwordHash: string): Promise<boolean> {
  const { id, kind, username, fullName, email } = demo;
  try {
    await createAccount(services, {
      id,
      kind,
      username,
      passwordHash,
      person: { FULL_NAME: fullName, EMAIL: email },
      by: { kind: 'SYSTEM' },
    });
    return true;
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error;
    return (await findDemoAccount(services, demo)) !== null; // another instance, starting at this moment, was faster
  }
}
