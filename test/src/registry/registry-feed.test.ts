import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rebuildRegistry } from '../environment/rebuild.js';
import { changeRegistry, registerOffice } from '../environment/registry.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

const FOLLOW = `subscription ($after: String, $fromStart: Boolean! = false) {
  registryEvents(after: $after, fromStart: $fromStart) { cursor type kind key legalRef byRole byAgency { code } agency { name } } }`;

interface Told {
  readonly registryEvents: {
    readonly cursor: string;
    readonly type: string;
    readonly kind: string;
    readonly key: string;
    readonly agency: { readonly name: string } | null;
  };
}

describe('the registry is followed', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem();
  });
  afterAll(() => system.stop());

  const told = async (stream: { take(count: number): Promise<readonly { readonly data?: Told | null }[]> }, count: number) =>
    (await stream.take(count)).map(({ data }) => data!.registryEvents);

  it('by anybody, from its first event', async () => {
    const connection = await system.live();
    const [first] = await told(connection.stream<Told>(FOLLOW, { fromStart: true }), 1);
    expect(first).toMatchObject({ type: 'RegionRegistered', kind: 'region', agency: null });
    await connection.close();
  });

  it('live, by office and with the decree, and on behind a cursor across a restart without gap or duplicate', async () => {
    const connection = await system.live();
    const code = await registerOffice(system);
    const behind = connection.stream<Told>(FOLLOW, { fromStart: true });
    const seen: Told['registryEvents'][] = [];
    while (seen.at(-1)?.key !== code) seen.push(...(await told(behind, 1)));
    const { cursor } = seen.at(-1)!;
    await changeRegistry(system, 'admin-metro', 'renameAgency', { code, name: 'Dinas Satu' });
    const [renamed] = await told(behind, 1);
    expect(renamed).toMatchObject({
      type: 'AgencyRenamed',
      key: code,
      byRole: 'AGENCY_ADMIN',
      byAgency: { code: 'D-18.72' },
      agency: { name: 'Dinas Satu' },
    });
    await connection.close();

    await system.children.agencies.crash();
    await until('the registry answers again', () => system.anyone.get('{ agency(code: "D-18.72") { code } }'));
    await changeRegistry(system, 'admin-metro', 'changeAgency', { code, connectionModel: 'SEMI' });
    const later = await system.live();
    const again = later.stream<Told>(FOLLOW, { after: cursor });
    expect((await told(again, 2)).map(({ type, key }) => [type, key])).toEqual([
      ['AgencyRenamed', code],
      ['AgencyChanged', code],
    ]);
    await again.expectNone();
    await later.close();
  });

  it.each([
    ['no cursor', 'x', 'CURSOR_INVALID'],
    ['a cursor of something else', Buffer.from('1.abcdefgh.1.1').toString('base64url'), 'CURSOR_MISMATCH'],
  ])('not behind %s', async (_what, after, code) => {
    const connection = await system.live();
    const [refused] = await connection.stream(FOLLOW, { after }).take(1);
    await connection.close();
    expect(refused?.errors).toMatchObject([{ extensions: { code } }]);
  });

  it('by a copy that can be made anew while everybody reads it: what is wrong is put right, and nobody sees it empty', async () => {
    const count = async () =>
      (await system.rows<{ count: number }>('reports', 'select count(*)::integer as count from agency_projection'))[0]!.count;
    const before = await count();
    await system.rows('reports', `update agency_projection set name = 'Salah', active = false where code = 'D-18.71'`);
    await system.rows('reports', `insert into agency_projection (code, name, path, active) values ('X-HANTU', 'Hantu', '{X-HANTU}', true)`);
    await system.rows('reports', `delete from agency_projection where code = 'D-18.72-DLH'`);

    const fewest = { agencies: Number.POSITIVE_INFINITY, asked: 0 };
    let running = true;
    const reading = (async () => {
      while (running) {
        fewest.agencies = Math.min(fewest.agencies, await count());
        fewest.asked += 1;
      }
    })();
    const { exitCode, output } = await rebuildRegistry(system);
    running = false;
    await reading;
    expect([exitCode, output]).toEqual([
      0,
      expect.stringMatching(/^registry: \d+ entries from \d+ events in \d+ ms, 1 strangers removed\n$/),
    ]);
    expect(fewest.asked).toBeGreaterThan(3);
    expect(fewest.agencies).toBeGreaterThanOrEqual(before);
    expect(await count()).toBe(before);
    const [repaired] = await system.rows('reports', `select name, active from agency_projection where code = 'D-18.71'`);
    expect(repaired).toEqual({ name: 'Pemerintah Kota Bandar Lampung', active: true });
    const code = await registerOffice(system);
    await until(
      'the follower goes on',
      async () => (await system.rows('reports', 'select 1 from agency_projection where code = $1', [code])).length > 0,
    );
  });
});
