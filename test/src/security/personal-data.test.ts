import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SUBGRAPHS } from '@lapor/schema/identity';
import { findTraces, PASSWORD, type RegisteredCitizen, registerCitizen, tracesOf } from '../environment/citizen.js';
import { HISTORY } from '../environment/events.js';
import { begin, createPlainBrowser, frontEndOf, issuerOf, signInAt } from '../environment/front-end.js';
import type { GraphClient } from '../environment/graph-client.js';
import { openJourney } from '../environment/journey.js';
import { signIn } from '../environment/open-system.js';
import { dumpTables } from '../environment/rows.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

/** A name that no place of the country bears: the registry holds all their names. */
const PERSON = {
  fullName: 'Kirsanti Maheswari',
  email: 'kirsanti.maheswari@surel-uji.id',
  phone: '+6281398127654',
  nik: '3578015707910004',
  address: 'Jalan Wirogendheng 81, Metro',
};

describe("a citizen's name, e-mail address, phone number, NIK, address and password", () => {
  let system: TestSystem;
  let citizen: RegisteredCitizen;
  /** What others were answered. */
  const answers: OthersAnswer[] = [];
  const traces = [...tracesOf(PERSON), PASSWORD, Buffer.from(PASSWORD).toString('hex')];

  beforeAll(async () => {
    system = await startTestSystem({ overrides: { citizens: { VAULT_JOBS_INTERVAL_MS: '100' } } });
    citizen = await registerCitizen(system, PERSON);
    await liveThroughEverything(system, citizen, answers);
  });
  afterAll(() => system.stop());

  it('are what the citizen sees of themselves, contact data masked', async () => {
    const { me } = await citizen.client.get<{ me: object }>('{ me { displayName email phone citizen { displayName } } }');
    expect(me).toEqual({
      displayName: PERSON.fullName,
      email: 'k***@surel-uji.id',
      phone: '+62********654',
      citizen: { displayName: PERSON.fullName },
    });
  });

  it('stand in no answer to anybody else but the name, where a report shows it', () => {
    const [name, ...words] = tracesOf({ ...PERSON, email: '@', phone: '', nik: '' });
    const shown = [name, ...words].filter((trace) => trace && PERSON.fullName.toLowerCase().includes(trace));
    const found = answers.flatMap(({ named, text }) => findTraces(text, traces).filter((trace) => !(named && shown.includes(trace))));
    expect(answers.length).toBeGreaterThan(10);
    expect(answers.some(({ named, text }) => named && text.includes(PERSON.fullName))).toBe(true);
    expect(found).toEqual([]);
  });

  it.each(SUBGRAPHS)('stand in no column of any table of the %s database', async (database) => {
    const dump = await dumpTables((sql) => system.rows(database, sql));
    const rows = [...dump].flatMap(([table, texts]) => texts.map((text) => ({ table, found: findTraces(text, traces) })));
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter(({ found }) => found.length > 0)).toEqual([]);
  });

  it('stand in no line that any process has logged', () => {
    expect(system.lines.length).toBeGreaterThan(0);
    expect(system.lines.filter((line) => findTraces(line, traces).length > 0)).toEqual([]);
  });

  it("stand in no file of the data folder, PostgreSQL's logs and journals included", async () => {
    await system.rows('reports', 'checkpoint');
    const needles = traces.map((trace) => Buffer.from(trace));
    const found: string[] = [];
    let files = 0;
    for (const entry of await readdir(system.dataFolder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      // PostgreSQL removes files while it works.
      const content = await readFile(join(entry.parentPath, entry.name)).catch(() => Buffer.alloc(0));
      const lower = Buffer.from(content.toString('latin1').toLowerCase(), 'latin1');
      files += 1;
      if (needles.some((needle) => lower.includes(needle))) found.push(entry.name);
    }
    expect(files).toBeGreaterThan(100);
    expect(found).toEqual([]);
  });

  it('stand nowhere any more, and open for nobody, once the person was deleted', async () => {
    await system.rows('citizens', 'update legal_hold set lifted_at = now()');
    await citizen.client.get('mutation ($c: ConfirmationInput!) { requestDeletion(confirmation: $c) { id } }', {
      c: { password: PASSWORD },
    });
    await system.rows('citizens', "update deletion_request set execute_after = now() - interval '1 second'");
    const keys = () => system.rows('citizens', 'select 1 from data_key where account_id = $1', [citizen.accountId]);
    await until('the data key is destroyed', async () => (await keys()).length === 0);
    for (const database of SUBGRAPHS) {
      const dump = await dumpTables((sql) => system.rows(database, sql));
      expect([...dump].filter(([, rows]) => rows.some((row) => findTraces(row, traces).length > 0))).toEqual([]);
    }
    expect(system.lines.filter((line) => findTraces(line, traces).length > 0)).toEqual([]);
    const { data } = await system.anyone.ask('{ publicReports(first: 10) { nodes { reporter { displayName } } } }');
    expect(JSON.stringify(data)).not.toContain(PERSON.fullName);
  });

  it('would be found where they are: the search finds the title of a report', async () => {
    const dump = await dumpTables((sql) => system.rows('reports', sql));
    const tables = [...dump]
      .filter(([, texts]) => texts.some((text) => findTraces(text, ['lampu jalan padam']).length > 0))
      .map(([table]) => table);
    expect(tables).toEqual(['public.content_version', 'public.report']);
  });
});

