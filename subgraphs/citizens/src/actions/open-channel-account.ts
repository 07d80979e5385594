import { randomBytes } from 'node:crypto';
import { newId, newOpaqueId } from '@lapor/kit/ids';
import { sealSecret } from '@lapor/kit/reporter-secret';
import type { Subject } from '@lapor/schema/identity';
import { appendNewChains } from '@lapor/subgraph-kit/event-log/append-new-chains';
import { type FoundReporter, findReporters } from '../database/channel-account.queries.js';
import { insertChannelAccounts, type NewChannelAccount } from '../database/channel-account.store.js';
import { toCitizenUsername, USERNAME_RANDOM_BYTES } from '../domain/username/username.js';
import { accountAggregate, accountRegistered } from '../events/account-events.js';
import { readPhone } from '../phone/read-phone.js';
import { blindIndexes } from '../vault/blind-index.js';
import { newDataKey } from '../vault/data-key.js';
import { indexField } from '../vault/person.js';
import { openNote, sealField } from '../vault/sealed-field.js';
import type { AccountServices } from './account-services.js';
import { assertChannel, sealAddressee } from './channel-contacts.js';
import { refuseField } from './refuse-field.js';
import { newSealedSecret, sealedSecretOf } from './sealed-secret-of.js';

/** Somebody who reports by telephone, as the channel knows them; the number itself stays in the vault. */
export interface ChannelAccount {
  /** By what reports knows them. */
  readonly reporterKey: string;
  /** By what the vault finds the number again, sealed anew each time: two of one person have nothing in common. */
  readonly addressee: string;
}

/** As many at once. */
const MOST = 64;

/**
 * By what reports knows a phone number that reports by SMS: the pseudonym and the sealed secret of the account which has
 * confirmed the number, or of the one made for it at its first report. The answer looks the same and does not tell which. A number that
 * somebody has only claimed is not theirs: their reports would be read by whoever has typed it.
 * @throws {RefusalError} UNAUTHENTICATED, FORBIDDEN for everybody but a channel with its scope; INPUT_INVALID.
 */
export async function openChannelAccount(services: AccountServices, subject: Subject, written: string): Promise<ChannelAccount> {
  const [account] = await openChannelAccounts(services, subject, [written]);
  return account ?? refuseField('phone', 'INVALID_FORMAT');
}

/**
 * The same for several numbers, in their order; those that have none get their accounts in one transaction. Null for what is no
 * telephone number of Indonesia.
 * @throws {RefusalError} UNAUTHENTICATED, FORBIDDEN; INPUT_INVALID for too many.
 */
export async function openChannelAccounts(
  services: AccountServices,
  subject: Subject,
  written: readonly string[],
): Promise<readonly (ChannelAccount | null)[]> {
  assertChannel(subject);
  if (written.length > MOST) refuseField('phones', 'OUT_OF_RANGE');
  const phones = written.map((text) => {
    const read = readPhone(text);
    return read.ok ? read.value : null;
  });
  const reporters = await openReporters(services, [...new Set(phones.filter((phone) => phone !== null))]);
  return phones.map((phone) => {
    const reporter = phone === null ? undefined : reporters.get(phone);
    return reporter ? { reporterKey: reporter.reporterKey, addressee: sealAddressee(services, reporter.citizenId) } : null;
  });
}

interface Reporter {
  readonly citizenId: string;
  readonly reporterKey: string;
}
type Reporters = ReadonlyMap<string, Reporter>;

async function openReporters(services: AccountServices, phones: readonly string[]): Promise<Reporters> {
  if (phones.length === 0) return new Map();
  const found = await findAll(services, phones);
  const missing = phones.filter((phone) => !found.has(phone));
  if (missing.length === 0) return found;
  try {
    return new Map([...found, ...(await createAll(services, missing))]);
  } catch {
    // Somebody was faster with one of the numbers, or a user name was drawn twice: none is to suffer from another.
    const alone = new Map(found);
    for (const phone of missing) alone.set(phone, await findOrCreate(services, phone));
    return alone;
  }
}

