import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLog } from '@lapor/kit/log';
import { MIGRATIONS } from '@lapor/sms/database/migrations';
import { openDatabase } from '@lapor/sms/database/open-database';
import { Client } from 'pg';
import { createDatabase } from '../environment/databases.js';

/** What the channel's database was made of before news kept its zone. */
const FORMER = 3;

describe('a database of the channel of SMS that is in use', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let client: Client;
  beforeAll(async () => {
    database = await createDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client?.end();
    await database?.drop();
  });

  it('is brought up to date with what waits in it: news keeps the quiet hours of the whole country', async () => {
    await client.query('create table migration (name text primary key, run_at timestamptz not null default now())');
    for (const { name, up } of MIGRATIONS.slice(0, FORMER)) {
      await client.query(up);
      await client.query('insert into migration (name) values ($1)', [name]);
    }
    for (const [kind, state] of [
      ['NEWS', 'WAITING'],
      ['NEWS', 'SENT'],
      ['ANSWER', 'WAITING'],
    ])
      await client.query(
        `insert into outgoing (id, source, kind, addressee, state, sealed, due_at, created_at)
         values ($1::uuid, $1::text, $2, 'a', $3, '\\x00', now(), now())`,
        [randomUUID(), kind, state],
      );
    await client.query("insert into carried_part (message_id, state, noted_at) values ('a', 'FAILED', now())");
    const pool = await openDatabase({ url: database.url, size: 1, log: createLog('test', 'silent') });
    await pool.end();
    const { rows } = await client.query<{ kind: string; zone: string | null }>('select kind, zone from outgoing order by kind, state');
    expect(rows).toEqual([
      { kind: 'ANSWER', zone: null },
      { kind: 'NEWS', zone: 'Indonesia' },
      { kind: 'NEWS', zone: 'Indonesia' },
    ]);
  });
});
