import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '@lapor/stack/postgres/free-port';
import { type CountingDoor, startCountingDoor } from '../environment/counting-door.js';
import { type GatewayBeside, startGatewayBeside } from '../environment/gateway-beside.js';
import { openJourney } from '../environment/journey.js';
import { changeRegistry, registerOffice } from '../environment/registry.js';
import { subgraphUrl } from '../environment/subgraph.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';
import { HAS_REDIS, type RedisServer, startRedisServer } from './redis-server.js';

const list = (turn: number) => `{ publicReports(first: 20) { nodes { trackingId leadAgency { name turn${turn}: name } } } }`;
const withRedis = HAS_REDIS ? describe : describe.skip;

withRedis('entities kept in a Redis (needs /usr/bin/redis-server and /usr/bin/redis-cli)', () => {
  let system: TestSystem;
  let redis: RedisServer;
  let doors: readonly [CountingDoor, CountingDoor];
  let gateways: readonly [GatewayBeside, GatewayBeside];
  let office: string;
  /** Makes what is asked another selection. */
  let turn = 0;
  beforeAll(async () => {
    system = await startTestSystem();
    office = await registerOffice(system, { name: 'Dinas Pertama' });
    await openJourney(system).citizen('warga').files().verifiedBy('admin-nasional').disposedTo(office);
    redis = await startRedisServer(await freePort(0));
    const agencies = subgraphUrl(system, 'agencies');
    doors = [await startCountingDoor(agencies), await startCountingDoor(agencies)];
    const [one, other] = await Promise.all(doors.map((door) => beside(door)));
    gateways = [one!, other!];
  });
  afterAll(async () => {
    await Promise.all((gateways ?? []).map(({ stop }) => stop()));
    await Promise.all((doors ?? []).map(({ stop }) => stop()));
    await redis?.stop();
    await system?.stop();
  });
  const beside = (door: CountingDoor) =>
    startGatewayBeside(system, { agencies: door.url, settings: { ENTITY_CACHE_REDIS_URL: redis.url } });
  const rename = (name: string) => changeRegistry(system, 'admin-nasional', 'renameAgency', { code: office, name });
  const names = async ({ anyone }: GatewayBeside) =>
    (await anyone.get<{ publicReports: { nodes: { leadAgency: { name: string } }[] } }>(list(turn))).publicReports.nodes.map(
      ({ leadAgency }) => leadAgency.name,
    );
  const kept = async () => (await redis.ask('keys', 'lapor:entity-cache:*')).split('\n').filter((key) => key && !key.includes(':token:'));
  const untilKept = (name: string) =>
    until('it is kept there', async () => {
      // What a gateway knew before it had reached Redis is not written there: so something else is asked.
      turn += 1;
      expect(await names(gateways[0])).toContain(name);
      const values = await Promise.all((await kept()).map((key) => redis.ask('get', key)));
      return values.some((value) => value.includes(name));
    });

  it('are given by one gateway to another, which asks for nothing, under names that tell nobody anything', async () => {
    await untilKept('Dinas Pertama');
    const third = await beside(doors[1]);
    doors[1].taken();
    await until('it hears of changes', async () => {
      doors[1].taken();
      expect(await names(third)).toContain('Dinas Pertama');
      return doors[1].taken().length === 0;
    });
    await third.stop();
    const keys = await redis.ask('keys', '*');
    expect(keys).not.toMatch(/D-18|Dinas|code/);
    for (const key of await kept()) expect(Number(await redis.ask('pttl', key))).toBeGreaterThan(0);
  });

  it('have their new name in both as soon as the registry has told of it', async () => {
    for (const name of ['Dinas Kedua', 'Dinas Ketiga']) {
      await rename(name);
      const renamed = Date.now();
      for (const gateway of gateways) await until('it is shown', async () => (await names(gateway)).includes(name));
      expect(Date.now() - renamed).toBeLessThan(1_500);
      for (let time = 0; time < 10; time += 1) for (const gateway of gateways) expect(await names(gateway)).toContain(name);
    }
  });

  it('are not believed when they are not what they should be', async () => {
    await untilKept('Dinas Ketiga');
    for (const key of await kept()) {
      const stamp = (await redis.ask('get', key)).split('\n')[0];
      for (const value of ['', '{', '{"until":9e15,"value":{"name":5}}', '{"until":9e15,"value":{"__proto__":{"name":"x"}}}'])
        await redis.ask('set', key, `${stamp}\n${value}`);
    }
    const third = await beside(doors[1]);
    for (let time = 0; time < 5; time += 1) expect(await names(third)).toContain('Dinas Ketiga');
    await third.stop();
  });

  it('are asked for at the subgraph while it is away, and what changed meanwhile is known when it is back', async () => {
    await untilKept('Dinas Ketiga');
    await redis.stop();
    for (const gateway of gateways) expect(await names(gateway)).toContain('Dinas Ketiga');
    await rename('Dinas Keempat');
    for (const gateway of gateways) await until('it is shown', async () => (await names(gateway)).includes('Dinas Keempat'));
    await redis.start();
    await until('it is used again', async () => {
      await rename(`Dinas ${Date.now()}`);
      await names(gateways[0]);
      return (await kept()).length > 0;
    });
    await rename('Dinas Kelima');
    for (const gateway of gateways) await until('it is shown', async () => (await names(gateway)).includes('Dinas Kelima'));
  });
});