/** Whoever else makes the account at this moment has made it when ours fails for it. */
async function findOrCreate(services: AccountServices, phone: string): Promise<Reporter> {
  const find = async () => (await findAll(services, [phone])).get(phone);
  const create = async () => (await createAll(services, [phone])).get(phone);
  const made =
    (await find()) ??
    (await create().catch(async (error: unknown) => {
      const others = await find();
      if (!others) throw error;
      return others;
    }));
  if (!made) throw new Error('an account that was made is found');
  return made;
}

async function findAll(services: AccountServices, phones: readonly string[]): Promise<Reporters> {
  const { database, vault } = services;
  const digests = (kind: 'PHONE' | 'CHANNEL') =>
    phones.flatMap((phone) => blindIndexes(vault.index, kind, phone).map((digest) => ({ phone, digest })));
  const [owned, made] = [digests('PHONE'), digests('CHANNEL')];
  const phoneOf = new Map([...owned, ...made].map(({ phone, digest }) => [digest.toString('hex'), phone]));
  const rows = await findReporters(database, {
    phones: owned.map(({ digest }) => digest),
    channels: made.map(({ digest }) => digest),
  });
  const first = new Map(rows.toReversed().map((row) => [phoneOf.get(row.digest.toString('hex')) ?? '', row]));
  return new Map(await Promise.all([...first].map(async ([phone, row]) => [phone, await openReporter(services, row)] as const)));
}

async function openReporter(services: AccountServices, { accountId, citizenId, dataKey, secret }: FoundReporter): Promise<Reporter> {
  const { vault, reporterKey } = services;
  const opened = secret && openNote(await vault.encryption.unwrap(accountId, dataKey), 'secret', accountId, secret);
  const sealed = opened
    ? sealSecret(reporterKey, citizenId, Buffer.from(opened, 'base64url'))
    : await sealedSecretOf(services, { id: accountId, citizenId });
  if (!sealed) throw new Error('the person was deleted at this moment');
  return { citizenId, reporterKey: `${citizenId}.${sealed}` };
}

/** Makes accounts that nobody can sign in to, for numbers that have none; all or none. */
async function createAll(services: AccountServices, phones: readonly string[]): Promise<Reporters> {
  const { database, now } = services;
  const createdAt = now();
  const drafts = await Promise.all(phones.map(async (phone) => [phone, await draftFor(services, phone)] as const));
  await database.transaction(async (manager) => {
    const accounts = drafts.map(([, { account }]) => account);
    if (!(await insertChannelAccounts(manager, accounts, createdAt))) throw new Error('one of the numbers has an account by now');
    await appendNewChains(
      manager,
      accounts.map(({ id }) => ({
        aggregate: accountAggregate(id),
        draft: accountRegistered({ accountId: id, kind: 'CITIZEN', by: { kind: 'SYSTEM' } }, { id: newId(), now: createdAt }),
      })),
    );
  });
  return new Map(
    drafts.map(([phone, { account, sealed }]) => [phone, { citizenId: account.citizenId, reporterKey: `${account.citizenId}.${sealed}` }]),
  );
}

async function draftFor(
  { vault, reporterKey }: AccountServices,
  phone: string,
): Promise<{ readonly account: NewChannelAccount; readonly sealed: string }> {
  const [id, citizenId, dataKey] = [newId(), newOpaqueId(), newDataKey()];
  const { secret, kept } = newSealedSecret(dataKey, id);
  const account: NewChannelAccount = {
    id,
    citizenId,
    username: toCitizenUsername(randomBytes(USERNAME_RANDOM_BYTES)),
    dataKey: await vault.encryption.wrap(id, dataKey),
    phone: sealField(dataKey, id, 'PHONE', phone),
    secret: kept,
    index: indexField(vault.index, 'CHANNEL', phone),
  };
  return { account, sealed: sealSecret(reporterKey, citizenId, secret) };
}
