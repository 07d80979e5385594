import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Subject } from '@lapor/schema/identity';
import { PASSWORD, registerCitizen } from '../environment/citizen.js';
import { latestCode, messagesFor, WAITING_MESSAGES, wrongCode } from '../environment/codes.js';
import { createGraphClient } from '../environment/graph-client.js';
import { askSubgraph, signFor } from '../environment/subgraph.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';

const SMS: Subject = {
  kind: 'apiClient',
  id: 'K-PANRB-SP4N:sms-1708',
  agencyCode: 'K-PANRB-SP4N',
  scopes: ['reports:file', 'channels:sms'],
};
const OPEN = 'mutation ($phone: String!) { openChannelAccount(phone: $phone) { reporterKey } }';
const CONTACTS = 'query ($addressees: [ID!]!) { channelContacts(addressees: $addressees) { addressee phone reporter } }';
const ASK = 'mutation ($phone: String!) { requestAccountClaim(phone: $phone) { expiresAt } }';
const CLAIM =
  'mutation ($input: ClaimAccountInput!) { claimAccount(input: $input) { token account { id displayName phone verifiedContacts citizen { id } } } }';
const FILE = 'mutation ($input: FileReportByChannelInput!) { receipt: fileReportByChannel(input: $input) { trackingId } }';

