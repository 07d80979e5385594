import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type CountingDoor, startCountingDoor } from '../environment/counting-door.js';
import { type GatewayBeside, startGatewayBeside } from '../environment/gateway-beside.js';
import type { GraphClient } from '../environment/graph-client.js';
import { openJourney } from '../environment/journey.js';
import { changeRegistry, registerOffice } from '../environment/registry.js';
import { subgraphUrl } from '../environment/subgraph.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

const LIST = '{ publicReports(first: 20) { nodes { trackingId leadAgency { name } category { name } region { name } } } }';
const RUNS = 100;

interface List {
  readonly publicReports: {
    readonly nodes: readonly { trackingId: string; leadAgency: { name: string } | null }[];
  };
}

/** The poster's list through a gateway whose calls to the registry are counted. */
describe('the agencies on a list of reports', () => {
  let system: TestSystem;
  let door: CountingDoor;
  let gateway: GatewayBeside;
  let office: string;
  let trackingId: string;
  beforeAll(async () => {
    system = await startTestSystem();
    office = await registerOffice(system, { name: 'Dinas Lama' });
    ({ trackingId } = await openJourney(system).citizen('warga').files().verifiedBy('admin-nasional').disposedTo(office));
  });
  afterAll(() => system?.stop());
  beforeEach(async () => {
    door = await startCountingDoor(subgraphUrl(system, 'agencies'));
    gateway = await startGatewayBeside(system, { agencies: door.url });
    await until('nothing is asked anew', isKept);
  });
  afterEach(async () => {
    await gateway.stop();
    await door.stop();
  });
  async function isKept(): Promise<boolean> {
    door.taken();
    await gateway.anyone.get(LIST);
    return door.taken().length === 0;
  }
  const nameOn = async (client: GraphClient) =>
    (await client.get<List>(LIST)).publicReports.nodes.find((node) => node.trackingId === trackingId)?.leadAgency?.name;
  const rename = (name: string) => changeRegistry(system, 'admin-nasional', 'renameAgency', { code: office, name });

  it(`are asked for once in ${RUNS} runs, and ${RUNS} times without a cache`, async () => {
    const without = await startGatewayBeside(system, { agencies: door.url, settings: { ENTITY_CACHE_MB: '0' } });
    const expected = await without.anyone.ask(LIST);
    door.taken();
    for (let run = 0; run < RUNS; run += 1) expect((await without.anyone.ask(LIST)).text).toBe(expected.text);
    // One call for agencies, regions and categories together, or one for each: as it is planned.
    expect(door.taken().length).toBeGreaterThanOrEqual(RUNS);
    for (let run = 0; run < RUNS; run += 1) expect((await gateway.anyone.ask(LIST)).text).toBe(expected.text);
    expect(door.taken().length).toBeLessThanOrEqual(1);
    await without.stop();
  });

  it('have their new name as soon as the registry has told of it', async () => {
    expect(await isKept()).toBe(true);
    // By another gateway, so that only the event log can tell this one.
    await rename('Dinas Baru');
    const renamed = Date.now();
    await until('the new name is shown', async () => (await nameOn(gateway.anyone)) === 'Dinas Baru');
    expect(Date.now() - renamed).toBeLessThan(1_000);
  });

  it('have their new name at once for whoever has renamed them', async () => {
    const admin = await gateway.as('admin-nasional');
    for (const name of ['Dinas Satu', 'Dinas Dua', 'Dinas Tiga']) {
      await nameOn(admin);
      const query = 'mutation ($input: RenameAgencyInput!) { renameAgency(input: $input) { code } }';
      await admin.get(query, { input: { code: office, name, effectiveOn: '2026-01-02', legalRef: 'Perda Kota Metro Nomor 3 Tahun 2026' } });
      expect(await nameOn(admin)).toBe(name);
    }
  });

  it('are asked for anew although a write was under way when they were read', async () => {
    const held = Promise.withResolvers<void>();
    const name = `Dinas ${Date.now()}`;
    await rename(`${name} dahulu`);
    await until('the first name is kept', async () => (await nameOn(gateway.anyone)) === `${name} dahulu` && isKept());
    await rename(`${name} tengah`);
    // Read before the change, answered after it is known.
    await until('a call is made', async () => {
      door.beforeAnswer = () => held.promise;
      void nameOn(gateway.anyone).catch(() => undefined);
      return door.taken().length > 0;
    });
    await rename(`${name} kini`);
    door.beforeAnswer = async () => undefined;
    await until('the change is known', async () => (await nameOn(gateway.anyone)) === `${name} kini`);
    held.resolve();
    for (let turn = 0; turn < 20; turn += 1) expect(await nameOn(gateway.anyone)).toBe(`${name} kini`);
  });

  it('are not taken from memory while nobody knows what changes', async () => {
    expect(await isKept()).toBe(true);
    const shown = await nameOn(gateway.anyone);
    door.shut(true);
    // Nothing can tell of changes any more, so the registry is asked, and it cannot be.
    const { data, codes } = await until('the loss is known', async () => {
      const answer = await gateway.anyone.ask<List>(LIST);
      return answer.codes.length > 0 && answer;
    });
    expect(new Set(codes)).toEqual(new Set(['SUBGRAPH_UNAVAILABLE']));
    expect(data?.publicReports.nodes.map(({ leadAgency }) => leadAgency)).toEqual(data?.publicReports.nodes.map(() => null));
    await rename('Dinas Sementara');
    door.shut(false);
    await until('the registry answers', async () => (await gateway.anyone.ask(LIST)).codes.length === 0);
    // Whatever was told meanwhile is heard before anything is taken again.
    for (let turn = 0; turn < 20; turn += 1) expect(await nameOn(gateway.anyone)).toBe('Dinas Sementara');
    expect(shown).not.toBe('Dinas Sementara');
    await until('they are kept again', isKept);
  });

  it('are the same for everybody, one after another and at once', async () => {
    const clients = [gateway.anyone, ...(await Promise.all((['warga', 'petugas-metro', 'admin-nasional'] as const).map(gateway.as)))];
    const expected = await nameOn(gateway.anyone);
    for (const client of clients) expect(await nameOn(client)).toBe(expected);
    expect(await Promise.all([...clients, ...clients].map(nameOn))).toEqual([...clients, ...clients].map(() => expected));
  });
});
