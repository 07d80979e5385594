import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SUBGRAPHS } from '@lapor/schema/identity';
import { findTraces, PASSWORD, type RegisteredCitizen, registerCitizen, tracesOf } from '../environment/citizen.js';
import { HISTORY } from '../environment/events.js';
import { openJourney } from '../environment/journey.js';
import { dumpTables } from '../environment/rows.js';
import { signIn, startTestSystem, type TestSystem } from '../environment/system.js';

/** A name that no place of the country bears: the registry holds all their names. */
const PERSON = {
  fullName: 'Kirsanti Maheswari',
  email: 'kirsanti.maheswari@surel-uji.id',
  phone: '+6281398127654',
  nik: '3578015707910004',
};

describe("a citizen's name, e-mail address, phone number, NIK and password", () => {
  let system: TestSystem;
  let citizen: RegisteredCitizen;
  const traces = [...tracesOf(PERSON), PASSWORD, Buffer.from(PASSWORD).toString('hex')];

  beforeAll(async () => {
    system = await startTestSystem();
    citizen = await registerCitizen(system, PERSON);
    await liveThroughEverything(system, citizen);
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

  it('would be found where they are: the search finds the title of a report', async () => {
    const dump = await dumpTables((sql) => system.rows('reports', sql));
    const tables = [...dump]
      .filter(([, texts]) => texts.some((text) => findTraces(text, ['lampu jalan padam']).length > 0))
      .map(([table]) => table);
    expect(tables).toEqual(['public.content_version', 'public.report']);
  });
});

/** Every way in which personal data enters the system, right and wrong, and a report from filing to done. */
async function liveThroughEverything(system: TestSystem, { client }: RegisteredCitizen): Promise<void> {
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
    for (const reader of [anyone, client, await system.as('petugas-metro')]) {
      await reader.ask(HISTORY, { id: report.id });
      await reader.ask('query ($id: ID!) { report(id: $id) { reporter { displayName } } }', { id: report.id });
    }
  }
}
