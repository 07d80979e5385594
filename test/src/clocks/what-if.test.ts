import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { whatIfTimeRules } from '@lapor/reports/actions/what-if-time-rules';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import { dumpTables } from '../environment/rows.js';
import { type ClockEnvironment, openClocks } from './clock-environment.js';

const NATIONAL_ADMIN = {
  kind: 'officer',
  id: 'b5b1c0de-0000-7000-8000-000000000000',
  memberships: [{ role: 'NATIONAL_ADMIN', agencyCode: NATIONAL_DESK }],
} as const;
const REPORTS = 40;
const DAY_OFF = { policy: null, holiday: { date: '2026-06-04', regionCode: null, revoked: false } };

describe('what a draft of the time rules would do', () => {
  let clocks: ClockEnvironment;
  beforeAll(async () => {
    clocks = await openClocks();
    clocks.setNow('2026-06-02T03:00:00Z');
    for (let count = 0; count < REPORTS; count += 1) await clocks.file();
  });
  afterAll(() => clocks?.close());

  it('is counted over every open deadline, and nothing is written', async () => {
    const before = await dumpTables(clocks.rows);
    // VERIFY ends on Friday 5 June; a day off on the 4th puts it off to Monday. The limit in calendar days stays.
    expect(await whatIfTimeRules(clocks.deps, NATIONAL_ADMIN, DAY_OFF)).toEqual({
      openReports: REPORTS,
      examinedReports: REPORTS,
      exact: true,
      openDeadlines: 2 * REPORTS,
      moved: REPORTS,
      byDesk: [{ deskCode: NATIONAL_DESK, moved: REPORTS }],
      byDays: [{ days: 3, moved: REPORTS }],
    });
    expect(await dumpTables(clocks.rows)).toEqual(before);
  });

  it('is estimated from a part above a bound, the same part every time, and says so', async () => {
    const estimate = () => whatIfTimeRules(clocks.deps, NATIONAL_ADMIN, DAY_OFF, REPORTS / 4);
    const first = await estimate();
    expect(first).toMatchObject({ openReports: REPORTS, exact: false, moved: 4 * first.examinedReports });
    expect(first.examinedReports).toBeGreaterThan(0);
    expect(first.examinedReports).toBeLessThan(REPORTS);
    expect(await estimate()).toEqual(first);
  });

  it('leaves no trace in what deadlines are computed from afterwards', async () => {
    await whatIfTimeRules(clocks.deps, NATIONAL_ADMIN, DAY_OFF);
    const id = await clocks.file();
    const [verify] = await clocks.rows<{ due_at: Date }>(`select due_at from clock where report_id = $1 and key = 'VERIFY'`, [id]);
    expect(verify?.due_at).toEqual(new Date('2026-06-05T09:00:00Z'));
  });
});
