import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PASSWORD, type RegisteredCitizen, registerCitizen } from '../environment/citizen.js';
import { latestCode, messagesFor, WAITING_MESSAGES, wrongCode } from '../environment/codes.js';
import type { GraphClient } from '../environment/graph-client.js';
import { dumpTables } from '../environment/rows.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';

const REQUEST = 'mutation ($input: RequestContactCodeInput!) { requestContactCode(input: $input) { expiresAt } }';
const CONFIRM = 'mutation ($input: ConfirmContactInput!) { confirmContact(input: $input) { email phone verifiedContacts } }';

describe('a one-time code', () => {
  let system: TestSystem;
  let number = 0;
  beforeAll(async () => {
    system = await startTestSystem({ overrides: WAITING_MESSAGES });
  });
  afterAll(() => system.stop());

  const newCitizen = () => {
    number += 1;
    const fullName = 'Warga Uji';
    return registerCitizen(system, {
      fullName,
      email: `kode${number}@surel-uji.id`,
      phone: `0813900010${10 + number}`,
      nik: '3578015707910004',
    });
  };
  const request = async ({ client }: { client: GraphClient }, input: object) => (await client.ask(REQUEST, { input })).codes;
  const confirm = async ({ client }: { client: GraphClient }, kind: string, code: string) =>
    (await client.ask(CONFIRM, { input: { kind, code } })).codes;

  it('confirms one’s own contact, once', async () => {
    const citizen = await newCitizen();
    expect(await request(citizen, { kind: 'EMAIL' })).toEqual([]);
    const [message] = await messagesFor(system, citizen.accountId);
    expect(message).toMatchObject({ to: citizen.person.email, channel: 'EMAIL' });
    expect(await confirm(citizen, 'EMAIL', message!.code)).toEqual([]);
    const { me } = await citizen.client.get<{ me: object }>('{ me { verifiedContacts } }');
    expect(me).toEqual({ verifiedContacts: ['EMAIL'] });
    expect(await confirm(citizen, 'EMAIL', message!.code)).toEqual(['CONFIRMATION_FAILED']);
  });

  it('is for one purpose, of one person', async () => {
    const [one, two] = [await newCitizen(), await newCitizen()];
    await request(one, { kind: 'PHONE' });
    const code = await latestCode(system, one.accountId);
    expect(await confirm(one, 'EMAIL', code)).toEqual(['CONFIRMATION_FAILED']);
    expect(await confirm(two, 'PHONE', code)).toEqual(['CONFIRMATION_FAILED']);
    const { codes } = await one.client.ask('mutation ($c: ConfirmationInput!) { exportMyData(confirmation: $c) }', { c: { code } });
    expect(codes).toEqual(['CONFIRMATION_FAILED']);
    expect(await confirm(one, 'PHONE', code)).toEqual([]);
  });

  it('may be tried five times, also when all are sent at once', async () => {
    const citizen = await newCitizen();
    await request(citizen, { kind: 'EMAIL' });
    const code = await latestCode(system, citizen.accountId);
    const answers = await Promise.all(Array.from({ length: 5 }, () => confirm(citizen, 'EMAIL', wrongCode(code))));
    expect(answers.flat()).toEqual(Array(5).fill('CONFIRMATION_FAILED'));
    expect(await confirm(citizen, 'EMAIL', code)).toEqual(['CONFIRMATION_FAILED']);
    expect(await request(citizen, { kind: 'EMAIL' })).toEqual([]);
    expect(await confirm(citizen, 'EMAIL', await latestCode(system, citizen.accountId))).toEqual([]);
  });

  it('ends with its time', async () => {
    const citizen = await newCitizen();
    await request(citizen, { kind: 'EMAIL' });
    await system.rows('citizens', "update one_time_code set expires_at = now() - interval '1 second' where account_id = $1", [
      citizen.accountId,
    ]);
    expect(await confirm(citizen, 'EMAIL', await latestCode(system, citizen.accountId))).toEqual(['CONFIRMATION_FAILED']);
  });

  it('can be asked for five times an hour; the last one counts', async () => {
    const citizen = await newCitizen();
    for (let count = 0; count < 5; count += 1) expect(await request(citizen, { kind: 'EMAIL' })).toEqual([]);
    const { codes, errors } = await citizen.client.ask(REQUEST, { input: { kind: 'EMAIL' } });
    expect(codes).toEqual(['CODE_DELAYED']);
    expect(errors[0]?.extensions.retryAfterSeconds).toBeGreaterThan(3_500);
    const [last, former] = await messagesFor(system, citizen.accountId);
    if (former!.code !== last!.code) expect(await confirm(citizen, 'EMAIL', former!.code)).toEqual(['CONFIRMATION_FAILED']);
    expect(await confirm(citizen, 'EMAIL', last!.code)).toEqual([]);
  });

  it('stands nowhere in the database but sealed', async () => {
    const citizen = await newCitizen();
    await request(citizen, { kind: 'PHONE' });
    const code = await latestCode(system, citizen.accountId);
    // Six digits stand in many a number: only where they begin and end a word.
    const alone = new RegExp(`(?<![\\w.])${code}(?![\\w.])`);
    const dump = await dumpTables((sql) => system.rows('citizens', sql));
    const tables = [...dump].filter(([, rows]) => rows.some((row) => alone.test(row) || row.includes(Buffer.from(code).toString('hex'))));
    expect(tables.map(([table]) => table)).toEqual([]);
    expect(system.lines.filter((line) => alone.test(line))).toEqual([]);
  });

  it('moves somebody to a new contact, which takes the former one’s place only then', async () => {
    const citizen = await newCitizen();
    const input = { kind: 'EMAIL', value: 'Baru.Sekali@surel-uji.id' };
    expect(await request(citizen, input)).toEqual(['INPUT_INVALID']);
    expect(await request(citizen, { ...input, password: 'salah-sekali-ini' })).toEqual(['CONFIRMATION_FAILED']);
    expect(await request(citizen, { ...input, password: PASSWORD })).toEqual([]);
    expect(await signInCodes(citizen.person.email)).toEqual([]);
    const [message] = await messagesFor(system, citizen.accountId);
    expect(message?.to).toBe('baru.sekali@surel-uji.id');
    expect(await confirm(citizen, 'EMAIL', message!.code)).toEqual([]);
    expect(await signInCodes('baru.sekali@surel-uji.id')).toEqual([]);
    expect(await signInCodes(citizen.person.email)).toEqual(['SIGN_IN_FAILED']);
  });

  it('does not tell that a contact is another’s, and does not give it away', async () => {
    const [owner, other] = [await newCitizen(), await newCitizen()];
    await request(owner, { kind: 'EMAIL' });
    await confirm(owner, 'EMAIL', await latestCode(system, owner.accountId));
    const input = { kind: 'EMAIL', value: owner.person.email, password: PASSWORD };
    const answer = await other.client.ask(REQUEST, { input });
    const free = await other.client.ask(REQUEST, { input: { ...input, value: 'tidak-ada@surel-uji.id' } });
    expect(shapeOf(answer)).toEqual(shapeOf(free));
    expect((await messagesFor(system, other.accountId)).map(({ to }) => to)).toEqual(['tidak-ada@surel-uji.id']);
  });

  it('takes a contact that was only claimed away from who has claimed it', async () => {
    const [claimer, owner] = [await newCitizen(), await newCitizen()];
    expect(await request(owner, { kind: 'PHONE', value: claimer.person.phone, password: PASSWORD })).toEqual([]);
    expect(await confirm(owner, 'PHONE', await latestCode(system, owner.accountId))).toEqual([]);
    const phoneOf = async ({ client }: RegisteredCitizen) =>
      (await client.get<{ me: { phone: string | null } }>('{ me { phone } }')).me.phone;
    expect(await phoneOf(claimer)).toBeNull();
    expect(await phoneOf(owner)).toMatch(/^\+62\*+\d{3}$/);
    expect(
      (await system.rows<{ type: string }>('citizens', 'select type from event_log where aggregate_id = $1', [claimer.accountId])).map(
        ({ type }) => type,
      ),
    ).toContain('ContactReleased');
  });

  it.each([REQUEST, CONFIRM])('is for nobody without an account of their own: %s', async (operation) => {
    const input = operation === REQUEST ? { kind: 'EMAIL' } : { kind: 'EMAIL', code: '123456' };
    expect((await system.anyone.ask(operation, { input })).codes).toEqual(['UNAUTHENTICATED']);
  });

  async function signInCodes(username: string): Promise<readonly string[]> {
    return (
      await system.anyone.ask('mutation ($i: SignInInput!) { signIn(input: $i) { expiresAt } }', { i: { username, password: PASSWORD } })
    ).codes;
  }
});

/** An answer without the time in it. */
function shapeOf({ text }: { readonly text: string }): string {
  return text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time');
}
