import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SEALED_COLUMNS } from '@lapor/sms/database/sealed-rows.store';
import { currentPrefix, toSealingKey } from '@lapor/sms/sealing/channel-key';
import { loadSecrets, renewSmsKey } from '@lapor/stack/system/secrets';
import { Client } from 'pg';
import { startTestSms, type TestSms } from '../environment/sms.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

const MAIN = fileURLToPath(import.meta.resolve('@lapor/sms/rotate-main'));
const NEW = Buffer.alloc(32, 7).toString('base64url');
const WRONG = Buffer.alloc(32, 9).toString('base64url');
const PREFIX = currentPrefix({ sealing: [toSealingKey(Buffer.alloc(32, 7))] });
const TRACKING_ID = /LP-[0-9A-HJKMNP-TV-Z]{8}/;
const [REPORTER, STOPPED, ASKED, BUSY] = ['081390010001', '081390010002', '081390010003', '081390010004'] as const;

describe('npm run sms:rotate', () => {
  let system: TestSystem;
  let sms: TestSms;
  let lock: Client;
  let trackingId: string;
  beforeAll(async () => {
    system = await startTestSystem();
    sms = await startTestSms(system, { SMS_LIMIT_MESSAGES: '4' });
    trackingId = TRACKING_ID.exec(await sms.phone(REPORTER).ask('KOTA METRO lampu jalan padam di depan pasar'))![0];
    await sms.phone(STOPPED).ask('STOP');
    await sms.phone(ASKED).ask('BOGOR jembatan gantung di kampung kami putus');
    for (let count = 0; count < 4; count += 1) await sms.phone(BUSY).ask('BANTUAN');
    lock = new Client({ connectionString: sms.databaseUrl });
    await lock.connect();
  });
  afterAll(async () => {
    await lock?.end();
    await sms?.stop();
    await system?.stop();
  });

  const restart = async (settings: Readonly<Record<string, string>>) => {
    await sms.stop();
    sms = await startTestSms(system, { SMS_LIMIT_MESSAGES: '4', ...settings });
  };
  const rotate = (former: string, key = NEW): ChildProcess =>
    spawn(process.execPath, [MAIN], {
      env: { SMS_DATABASE_URL: sms.databaseUrl, SMS_KEY: key, SMS_FORMER_KEYS: former },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const outcome = async (child: ChildProcess) => {
    let text = '';
    for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, text };
  };
  /** How many values of a column stand under the key in use, and how many do not. */
  const counts = async ({ table, column }: { readonly table: string; readonly column: string }) =>
    (
      await sms.rows<{ moved: number; left: number }>(
        `select count(*) filter (where substring(${column} from 1 for 9) = $1)::integer as moved,
           count(*) filter (where substring(${column} from 1 for 9) <> $1)::integer as left from ${table} where ${column} is not null`,
        [PREFIX],
      )
    )[0]!;
  const names = () =>
    sms.rows(`select 'count' as kind, sender as name from sender_count union all select 'stop', sender from stopped_sender
      union all select 'wait', sender from pending_text union all select 'owner', owner from followed_report order by 1, 2`);

  it('knows every column that holds something sealed', async () => {
    const rows = await sms.rows<{ name: string }>(
      "select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public' and data_type = 'bytea'",
    );
    const named = [
      'claim_message.receiver',
      'followed_report.owner',
      'held_text.sender',
      'incoming.likeness',
      'incoming.sender',
      'outgoing.lane',
      'pending_text.sender',
      'sender_count.sender',
    ];
    const sealed = SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`);
    expect(rows.map(({ name }) => name).toSorted()).toEqual([...sealed, ...named, 'stopped_sender.sender'].toSorted());
  });

  it('does nothing when it is not given the key that the database was sealed under', async () => {
    const { code, text } = await outcome(rotate(WRONG));
    expect(code).toBe(2);
    expect(text).toMatch(/SMS_FORMER_KEYS/);
    for (const column of SEALED_COLUMNS) expect((await counts(column)).moved).toBe(0);
  });

  it('lets the channel work on under the new key, with everybody’s order, limit and STOP as they were', async () => {
    const before = await names();
    await restart({ SMS_KEY: NEW, SMS_FORMER_KEYS: system.secrets.smsKey });
    expect(await names()).toEqual(before);
    expect(await sms.phone(REPORTER).ask(`CEK ${trackingId}`)).toMatch(new RegExp(`^LAPOR! ${trackingId}: (?!kode)`));
    expect(await sms.phone(BUSY).ask('BANTUAN')).toContain('terlalu banyak');
    const [stop] = await sms.rows<{ count: string }>('select count(*) from stopped_sender');
    expect(stop!.count).toBe('1');
  });

  it('killed in the middle leaves everything readable', async () => {
    const [followed] = await sms.rows<{ sealed: Buffer }>('select sealed from followed_report');
    expect(followed!.sealed.subarray(0, 9).equals(PREFIX)).toBe(false);
    await lock.query('begin');
    await lock.query('select from followed_report for update');
    const child = rotate(system.secrets.smsKey);
    const ended = outcome(child);
    await until('it waits at the one that is held', async () => {
      const [waiting] = await sms.rows("select from pg_locks where not granted and locktype = 'transactionid'");
      return waiting !== undefined;
    });
    expect(await counts({ table: 'naming_key', column: 'sealed' })).toEqual({ moved: 1, left: 0 });
    child.kill('SIGKILL');
    await ended;
    await lock.query('rollback');
    await until(
      'the killed one has let go',
      async () => (await sms.rows("select from pg_locks where not granted and locktype = 'transactionid'")).length === 0,
    );
    await sms.child.crash();
    expect(await sms.phone(REPORTER).ask(`CEK ${trackingId}`)).toMatch(new RegExp(`^LAPOR! ${trackingId}: (?!kode)`));
  });

  it('run again finishes what is left, after which the former key is needed by nobody', async () => {
    const { code, text } = await outcome(rotate(system.secrets.smsKey));
    expect({ code, text }).toEqual({ code: 0, text: expect.stringMatching(/^sms: \d+ values moved; no former key is needed\n$/) });
    for (const column of SEALED_COLUMNS) expect((await counts(column)).left).toBe(0);
    expect((await outcome(rotate(WRONG))).text).toMatch(/^sms: 0 values moved/);
    await restart({ SMS_KEY: NEW, SMS_FORMER_KEYS: '' });
    expect(await sms.phone(REPORTER).ask(`CEK ${trackingId}`)).toMatch(new RegExp(`^LAPOR! ${trackingId}: (?!kode)`));
    expect(await sms.phone(ASKED).ask('1')).toMatch(TRACKING_ID);
    // Whoever wanted no news does not get any: the name is still theirs.
    const stopped = await sms.rows<{ sender: Buffer }>('select sender from stopped_sender s join incoming i using (sender)');
    expect(stopped.length).toBe(1);
  });

  it('is not needed to see that a wrong key is given: the channel does not start', async () => {
    const { code, text } = await outcome(rotate('', WRONG));
    expect(code).toBe(2);
    expect(text).toMatch(/sealed under another SMS_KEY/);
  });
});

describe('a new SMS key of a data folder', () => {
  it('takes the former one’s place, which still opens', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lapor-sms-key-'));
    try {
      const before = await loadSecrets(folder);
      await renewSmsKey(folder);
      const after = await loadSecrets(folder);
      expect(after.smsKey).not.toBe(before.smsKey);
      expect({ ...after, smsKey: 0 }).toEqual({ ...before, smsKey: 0, smsFormerKeys: [before.smsKey] });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
