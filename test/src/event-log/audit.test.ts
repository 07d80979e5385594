import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { verifyAudit } from '@lapor/reports/actions/verify-audit';
import { publicKeyOf, writeChainRoot } from '@lapor/reports/actions/write-chain-root';
import { reportsDatabase } from '@lapor/reports/database/reports-database';
import type { Aggregate } from '@lapor/subgraph-kit/event-log/event';
import type { DataSource, EntityManager } from 'typeorm';
import { createDatabase } from '../environment/databases.js';
import { aReport, write } from '../environment/event-log.js';

const MAIN = fileURLToPath(import.meta.resolve('@lapor/reports/audit-main'));

describe('the audit of a whole database', () => {
  let database: DataSource;
  let url: string;
  let drop: () => Promise<void>;
  let reports: Aggregate[];
  const { privateKey } = generateKeyPairSync('ed25519');

  beforeEach(async () => {
    ({ url, drop } = await createDatabase());
    database = await reportsDatabase({ url, poolSize: 3 }).initialize();
    await database.runMigrations();
    reports = [aReport(), aReport(), aReport()];
    for (const day of [1, 2, 3]) {
      for (const report of reports.slice(0, day)) await write(database, `day ${day}`, report);
      await settled(database);
      await writeChainRoot(database, privateKey, new Date(Date.UTC(2026, 10, day)));
    }
  });
  afterEach(async () => {
    await database.destroy();
    await drop();
  });

  /** Changes rows as somebody with all rights on the server could: triggers do not run for them. */
  const tamper = (sql: string) =>
    database.transaction(async (manager: EntityManager) => {
      await manager.query("set local session_replication_role = 'replica'");
      await manager.query(sql.replaceAll('$report', reports[1]!.id));
    });

  it('holds for what nobody has touched, also while histories go on', async () => {
    await write(database, 'after the last root', reports[0]!);
    expect(await verifyAudit(database, publicKeyOf(privateKey))).toEqual({ ok: true, chains: 3, events: 7, roots: 3 });
    expect(await writeChainRoot(database, privateKey, new Date(Date.UTC(2026, 10, 3, 12)))).toBeNull();
  });

  it.each([
    [
      'a text',
      `update event_log set payload = '{}' where aggregate_id = '$report' and sequence = 2`,
      /^event_log \w+ [\da-f-]+, sequence 2$/,
      'ALTERED',
    ],
    ['a chain', `delete from event_log where aggregate_id = '$report'`, /sequence 1$/, 'CUT_OFF'],
    ['a head', `delete from event_chain where aggregate_id = '$report'`, /sequence 1$/, 'CUT_OFF'],
    [
      'a whole history with its head',
      `with gone as (delete from event_chain where aggregate_id = '$report') delete from event_log where aggregate_id = '$report'`,
      /^chain_root 2 /,
      'ALTERED',
    ],
    ['a root', `update chain_root set root = sha256('x') where number = 2`, /^chain_root 2 /, 'ALTERED'],
    ['a root taken away', 'delete from chain_root where number = 2', /^chain_root 3 /, 'MISSING'],
    [
      'a signature',
      'update chain_root set signature = decode(repeat($q$00$q$, 64), $q$hex$q$) where number = 3',
      /^chain_root 3 /,
      'SIGNATURE',
    ],
    ['a day', `update chain_root set day = day - 10 where number = 1`, /^chain_root 1 /, 'SIGNATURE'],
  ])('names the first bad row when %s was changed', async (_what, sql, row, reason) => {
    await tamper(sql);
    expect(await verifyAudit(database, null)).toEqual({ ok: false, row: expect.stringMatching(row), reason });
  });

  it('finds roots that were signed anew with another key', async () => {
    const other = publicKeyOf(generateKeyPairSync('ed25519').privateKey);
    expect(await verifyAudit(database, other)).toMatchObject({ ok: false, reason: 'FOREIGN_KEY' });
  });

  it('refuses the application to change a root', async () => {
    await expect(database.query('update chain_root set day = day')).rejects.toThrow('append-only');
    await expect(database.query('delete from chain_root')).rejects.toThrow('append-only');
  });

  it('is a command that exits with 0, with 1 and the row, or with 2 when it cannot check', async () => {
    expect(await audit(url)).toEqual({ code: 0, output: 'audit: 6 events in 3 chains and 3 roots hold\n' });
    await tamper(`update event_log set payload = '{}' where aggregate_id = '$report' and sequence = 1`);
    const broken = await audit(url);
    expect(broken.code).toBe(1);
    expect(broken.output).toContain(`${reports[1]!.id}, sequence 1: ALTERED`);
    expect((await audit('postgres://nobody@127.0.0.1:1/none')).code).toBe(2);
  });
});

async function audit(url: string): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: '/usr/bin:/bin', REPORTS_DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const [code] = await once(child, 'close');
  return { code, output };
}

/** Other databases' transactions on the shared server keep events unsettled for a moment. */
async function settled(database: DataSource): Promise<void> {
  for (;;) {
    const [row] = await database.query<{ open: boolean }[]>(
      'select exists (select 1 from event_log where txid >= pg_snapshot_xmin(pg_current_snapshot())) as open',
    );
    if (!row?.open) return;
  }
}
