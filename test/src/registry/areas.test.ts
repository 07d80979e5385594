import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { keepAreas } from '@lapor/agencies/actions/keep-areas';
import { loadAreas } from '@lapor/agencies/actions/load-areas';
import { agenciesDatabase } from '@lapor/agencies/database/agencies-database';
import type { Area, AreaLevel, AreaSet } from '@lapor/agencies/domain/region/area';
import { newId } from '@lapor/kit/ids';
import { createLog } from '@lapor/kit/log';
import { migrate } from '@lapor/subgraph-kit/database/migrate';
import { ensurePartitions } from '@lapor/subgraph-kit/event-log/partitions';
import type { DataSource } from 'typeorm';
import { createDatabase } from '../environment/databases.js';
import { until } from '../environment/until.js';

const NEVER = new AbortController().signal;
/** More than two of the loader's chunks. */
const MANY = 12_000;

function areas(count: number, name = 'Sukamaju'): Area[] {
  return Array.from({ length: count }, (_, index) => {
    const [village, district] = [index % 1_000, Math.floor(index / 1_000)].map((part) => part + 1) as [number, number];
    return { code: `18.72.${String(district).padStart(2, '0')}.${1_000 + village}`, name };
  });
}

describe('the loading of districts and villages', () => {
  let database: DataSource;
  let drop: () => Promise<void>;
  beforeEach(async () => {
    const created = await createDatabase();
    drop = created.drop;
    database = await agenciesDatabase({ url: created.url, poolSize: 5 }).initialize();
    await migrate(database);
    await ensurePartitions(database, new Date());
  });
  afterEach(async () => {
    await database.destroy();
    await drop();
  });

  const load = (version: string, rows: readonly Area[], stopped = NEVER) =>
    loadAreas(
      { database, now: () => new Date(), newId },
      { level: 'VILLAGE', version },
      async (level): Promise<AreaSet> => ({ level, version, areas: rows }),
      stopped,
    );
  const count = async () => Number((await database.query('select count(*) from village'))[0].count);
  const events = () => database.query('select type, aggregate_id, sequence, payload from event_log order by position');

  it('tells of all of them with one event, and does it once', async () => {
    expect(await load('source@1', areas(MANY))).toBe(true);
    expect(await load('source@1', areas(MANY))).toBe(false);
    expect(await count()).toBe(MANY);
    expect(await events()).toEqual([
      { type: 'RegionsLoaded', aggregate_id: 'VILLAGE', sequence: 1, payload: { level: 'VILLAGE', count: MANY, version: 'source@1' } },
    ]);
  });

  it('follows a new edition: what was renamed, added and dropped', async () => {
    await load('source@1', areas(10));
    expect(await load('source@2', [...areas(5), ...areas(12).slice(6), { code: '18.72.04.1003', name: 'Iring Mulyo' }])).toBe(true);
    expect(await count()).toBe(12);
    expect(await database.query("select name from village where code in ('18.72.01.1006', '18.72.04.1003')")).toEqual([
      { name: 'Iring Mulyo' },
    ]);
    expect((await events()).map(({ payload }: { payload: { version: string } }) => payload.version)).toEqual(['source@1', 'source@2']);
  });

  it('goes on where a process has died, and counts as done only at its end', async () => {
    let looked = 0;
    const afterTheFirstChunk = {
      get aborted() {
        return ++looked > 1;
      },
    } as AbortSignal;
    expect(await load('source@1', areas(MANY), afterTheFirstChunk)).toBe(false);
    const written = await count();
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThan(MANY);
    expect(await events()).toEqual([]);
    expect(await load('source@1', areas(MANY))).toBe(true);
    expect(await count()).toBe(MANY);
  });

  it('is told once when several instances load at the same time', async () => {
    const done = await Promise.all([1, 2, 3].map(() => load('source@1', areas(MANY))));
    expect(done.filter(Boolean)).toHaveLength(1);
    expect(await count()).toBe(MANY);
    expect(await events()).toHaveLength(1);
  });

  it('goes on behind the back of whoever has begun it, and ends with it', async () => {
    const gate = Promise.withResolvers<void>();
    const read = async (level: AreaLevel): Promise<AreaSet> => {
      await gate.promise;
      return { level, version: 'source@1', areas: level === 'VILLAGE' ? areas(10) : [] };
    };
    const kept = keepAreas({ database, now: () => new Date(), newId, version: 'source@1', read, log: createLog('test', 'silent') });
    expect(await count()).toBe(0);
    gate.resolve();
    await until('the villages are there', async () => (await events()).length === 2);
    await kept.stop();
    expect(await count()).toBe(10);
  });

  it('does not disturb the process when the source cannot be read', async () => {
    const read = () => Promise.reject(new Error('no file'));
    const kept = keepAreas({ database, now: () => new Date(), newId, version: 'source@1', read, log: createLog('test', 'silent') });
    await kept.stop();
    expect(await events()).toEqual([]);
  });
});