/** An answer to somebody else; `named` when it may show the name. */
interface OthersAnswer {
  readonly named: boolean;
  readonly text: string;
}

/** Every way in which personal data enters the system, right and wrong, and a report from filing to done. */
async function liveThroughEverything(system: TestSystem, { client, citizenId }: RegisteredCitizen, answers: OthersAnswer[]): Promise<void> {
  const { gatewayUrl, anyone } = system;
  for (const name of [PERSON.email, PERSON.phone, PERSON.phone.replace('+62', '0'), PERSON.email.toUpperCase()])
    await signIn(gatewayUrl, name, PASSWORD);
  const wrongWays = [
    ['signIn', 'SignInInput', { username: PERSON.email, password: `${PASSWORD}-salah` }, 'SIGN_IN_FAILED'],
    ['signIn', 'SignInInput', { username: PERSON.fullName, password: PERSON.nik }, 'SIGN_IN_FAILED'],
    ['register', 'RegisterInput', { ...PERSON, password: PASSWORD }, 'REGISTRATION_REFUSED'],
    [
      'register',
      'RegisterInput',
      { ...PERSON, phone: undefined, email: `${PERSON.email}, ${PERSON.phone}`, password: PERSON.fullName },
      'INPUT_INVALID',
    ],
    ['register', 'RegisterInput', { ...PERSON, nik: `${PERSON.nik}\0`, password: PASSWORD }, 'INPUT_INVALID'],
    ['register', 'RegisterInput', { ...PERSON, nik: { value: PERSON.nik }, password: PASSWORD }, 'BAD_USER_INPUT'],
    ['register', 'RegisterInput', { ...PERSON, name: PERSON.fullName, password: PASSWORD }, 'BAD_USER_INPUT'],
  ] as const;
  for (const [mutation, type, input, code] of wrongWays) {
    const { codes } = await anyone.ask(`mutation ($input: ${type}!) { ${mutation}(input: $input) { token } }`, { input });
    if (codes[0] !== code) throw new Error(`${mutation} was answered with ${codes[0]} instead of ${code}`);
  }
  // Values written into the operation itself, which stands in error messages and plans.
  await anyone.ask(
    `mutation { register(input: { fullName: "${PERSON.fullName}", email: "${PERSON.email}", nik: ${PERSON.nik}, password: "${PASSWORD}" }) { token } }`,
  );
  await anyone.ask(`mutation { signIn(input: { username: "${PERSON.email}", password: "${PASSWORD}" }) { token nope } }`);

  await exerciseForms(system, answers);
  await exerciseRights(system, client);
  const admin = await system.as('admin-nasional');
  const hold = { citizenId, reason: 'AUDIT', legalReference: 'Surat 7/2026' };
  for (const reader of [admin, anyone, await system.as('warga2')])
    answers.push({ named: false, text: (await reader.ask(HOLD, { input: hold })).text });
  for (const phone of [PERSON.phone, PERSON.phone.replace('+62', '0')])
    answers.push({
      named: false,
      text: (await anyone.ask('mutation ($p: String!) { requestAccountClaim(phone: $p) { expiresAt } }', { p: phone })).text,
    });

  for (const anonymous of [false, true]) {
    const report = await openJourney(system)
      .citizen(client)
      .files({ anonymous, title: 'Lampu jalan padam di depan sekolah' })
      .verifiedBy('admin-nasional')
      .disposedTo('D-18.72')
      .acceptedBy('petugas-metro')
      .followedUpBy('petugas-metro')
      .answeredBy('petugas-metro')
      .confirmed();
    for (const reader of [anyone, client, await system.as('petugas-metro'), admin]) {
      const history = await reader.ask(HISTORY, { id: report.id });
      const reporter = await reader.ask('query ($id: ID!) { report(id: $id) { reporter { displayName } } }', { id: report.id });
      if (reader !== client) answers.push(...[history, reporter].map(({ text }) => ({ named: !anonymous, text })));
    }
  }
}

