import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyAudit } from '@lapor/reports/actions/verify-audit';
import { reportsDatabase } from '@lapor/reports/database/reports-database';
import { loadSeed } from '@lapor/reports/seed/load';
import { readOptions } from '@lapor/reports/seed/options';
import { runSeed } from '@lapor/stack/seed/run-seed';
import { bulkLoad } from '@lapor/subgraph-kit/database/bulk-load';
import { withoutIndexes } from '@lapor/subgraph-kit/database/without-indexes';
import type { DataSource } from 'typeorm';
import { at, runStep, type StepReport, verification } from '../environment/journey.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

const REPORTS = 1_500;
const OPTIONS = readOptions({ reports: String(REPORTS), seed: 'test' }, new Date());

describe('volume data in a running system', () => {
  let system: TestSystem;
  let database: DataSource;
  let events: number;
  beforeAll(async () => {
    system = await startTestSystem();
    database = await reportsDatabase({ url: system.databases.reports, poolSize: 2 }).initialize();
    ({ events } = await loadSeed(database, system.databases.reports, OPTIONS, () => undefined));
  });
  afterAll(async () => {
    await database.destroy();
    await system.stop();
  });

  const one = async <Row>(sql: string): Promise<Row> => (await system.rows<Row>('reports', sql))[0] as Row;

  it('is chained as the product chains it, with dense versions and a topic for every follower', async () => {
    expect(await verifyAudit(database, null)).toMatchObject({ ok: true, chains: REPORTS, events });
    const { missing } = await one<{ missing: string }>(`select count(*) as missing from event_log logged cross join unnest(topics) as topic
      where not exists (select 1 from event_topic t where (t.topic, t.txid, t.position) = (topic, logged.txid, logged.position))`);
    expect(missing).toBe('0');
    const { default: strays } = await one<{ default: string }>('select count(*) as default from event_log_default');
    expect(strays).toBe('0');
  });

  it('is counted by the public statistics as if it had been filed', async () => {
    await until(
      'every report is counted',
      async () => (await one<{ n: number }>('select count(*)::integer as n from statistics_report')).n === REPORTS,
    );
    const { cells } = await one<{ cells: number }>(`select sum(count)::integer as cells from statistics_cell where dimension = 'KIND'`);
    expect(cells).toBe(REPORTS);
  });

  it('leaves the scheduler nothing to catch up with', async () => {
    const { overdue } = await one<{ overdue: number }>(
      `select count(*)::integer as overdue from clock where next_notice_at < '${OPTIONS.until.toISOString()}'`,
    );
    expect(overdue).toBe(0);
  });

  it('goes on like any other report', async () => {
    const national = await system.as('admin-nasional');
    const queue = 'query ($desk: String!) { list: deskQueue(agencyCode: $desk, state: RECEIVED) { nodes { id version state stage } } }';
    const { list } = await national.get<{ list: { nodes: StepReport[] } }>(queue, { desk: 'K-PANRB-SP4N' });
    const report = list.nodes.at(-1) as StepReport;
    const disposed = await runStep(national, 'verifyAndDispose', verification(report));
    const accepted = await runStep(await system.as('petugas-metro'), 'acceptDisposition', at(disposed));
    expect(accepted).toMatchObject({ state: 'IN_PROGRESS', version: report.version + 2 });
    expect(await verifyAudit(database, null)).toMatchObject({ ok: true, chains: REPORTS });
  });

  it('is refused a second time as a whole', async () => {
    const before = await one('select count(*), max(updated_at) from report');
    const again = loadSeed(database, system.databases.reports, OPTIONS, () => undefined);
    await expect(again).rejects.toThrow('are in the database already. Choose another one with --seed.');
    expect(await one('select count(*), max(updated_at) from report')).toEqual(before);
  });

  it('comes by the command too, beside what is there', async () => {
    expect(await runSeed(system.databases.reports, ['--reports', '20', '--seed', 'more'])).toBe(0);
    expect(await runSeed(system.databases.reports, ['--reports', 'many'])).toBe(2);
    expect(await one('select count(*)::integer as n from report')).toEqual({ n: REPORTS + 20 });
  });

  it('puts every index and foreign key back as it was, also those of the partitions', async () => {
    const parts = async () => [
      ...(await system.rows(
        'reports',
        `select indexdef from pg_indexes where tablename like 'report%' or tablename like 'event%' order by 1`,
      )),
      ...(await system.rows(
        'reports',
        `select conrelid::regclass::text as on, pg_get_constraintdef(oid) as is from pg_constraint where contype = 'f' order by 1, 2`,
      )),
    ];
    const before = await parts();
    expect(before.length).toBeGreaterThan(30);
    await bulkLoad(system.databases.reports, (client) =>
      withoutIndexes(client, ['report', 'event_log', 'clock'], async () => {
        const { rows } = await client.query(`select 1 from pg_indexes where indexname = 'report_public_list'`);
        expect(rows).toEqual([]);
      }),
    );
    expect(await parts()).toEqual(before);
    const failing = bulkLoad(system.databases.reports, (client) =>
      withoutIndexes(client, ['report'], () => Promise.reject(new Error('the load failed'))),
    );
    await expect(failing).rejects.toThrow('the load failed');
    expect(await parts()).toEqual(before);
  });
});
