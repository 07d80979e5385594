import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { close, listen } from '@lapor/kit/http/listen';
import { respondJson } from '@lapor/kit/http/respond';
import { createLog } from '@lapor/kit/log';
import { createDataSource } from '@lapor/subgraph-kit/database/data-source';
import { projectFeed } from '@lapor/subgraph-kit/feed/project-feed';
import type { DataSource } from 'typeorm';
import { createDatabase } from '../environment/databases.js';

const PAGES = 5;
const INSTANCES = 4;

/** Another subgraph's feed of a few pages. The first is given out when all instances have asked for it, to all at once. */
async function startFeed() {
  const waiting: (() => void)[] = [];
  const server = createServer((request, response) => {
    const query = new URL(request.url ?? '/', 'http://feed').searchParams;
    const after = Number(query.get('after') ?? 0);
    if (after === PAGES && query.has('wait')) return;
    const answer = () => respondJson(response, 200, pageBehind(after));
    if (after > 0) return answer();
    waiting.push(answer);
    if (waiting.length === INSTANCES) for (const send of waiting) send();
  });
  return { port: await listen(server, 0, '127.0.0.1'), stop: () => close(server, 0) };
}

function pageBehind(after: number) {
  const event = { id: `event ${after + 1}` };
  return after < PAGES
    ? { events: [event], next: String(after + 1), atEnd: after + 1 === PAGES }
    : { events: [], next: String(after), atEnd: true };
}

describe('instances that project a feed for the first time at once', () => {
  let database: DataSource;
  let drop: () => Promise<void>;
  let feed: Awaited<ReturnType<typeof startFeed>>;
  beforeAll(async () => {
    const created = await createDatabase();
    drop = created.drop;
    database = createDataSource({ url: created.url, name: 'test', poolSize: 20, entities: [], migrations: [] });
    await database.initialize();
    await database.query('create table feed_cursor (source text primary key, cursor text not null)');
    await database.query('create table applied (id text not null)');
    feed = await startFeed();
  });
  afterAll(async () => {
    await feed?.stop();
    await database?.destroy();
    await drop?.();
  });

  it('apply every page once, the first one too, of which no row tells yet', async () => {
    const instances = Array.from({ length: INSTANCES }, () =>
      projectFeed({
        database,
        source: 'agencies',
        origin: `http://127.0.0.1:${feed.port}`,
        key: { kid: 'k', issuer: 'reports', secret: Buffer.alloc(32, 1) },
        log: createLog('test', 'silent'),
        apply: async (manager, { events }) => {
          // As slow as a real page, so that the others come while it is being written.
          await manager.query('select pg_sleep(0.05)');
          for (const { id } of events) await manager.query('insert into applied (id) values ($1)', [id]);
        },
      }),
    );
    await Promise.all(instances.map(({ caughtUp }) => caughtUp));
    await Promise.all(instances.map((instance) => instance.stop()));
    const rows = await database.query<{ id: string }[]>('select id from applied order by id');
    expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: PAGES }, (_, index) => `event ${index + 1}`));
    expect(await database.query('select cursor from feed_cursor')).toEqual([{ cursor: String(PAGES) }]);
  });
});