describe('the account of somebody who reports by SMS', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem({ overrides: WAITING_MESSAGES });
  });
  afterAll(() => system.stop());

  const askAs = <Data>(subject: Subject, subgraph: 'citizens' | 'reports', query: string, variables: Record<string, unknown>) =>
    askSubgraph<Data>(system, subgraph, { query, variables }, signFor(system, subgraph, query, { subject }));
  const openKey = async (phone: string) => {
    const { data, text } = await askAs<{ openChannelAccount: { reporterKey: string } }>(SMS, 'citizens', OPEN, { phone });
    if (!data) throw new Error(text);
    return data.openChannelAccount.reporterKey;
  };
  /** The pseudonym for a number; beside it stands the citizen's secret, sealed anew each time. */
  const open = async (phone: string) => {
    const [pseudonym = '', sealed = ''] = (await openKey(phone)).split('.');
    expect(sealed.length).toBeGreaterThan(40);
    return pseudonym;
  };
  const accountOf = async (citizenId: string) =>
    (await system.rows<{ account_id: string }>('citizens', 'select account_id from citizen where id = $1', [citizenId]))[0]!.account_id;
  const claim = (phone: string, code: string) =>
    system.anyone.ask<{ claimAccount: { token: string; account: { id: string; citizen: { id: string } } } }>(CLAIM, {
      input: { phone, code, fullName: 'Wening Larasati', password: PASSWORD },
    });

  it('is one for one number, however it is written and however many messages come at once', async () => {
    const keys = await Promise.all(['081390003001', '+6281390003001', '0813-9000-3001', '081390003001'].map(open));
    expect(new Set(keys).size).toBe(1);
    expect(await open('081390003002')).not.toBe(keys[0]);
  });

  it('is made once, however many lists of the same numbers come at once and in whatever order', async () => {
    const query = 'mutation ($phones: [String!]!) { openChannelAccounts(phones: $phones) { reporterKey addressee } }';
    const openAll = async (phones: readonly string[], subject: Subject = SMS) =>
      askAs<{ openChannelAccounts: ({ reporterKey: string; addressee: string } | null)[] }>(subject, 'citizens', query, { phones });
    const known = await open('081390003050');
    const phones = Array.from({ length: 12 }, (_, index) => `0813900030${50 + index}`);
    const lists = [phones, phones.toReversed(), [...phones.slice(3), '081390003051', 'bukan nomor'], phones];
    const answers = await Promise.all(lists.map((list) => openAll(list)));
    const names = answers.map(({ data }) => data!.openChannelAccounts.map((each) => each && each.reporterKey.split('.')[0]!));
    const [first = []] = names;
    expect([new Set(first).size, first[0]]).toEqual([12, known]);
    expect([names[1]!.toReversed(), names[3]]).toEqual([first, first]);
    expect(names[2]).toEqual([...first.slice(3), first[1], null]);
    // Sealed anew each time, also within one list.
    const sealed = answers.flatMap(({ data }) => data!.openChannelAccounts.flatMap((each) => each?.addressee ?? []));
    expect(new Set(sealed).size).toBe(sealed.length);
    const events = await system.rows<{ count: number }>(
      'citizens',
      `select count(*)::integer as count from event_log e join citizen c on c.account_id::text = e.aggregate_id where c.id = any($1::uuid[])`,
      [first],
    );
    expect(events[0]?.count).toBe(12);
    expect(await open('081390003053')).toBe(first[3]);
    expect((await openAll(Array.from({ length: 65 }, () => phones[0]!))).codes).toEqual(['INPUT_INVALID']);
    expect((await openAll(phones, { kind: 'system', name: 'reports' })).codes).toEqual(['FORBIDDEN']);
    expect((await openAll(phones, { ...SMS, scopes: ['reports:file'] } as Subject)).codes).toEqual(['FORBIDDEN']);
  });

  it('is made once for those who are left when another list has taken the rest', async () => {
    const query = 'mutation ($phones: [String!]!) { openChannelAccounts(phones: $phones) { reporterKey } }';
    const openAll = (phones: readonly string[]) =>
      askAs<{ openChannelAccounts: { reporterKey: string }[] }>(SMS, 'citizens', query, { phones });
    // One list takes most of the numbers; the others then fail as a whole, and meet again at the numbers that it has left.
    for (let round = 0; round < 5; round += 1) {
      const phones = Array.from({ length: 12 }, (_, index) => `08139000${4_000 + 20 * round + index}`);
      const answers = await Promise.all([phones.slice(3), ...Array.from({ length: 6 }, () => phones)].map(openAll));
      const last = answers.map(({ codes, data }) => [codes, data?.openChannelAccounts.at(-1)?.reporterKey.split('.')[0]]);
      expect(new Set(last.map((each) => JSON.stringify(each))).size).toBe(1);
      expect(last[0]?.[0]).toEqual([]);
    }
  });

  it('is claimed by a code, and its reports follow', async () => {
    const phone = '081390003003';
    const reporterKey = await openKey(phone);
    const pseudonym = reporterKey.split('.')[0]!;
    const content = 'Lampu jalan di depan pasar padam sejak tiga hari yang lalu';
    const input = { idempotencyKey: randomUUID(), reporterKey, class: 'COMPLAINT', title: 'Lampu jalan padam', content };
    const filed = await askAs<{ receipt: { trackingId: string } }>(SMS, 'reports', FILE, { input });
    expect(filed.codes).toEqual([]);
    expect((await system.anyone.ask(ASK, { phone })).codes).toEqual([]);
    const accountId = await accountOf(pseudonym);
    const [message] = await messagesFor(system, accountId);
    expect(message).toMatchObject({ to: '+6281390003003', channel: 'SMS' });
    expect((await claim(phone, wrongCode(message!.code))).codes).toEqual(['CONFIRMATION_FAILED']);
    const { data } = await claim(phone, message!.code);
    expect(data?.claimAccount.account).toMatchObject({
      id: accountId,
      displayName: 'Wening Larasati',
      verifiedContacts: ['PHONE'],
      citizen: { id: pseudonym },
    });
    const own = createGraphClient(system.gatewayUrl, data!.claimAccount.token);
    const { myReports } = await own.get<{ myReports: { nodes: object[] } }>('{ myReports(first: 5) { nodes { trackingId } } }');
    expect(myReports.nodes).toEqual([{ trackingId: filed.data!.receipt.trackingId }]);
    expect(await open(phone)).toBe(pseudonym);
    const signIn = await system.anyone.ask('mutation ($i: SignInInput!) { signIn(input: $i) { expiresAt } }', {
      i: { username: phone, password: PASSWORD },
    });
    expect(signIn.codes).toEqual([]);
    expect((await claim(phone, message!.code)).codes).toEqual(['CONFIRMATION_FAILED']);
  });

  it('has a name for the channel to answer it, different each time and of use to the vault alone', async () => {
    const phone = '081390003010';
    const once = async () => {
      const query = 'mutation ($phone: String!) { openChannelAccount(phone: $phone) { addressee reporterKey } }';
      return (await askAs<{ openChannelAccount: { addressee: string; reporterKey: string } }>(SMS, 'citizens', query, { phone })).data!
        .openChannelAccount;
    };
    const [one, two] = [await once(), await once()];
    expect(one.addressee).not.toBe(two.addressee);
    const reporter = one.reporterKey.split('.')[0]!;
    expect(Buffer.from(one.addressee, 'base64url').toString('latin1')).not.toContain(reporter);
    const unknown = 'bukan-penerima';
    const contacts = (addressees: readonly string[], subject: Subject = SMS) =>
      askAs<{ channelContacts: object[] }>(subject, 'citizens', CONTACTS, { addressees });
    expect((await contacts([two.addressee, unknown, one.addressee])).data?.channelContacts).toEqual([
      { addressee: two.addressee, phone: '+6281390003010', reporter },
      { addressee: unknown, phone: null, reporter: null },
      { addressee: one.addressee, phone: '+6281390003010', reporter },
    ]);
    expect((await contacts(Array.from({ length: 101 }, () => unknown))).codes).toEqual(['INPUT_INVALID']);
    expect((await contacts([one.addressee], { kind: 'system', name: 'reports' })).codes).toEqual(['FORBIDDEN']);
    // Whoever is deleted is gone for the channel too.
    await system.rows('citizens', 'delete from data_key where account_id = (select account_id from citizen where id = $1)', [reporter]);
    expect((await contacts([one.addressee])).data?.channelContacts).toEqual([{ addressee: one.addressee, phone: null, reporter: null }]);
  });

  it('is told to nobody: every number gets the same answers, delays and rows', async () => {
    const [known, unknown] = ['081390003004', '081390003005'];
    await open(known);
    const shape = (text: string) => text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time').replaceAll(/:\d{4}\b/g, ':seconds');
    for (let count = 0; count < 6; count += 1) {
      const [one, two] = [await system.anyone.ask(ASK, { phone: known }), await system.anyone.ask(ASK, { phone: unknown })];
      expect(one.codes).toEqual(count < 5 ? [] : ['CODE_DELAYED']);
      expect(shape(one.text)).toBe(shape(two.text));
    }
    const [one, two] = [await claim(known, '12'), await claim(unknown, '12')];
    expect(one.codes).toEqual(['CONFIRMATION_FAILED']);
    expect(one.text).toBe(two.text);
  });

  it('is not given to whoever has only typed the number into a registration', async () => {
    const phone = '081390003006';
    const claimer = await registerCitizen(system, {
      fullName: 'Penjahat Uji',
      email: 'penjahat@surel-uji.id',
      phone,
      nik: '3578015707910004',
    });
    const reporterKey = await open(phone);
    expect(reporterKey).not.toBe(claimer.citizenId);
    await system.anyone.ask(ASK, { phone });
    const { data } = await claim(phone, await latestCode(system, await accountOf(reporterKey)));
    expect(data?.claimAccount.account.citizen.id).toBe(reporterKey);
    expect(await claimer.client.get('{ me { phone } }')).toEqual({ me: { phone: null } });
  });

  it('is the registered account once that has confirmed the number', async () => {
    const phone = '081390003007';
    const citizen = await registerCitizen(system, { fullName: 'Warga Uji', email: 'sms7@surel-uji.id', phone, nik: '3578015707910004' });
    await citizen.client.get('mutation { requestContactCode(input: { kind: PHONE }) { expiresAt } }');
    const input = { kind: 'PHONE', code: await latestCode(system, citizen.accountId) };
    await citizen.client.get('mutation ($input: ConfirmContactInput!) { confirmContact(input: $input) { id } }', { input });
    expect(await open(phone)).toBe(citizen.citizenId);
    // A claim of that number is answered like any other, and gives no code.
    expect((await system.anyone.ask(ASK, { phone })).codes).toEqual([]);
    expect((await messagesFor(system, citizen.accountId)).length).toBe(1);
  });

  it.each(['', '1708', '+6581234567', 'bukan nomor'])('is not made for "%s"', async (phone) => {
    expect((await askAs(SMS, 'citizens', OPEN, { phone })).codes).toEqual(['INPUT_INVALID']);
    expect((await system.anyone.ask(ASK, { phone })).codes).toEqual(['INPUT_INVALID']);
  });

  it.each<[Subject, string]>([
    [{ kind: 'anonymous' }, 'UNAUTHENTICATED'],
    [{ kind: 'citizen', id: randomUUID() }, 'FORBIDDEN'],
    [{ kind: 'officer', id: randomUUID(), memberships: [{ role: 'NATIONAL_ADMIN', agencyCode: 'K-PANRB-SP4N' }] }, 'FORBIDDEN'],
    [{ kind: 'apiClient', id: randomUUID(), agencyCode: 'D-18.72', scopes: ['reports:file', 'reports:identity'] }, 'FORBIDDEN'],
    [{ kind: 'system', name: 'reports' }, 'FORBIDDEN'],
    [{ kind: 'system', name: 'sms' }, 'FORBIDDEN'],
  ])('is opened by the SMS channel alone, not by %j', async (subject, code) => {
    expect((await askAs(subject, 'citizens', OPEN, { phone: '081390003001' })).codes).toEqual([code]);
  });
});