/** Signs in by the form, rightly and wrongly, with the person's data in every place where somebody could put it. */
async function exerciseForms(system: TestSystem, answers: OthersAnswer[]): Promise<void> {
  const config = await frontEndOf(system);
  for (const name of [PERSON.email, PERSON.phone]) await signInAt(config, name, PASSWORD);
  const browser = createPlainBrowser();
  const form = await browser.open((await begin(config, { login_hint: PERSON.email, ui_locales: PERSON.phone })).url);
  answers.push({ named: false, text: form.text });
  const wrong = await browser.send(form, { username: PERSON.nik, password: PERSON.fullName, action: 'sign-in' });
  const weak = { username: PERSON.email, password: PASSWORD, newPassword: PERSON.email, repeated: PERSON.email, action: 'change' } as const;
  const refused = await browser.send(form, weak);
  if (wrong.status !== 422 || refused.status !== 422) throw new Error(`the form was answered with ${wrong.status} and ${refused.status}`);
  const strange = { client_id: PERSON.email, redirect_uri: `https://${PERSON.nik}.example/`, scope: PERSON.phone, prompt: PERSON.fullName };
  for (const [name, value] of Object.entries(strange))
    answers.push({ named: false, text: (await createPlainBrowser().open((await begin(config, { [name]: value })).url)).text });
  const token = await fetch(`${issuerOf(system)}/oidc/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${PERSON.email}:${PASSWORD}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'password', username: PERSON.email, password: PASSWORD }),
  });
  answers.push({ named: false, text: await token.text() });
}

const HOLD = 'mutation ($input: PlaceLegalHoldInput!) { placeLegalHold(input: $input) }';

/** Corrects, exports and confirms, rightly and wrongly, with the person's data in every input. */
async function exerciseRights(system: TestSystem, client: GraphClient): Promise<void> {
  const { fullName, email, phone, nik, address } = PERSON;
  const ask = (operation: string, input: object) => client.ask(operation, { input });
  const correct = 'mutation ($input: CorrectMyDataInput!) { correctMyData(input: $input) { displayName } }';
  const contact = 'mutation ($input: RequestContactCodeInput!) { requestContactCode(input: $input) { expiresAt } }';
  const confirm = 'mutation ($input: ConfirmContactInput!) { confirmContact(input: $input) { id } }';
  const take = 'mutation ($input: ConfirmationInput!) { exportMyData(confirmation: $input) }';
  const expected = [
    [await ask(correct, { fullName, nik, address, password: PASSWORD }), undefined],
    [await ask(correct, { fullName: `${fullName}<`, nik: `${nik}1`, address: `${address}\0`, password: PASSWORD }), 'INPUT_INVALID'],
    [await ask(correct, { address, password: `${PASSWORD}-salah` }), 'CONFIRMATION_FAILED'],
    [await ask(contact, { kind: 'EMAIL' }), undefined],
    [await ask(contact, { kind: 'PHONE', value: phone }), undefined],
    [await ask(contact, { kind: 'PHONE', value: `${phone},${email}`, password: PASSWORD }), 'INPUT_INVALID'],
    [await ask(contact, { kind: 'EMAIL', value: `lain.${email}`, password: PASSWORD }), undefined],
    [await ask(confirm, { kind: 'EMAIL', code: nik }), 'CONFIRMATION_FAILED'],
    [await ask(take, { password: PASSWORD }), undefined],
    [await ask(take, { code: phone }), 'CONFIRMATION_FAILED'],
    [
      await ask('mutation ($input: GiveConsentInput!) { giveConsent(input: $input) { id } }', { purpose: fullName, version: nik }),
      'INPUT_INVALID',
    ],
  ] as const;
  for (const [{ codes, text }, code] of expected) if (codes[0] !== code) throw new Error(`expected ${code}: ${text}`);
  const messages = await system.rows<{ n: number }>('citizens', 'select count(*)::int as n from message');
  if (messages[0]!.n < 3) throw new Error('no messages were made');
}
