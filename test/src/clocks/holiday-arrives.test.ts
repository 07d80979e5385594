import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { registerEntries } from '@lapor/agencies/actions/register-entries';
import { agenciesDatabase } from '@lapor/agencies/database/agencies-database';
import { newId } from '@lapor/kit/ids';
import { openJourney } from '../environment/journey.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

const NOTHING = { region: [], agency: [], category: [], policy: [], answerPolicy: [], holiday: [], keyword: [], jurisdiction: [] };

let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem();
});
afterAll(() => system.stop());

/** Declares a holiday as the registry itself does: the row and its event in one transaction. */
async function declare(date: string): Promise<void> {
  const url = new URL(system.cluster!.superuserUrl);
  url.pathname = '/agencies';
  const database = agenciesDatabase({ url: url.href, poolSize: 1 });
  await database.initialize();
  const holiday = { id: date, date, name: 'Hari libur susulan', kind: 'NATIONAL', regionCode: null, legalRef: 'SKB susulan' } as const;
  await registerEntries({ database, now: () => new Date(), newId }, { ...NOTHING, holiday: [holiday] });
  await database.destroy();
}

it('a holiday declared in the registry reaches reports and moves an open report’s deadline, by a logged recomputation', async () => {
  const { id } = await openJourney(system).citizen('warga').files();
  const due = async () =>
    (await system.rows<{ due: Date }>('reports', `select due_at as due from clock where report_id = $1 and key = 'VERIFY'`, [id]))[0]!.due;
  const before = await due();
  // The limit's own last day, as it is at the national desk: it was a working day until now.
  await declare(new Date(before.getTime() + 7 * 3_600_000).toISOString().slice(0, 10));
  const after = await until('the deadline has moved', async () => {
    const now = await due();
    return now > before && now;
  });
  expect(after.getTime() - before.getTime()).toBeGreaterThanOrEqual(86_400_000);
  const told = await system.rows<{ actor: object; clocks: number }>(
    'reports',
    `select actor, (payload->'detail'->>'clocks')::integer as clocks from event_log where aggregate_id = $1 and type = 'ClocksRecomputed'`,
    [id],
  );
  expect(told).toEqual([{ actor: { kind: 'SYSTEM' }, clocks: expect.any(Number) }]);
  const [run] = await until('the recomputation is finished', async () => {
    const rows = await system.rows<{ role: string | null; reason: string }>(
      'reports',
      'select requested_by_role as role, reason from clock_recompute where finished_at is not null',
    );
    return rows.length > 0 && rows;
  });
  expect(run).toEqual({ role: null, reason: expect.stringContaining('registri') });
});
