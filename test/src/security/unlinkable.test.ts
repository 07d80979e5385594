import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RegisteredCitizen, registerCitizen } from '../environment/citizen.js';
import { forgeToken, tokenKeyOf } from '../environment/forged-token.js';
import { createGraphClient } from '../environment/graph-client.js';
import { filing } from '../environment/journey.js';
import { dumpTables } from '../environment/rows.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';

const FILE = 'mutation ($input: FileReportInput!) { report: fileReport(input: $input) { id version } }';
const CHANGE = 'mutation ($input: ChangeVisibilityInput!) { report: changeVisibility(input: $input) { id anonymous } }';
const MINE = '{ myReports(first: 100) { nodes { id anonymous } } }';
const person = (name: string, number: number) => ({
  fullName: `${name} Tersembunyi`,
  email: `${name.toLowerCase()}@surel-uji.id`,
  phone: `+62813770088${number}`,
  nik: `35780157079100${number}`,
});

interface Filed {
  readonly id: string;
  readonly version: number;
}

describe('two anonymous reports of one person', () => {
  let system: TestSystem;
  let dara: RegisteredCitizen;
  let other: RegisteredCitizen;
  beforeAll(async () => {
    system = await startTestSystem();
    dara = await registerCitizen(system, person('Dara', 11));
    other = await registerCitizen(system, person('Other', 12));
  });
  afterAll(() => system.stop());

  const file = async ({ client }: Pick<RegisteredCitizen, 'client'>, anonymous: boolean): Promise<Filed> =>
    (await client.get<{ report: Filed }>(FILE, { input: filing({ anonymous }) })).report;
  const mine = async ({ client }: Pick<RegisteredCitizen, 'client'>) =>
    (await client.get<{ myReports: { nodes: { id: string }[] } }>(MINE)).myReports.nodes.map(({ id }) => id);
  /** Every value that stands in a row which names the report, in any table: the words of all its columns. */
  const valuesAround = async (id: string) => {
    const dump = await dumpTables((sql) => system.rows('reports', sql));
    const rows = [...dump.values()].flat().filter((text) => text.includes(id));
    return new Set(rows.flatMap((text) => text.match(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|[\da-f]{32,}|[\w-]{40,}/g) ?? []));
  };
  const shared = (one: ReadonlySet<string>, two: ReadonlySet<string>) => [...one].filter((value) => two.has(value));

  it('have nothing in common in any table, no more than those of two persons', async () => {
    const [first, second, strange] = [await file(dara, true), await file(dara, true), await file(other, true)];
    const [one, two, three] = [await valuesAround(first.id), await valuesAround(second.id), await valuesAround(strange.id)];
    // The report itself, its tracking and what stands beside it are found: the search works.
    for (const values of [one, two, three]) expect(values.size).toBeGreaterThan(5);
    expect(shared(one, two)).toEqual(shared(one, three));
    expect(await mine(dara)).toEqual([second.id, first.id]);
    expect(await mine(other)).toEqual([strange.id]);
  });

  it('stand nowhere with the person’s id, not even beside one that is named', async () => {
    const named = await file(dara, false);
    const dump = await dumpTables((sql) => system.rows('reports', sql));
    const rows = [...dump].flatMap(([table, texts]) => texts.filter((text) => text.includes(dara.citizenId)).map(() => table));
    expect(rows).toEqual(['public.report']);
    expect((await valuesAround(named.id)).has(dara.citizenId)).toBe(true);
    expect((await mine(dara))[0]).toBe(named.id);
  });

  it('that became anonymous later forgets who it was, and stays the person’s own', async () => {
    const report = await file(dara, false);
    const input = { reportId: report.id, expectedVersion: report.version, idempotencyKey: randomUUID(), anonymous: true };
    await dara.client.get(CHANGE, { input });
    expect((await valuesAround(report.id)).has(dara.citizenId)).toBe(false);
    expect(await mine(dara)).toContain(report.id);
    const back = { ...input, expectedVersion: report.version + 1, idempotencyKey: randomUUID(), anonymous: false };
    await dara.client.get(CHANGE, { input: back });
    expect((await valuesAround(report.id)).has(dara.citizenId)).toBe(true);
  });

  it('can be filed many at a time: each is found again, by its reporter alone', async () => {
    const crowd = await registerCitizen(system, person('Ramai', 13));
    const filed = await Promise.all(Array.from({ length: 20 }, () => file(crowd, true)));
    expect((await mine(crowd)).sort()).toEqual(filed.map(({ id }) => id).sort());
    await expect((await system.as('warga2')).get<{ myReports: { nodes: object[] } }>(MINE)).resolves.toMatchObject({
      myReports: { nodes: [] },
    });
  });

  it('of before, kept under the person’s id, stay the person’s own, and named where they were', async () => {
    const [named, anonymous] = [await file(other, false), await file(other, true)];
    await system.rows(
      'reports',
      'update report set list_key = null, citizen_id = null, reporter_reference = null, reporter_id = $1 where id = any($2)',
      [other.citizenId, [named.id, anonymous.id]],
    );
    expect(await mine(other)).toEqual(expect.arrayContaining([named.id, anonymous.id]));
    const SEE = 'query ($id: ID!) { report(id: $id) { content reporter { id } } }';
    const seen = async ({ id }: Filed) => (await other.client.get<{ report: object }>(SEE, { id })).report;
    expect(await seen(named)).toEqual({ content: expect.any(String), reporter: { id: other.citizenId } });
    expect(await seen(anonymous)).toEqual({ content: expect.any(String), reporter: null });
  });

  it('are not filed with a token that would leave a trace', async () => {
    const key = tokenKeyOf(system);
    for (const sealed of [undefined, 'AAAA', 7]) {
      const token = forgeToken(key, { claims: { sub: dara.citizenId, sealed_secret: sealed } });
      const client = createGraphClient(system.gatewayUrl, token);
      expect((await client.ask(FILE, { input: filing({ anonymous: true }) })).codes).toEqual(['TOKEN_EXPIRED']);
    }
    // Another citizen's secret opens nothing here.
    const stolen = JSON.parse(Buffer.from(other.client.token!.split('.')[1]!, 'base64url').toString()).sealed_secret;
    const thief = createGraphClient(system.gatewayUrl, forgeToken(key, { claims: { sub: dara.citizenId, sealed_secret: stolen } }));
    expect((await thief.ask(FILE, { input: filing({ anonymous: true }) })).codes).toEqual(['TOKEN_EXPIRED']);
    expect(await mine({ client: thief })).toEqual([]);
  });
});
