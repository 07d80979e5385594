import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ACT, TODAY } from '../environment/decrees.js';
import { filing } from '../environment/journey.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

const FILE = 'mutation ($input: FileReportInput!) { fileReport(input: $input) { id } }';
const ENACT = 'mutation ($input: EnactPolicyInput!) { enactPolicy(input: $input) { id } }';

describe('a quota that a decree sets', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem();
  });
  afterAll(() => system?.stop());

  const file = async (who: 'warga' | 'warga2', input: Record<string, unknown> = {}) =>
    (await system.as(who)).ask<{ fileReport: { id: string } }>(FILE, { input: filing(input) });
  const enact = async (input: Record<string, unknown>) => {
    const { data, text } = await (await system.as('admin-nasional')).ask<{ enactPolicy: { id: string } }>(ENACT, {
      input: { ...ACT, ...input },
    });
    if (!data?.enactPolicy) throw new Error(text);
    const sql = 'select 1 from quota_projection where id = $1';
    await until('reports knows the quota', async () => (await system.rows('reports', sql, [data.enactPolicy.id])).length === 1);
  };
  const counts = () => system.rows<{ name: string; count: number }>('reports', 'select name::text, count from filing_count');

  it('holds for each reporter by themselves; a repetition and a refused filing count for nothing', async () => {
    expect((await file('warga')).codes).toEqual([]);
    await enact({ key: 'WEB_PER_DAY', unit: 'REQUEST', amount: 2, validFrom: TODAY });
    const key = { idempotencyKey: randomUUID() };
    const first = await file('warga', key);
    expect((await file('warga', key)).data).toEqual(first.data);
    expect((await file('warga', { regionCode: '00.00' })).codes).toEqual(['REGION_UNKNOWN']);
    expect((await file('warga')).codes).toEqual([]);
    const { errors } = await file('warga');
    expect(errors).toMatchObject([{ extensions: { code: 'FILING_QUOTA_EXCEEDED', retryable: true } }]);
    expect(errors[0]!.extensions?.retryAfterSeconds).toBeLessThanOrEqual(86_400);
    expect((await file('warga2')).codes).toEqual([]);
  });

  it('of a class holds for that class alone', async () => {
    await enact({ key: 'WEB_PER_DAY', reportClass: 'ASPIRATION', unit: 'REQUEST', amount: 1, validFrom: TODAY });
    const aspiration = { class: 'ASPIRATION' };
    expect((await file('warga2', aspiration)).codes).toEqual([]);
    expect((await file('warga2', aspiration)).codes).toEqual(['FILING_QUOTA_EXCEEDED']);
    expect((await file('warga2')).codes).toEqual([]);
  });

  it('is counted under names that lead to no report and to no citizen', async () => {
    const reports = await system.rows<{ row: string }>('reports', 'select report::text as row from report');
    const names = await counts();
    expect(names.map(({ count }) => count).sort()).toEqual([1, 2, 2]);
    for (const { name } of names) expect(reports.filter(({ row }) => row.includes(name))).toEqual([]);
  });
});
