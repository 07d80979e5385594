import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clientToken, registerClient } from '../environment/api-clients.js';
import { PASSWORD, registerCitizen } from '../environment/citizen.js';
import { tokenKeyOf } from '../environment/forged-token.js';
import { createGraphClient, type GraphClient } from '../environment/graph-client.js';
import { dumpTables } from '../environment/rows.js';
import { lines, type Phone, startTestSms, type TestSms } from '../environment/sms.js';
import { stepsFrom } from '../environment/steps.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

const TRACKING_ID = /LP-[0-9A-HJKMNP-TV-Z]{8}/;
const CODE = /[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}(?= \(sekali pakai)/;
const CLAIM = 'mutation ($input: ClaimAccountInput!) { claimAccount(input: $input) { token } }';
const ISSUE = 'mutation ($addressee: ID!) { issued: issueClaimCode(addressee: $addressee) { code expiresAt } }';
const OPEN = 'mutation ($phone: String!) { opened: openChannelAccount(phone: $phone) { addressee } }';
const SCOPES = ['channels:sms', 'reports:file'] as const;

describe('the code of the account in the message that a report was disposed', () => {
  let system: TestSystem;
  let sms: TestSms;
  /** Another client with the rights of the channel. */
  let client: GraphClient;
  beforeAll(async () => {
    system = await startTestSystem();
    sms = await startTestSms(system);
    const id = await registerClient(system, 'kanal-uji', SCOPES, undefined, 'K-PANRB-SP4N');
    client = createGraphClient(system.gatewayUrl, clientToken(tokenKeyOf(system), id, SCOPES, { agency_code: 'K-PANRB-SP4N' }));
    await until('the gateway knows the client', async () => (await client.ask(OPEN, { phone: '081390006099' })).codes.length === 0);
  });
  afterAll(async () => {
    await sms?.stop();
    await system?.stop();
  });

  /** Files by SMS; the tracking id. */
  const report = async (telephone: Phone) =>
    TRACKING_ID.exec(await telephone.ask('KOTA METRO lampu jalan di depan pasar padam sejak kemarin'))?.[0] ?? '';
  const dispose = async (trackingId: string, input: object = {}) => {
    const sql = 'select id, version, state from report where tracking_id = $1';
    const [row] = await system.rows<{ id: string; version: number; state: string }>('reports', sql, [trackingId]);
    const disposed = { title: 'Lampu jalan padam', categoryId: 'lingkungan.pohon-tumbang', agencyCode: 'D-18.72', publish: false };
    await stepsFrom(system, { ...row!, trackingId, stage: '' }).does('admin-metro', 'verifyAndDispose', { ...disposed, ...input });
  };
  const told = async (telephone: Phone, input: object = {}) => {
    await dispose(await report(telephone), input);
    return telephone.next('where the report went');
  };
  const claim = (phone: string, code: string) =>
    system.anyone.ask<{ claimAccount: { token: string } }>(CLAIM, {
      input: { phone, code, fullName: 'Wening Larasati', password: PASSWORD },
    });
  it('takes the account over once, for its own number alone, and the reports are there', async () => {
    const number = '081390006001';
    const message = await told(sms.phone(number));
    expect(message.length).toBeLessThanOrEqual(160);
    expect(message).toMatch(/diteruskan ke Kota Metro\. Akun di .*: nomor HP ini, kode/);
    const code = CODE.exec(message)?.[0] ?? '';
    expect((await claim('081390006002', code)).codes).toEqual(['CONFIRMATION_FAILED']);
    const { data, codes } = await claim(number, code.toLowerCase().replace('-', ' '));
    expect(codes).toEqual([]);
    const own = createGraphClient(system.gatewayUrl, data!.claimAccount.token);
    const { myReports } = await own.get<{ myReports: { nodes: object[] } }>('{ myReports(first: 5) { nodes { trackingId } } }');
    expect(myReports.nodes).toEqual([{ trackingId: TRACKING_ID.exec(message)?.[0] }]);
    expect((await claim(number, code)).codes).toEqual(['CONFIRMATION_FAILED']);
    const signIn = 'mutation ($i: SignInInput!) { signIn(input: $i) { expiresAt } }';
    expect((await system.anyone.ask(signIn, { i: { username: number, password: PASSWORD } })).codes).toEqual([]);
    // Whoever has the account gets no more codes.
    const later = await told(sms.phone(number));
    expect(later).toContain('kode dikirim saat diminta');
    expect(later).not.toMatch(CODE);
  });

  it('ends by time, by the next one, and after five wrong attempts', async () => {
    const [number, other, third] = ['081390006003', '081390006004', '081390006005'];
    const first = CODE.exec(await told(sms.phone(number)))?.[0] ?? '';
    // An hour later.
    await sms.rows("update outgoing set settled_at = settled_at - interval '1 hour'");
    const second = CODE.exec(await told(sms.phone(number)))?.[0] ?? '';
    expect(second).not.toBe(first);
    expect((await claim(number, first)).codes).toEqual(['CONFIRMATION_FAILED']);
    // A code that somebody asks for is another one, and leaves this as it is; so does the hour in which codes are counted.
    expect(
      (await system.anyone.ask('mutation ($p: String!) { requestAccountClaim(phone: $p) { expiresAt } }', { p: number })).codes,
    ).toEqual([]);
    await system.rows('citizens', "update one_time_code set window_ends_at = now() - interval '1 minute'");
    await system.anyone.ask('mutation ($p: String!) { requestAccountClaim(phone: $p) { expiresAt } }', { p: other });
    expect((await claim(number, second)).codes).toEqual([]);

    const expiring = CODE.exec(await told(sms.phone(other)))?.[0] ?? '';
    const [row] = await system.rows<{ days: number }>(
      'citizens',
      'select extract(epoch from max(expires_at) - now()) / 86400 as days from one_time_code where code_digest is not null',
    );
    expect([Number(row?.days) > 2.9, Number(row?.days) <= 3]).toEqual([true, true]);
    await system.rows('citizens', "update one_time_code set expires_at = now() - interval '1 second'");
    expect((await claim(other, expiring)).codes).toEqual(['CONFIRMATION_FAILED']);

    const guessed = CODE.exec(await told(sms.phone(third)))?.[0] ?? '';
    for (let attempt = 0; attempt < 5; attempt += 1) expect((await claim(third, '0000-0000')).codes).toEqual(['CONFIRMATION_FAILED']);
    expect((await claim(third, guessed)).codes).toEqual(['CONFIRMATION_FAILED']);
  });

  it('does not come with a report that nobody else is to read of', async () => {
    const sql = 'select digest from one_time_code';
    const before = await system.rows('citizens', sql);
    const message = await told(sms.phone('081390006006'), { confidential: true });
    expect(message).toMatch(/diteruskan ke instansi berwenang.*kode dikirim saat diminta/);
    expect(message).not.toMatch(CODE);
    expect((await system.rows('citizens', sql)).length).toBe(before.length);
  });

  it('stands in the message alone: in no table, no event, no feed and no log line', async () => {
    const message = await told(sms.phone('081390006007'));
    const code = CODE.exec(message)?.[0] ?? '';
    await until('the message has gone', async () => (await sms.rows('select from outgoing where sealed is not null')).length === 0);
    const plain = code.replace('-', '');
    const forms = [code, plain].flatMap((form) => [
      form,
      Buffer.from(form).toString('hex'),
      Buffer.from(form).toString('base64').slice(0, 10),
    ]);
    const traces = forms.map((form) => form.toLowerCase());
    const tables = [
      ...(await dumpTables(<Row>(sql: string) => sms.rows<Row & object>(sql))),
      ...(await dumpTables((sql) => system.rows('citizens', sql))),
      ...(await dumpTables((sql) => system.rows('reports', sql))),
      ...(await dumpTables((sql) => system.rows('agencies', sql))),
    ];
    expect(tables.length).toBeGreaterThan(60);
    const rows = tables.flatMap(([table, each]) => each.map((row) => ({ table, row: row.toLowerCase() })));
    expect(rows.filter(({ row }) => traces.some((trace) => row.includes(trace))).map(({ table }) => table)).toEqual([]);
    const logged = [...lines, ...system.lines].join('\n').toLowerCase();
    expect(logged.length).toBeGreaterThan(1_000);
    expect(traces.filter((trace) => logged.includes(trace))).toEqual([]);
    const feed = 'query { channelFeed(first: 500) { nodes { id type trackingId } } }';
    const { text } = await client.ask(feed);
    expect(text).toContain(TRACKING_ID.exec(message)?.[0]);
    expect(traces.filter((trace) => text.toLowerCase().includes(trace))).toEqual([]);
    expect((await claim('081390006008', code)).text).not.toContain(code);
  });

  it('is made for the channel alone, and only for what the vault has named to it', async () => {
    const { opened } = await client.get<{ opened: { addressee: string } }>(OPEN, { phone: '081390006009' });
    const issue = async (addressee: string) => (await client.get<{ issued: { code: string } | null }>(ISSUE, { addressee })).issued;
    expect((await issue(opened.addressee))?.code).toMatch(/^.{4}-.{4}$/);
    const [reference] = await system.rows<{ text: string }>(
      'reports',
      'select reporter_reference as text from report where reporter_reference is not null limit 1',
    );
    const [citizen] = await system.rows<{ id: string }>('citizens', 'select id from citizen limit 1');
    for (const addressee of ['bukan-penerima', '', reference?.text ?? '', citizen?.id ?? '']) expect(await issue(addressee)).toBeNull();
    // Whoever has confirmed the number elsewhere signs in there, and there is nothing to take over.
    for (const [count, phone] of ['081390006010', '081390006009'].entries()) {
      const person = { fullName: 'Sekar Ayu', email: `sekar${count}@contoh.id`, phone, nik: `18720141010100${count + 10}` };
      const { accountId } = await registerCitizen(system, person);
      const confirm = "update sealed_field set verified_at = now() where account_id = $1 and field = 'PHONE'";
      await system.rows('citizens', confirm, [accountId]);
      expect(await issue((await client.get<{ opened: { addressee: string } }>(OPEN, { phone })).opened.addressee)).toBeNull();
    }
    expect(await issue(opened.addressee)).toBeNull();
    for (const who of ['warga', 'admin-nasional', 'pengembang-metro'] as const)
      expect((await (await system.as(who)).ask(ISSUE, opened)).codes).toEqual(['FORBIDDEN']);
    expect((await system.anyone.ask(ISSUE, opened)).codes).toEqual(['UNAUTHENTICATED']);
    // Five an hour, as of every code; what is told then says how to get one.
    const other = (await client.get<{ opened: { addressee: string } }>(OPEN, { phone: '081390006011' })).opened;
    const issued = [];
    for (let count = 0; count < 6; count += 1) issued.push(await issue(other.addressee));
    expect(issued.map((each) => each !== null)).toEqual([true, true, true, true, true, false]);
  });
});
