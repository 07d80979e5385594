import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays } from '@lapor/schema/calendar/day';
import { toLocalTime } from '@lapor/schema/calendar/time-zone';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import { latestDateInIndonesia } from '@lapor/schema/input/date';
import { openJourney } from '../environment/journey.js';
import { dumpTables } from '../environment/rows.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

const ACT = { legalRef: 'SKB 3 Menteri Nomor 9 Tahun 2026' };
const WHAT_IF = `query ($input: WhatIfTimeRulesInput!) { whatIfTimeRules(input: $input) {
  openReports examinedReports exact openDeadlines moved byDesk { agency { code name } moved } byDays { days moved }
} }`;

interface WhatIf {
  readonly openReports: number;
  readonly exact: boolean;
  readonly moved: number;
  readonly byDesk: readonly { readonly agency: { readonly code: string }; readonly moved: number }[];
  readonly byDays: readonly { readonly days: number; readonly moved: number }[];
}

describe('a change of the time rules', () => {
  let system: TestSystem;
  let id: string;
  beforeAll(async () => {
    system = await startTestSystem();
    ({ id } = await openJourney(system).citizen('warga').files());
  });
  afterAll(() => system?.stop());

  const verify = async () => {
    const [clock] = await system.rows<{ started_at: Date; due_at: Date }>(
      'reports',
      `select started_at, due_at from clock where report_id = $1 and key = 'VERIFY'`,
      [id],
    );
    return clock as { started_at: Date; due_at: Date };
  };
  const dueDate = async (start: Date) => {
    const query = `query ($start: DateTimeISO!, $agencyCode: String!) {
      dueDate(start: $start, amount: 3, unit: WORKING_DAY, agencyCode: $agencyCode) { dueAt day provisional } }`;
    const answer = await system.anyone.get<{ dueDate: { dueAt: string; day: string } }>(query, { start, agencyCode: NATIONAL_DESK });
    return answer.dueDate;
  };
  const recomputed = () =>
    system.rows<{ actor: object; payload: object }>(
      'reports',
      `select actor, payload from event_log where aggregate_id = $1 and type = 'ClocksRecomputed'`,
      [id],
    );
  const mutate = async (field: string, type: string, input: object, selection: string) =>
    (await system.as('admin-nasional')).get(`mutation ($input: ${type}!) { ${field}(input: $input) { ${selection} } }`, { input });
  const movedFrom = (before: Date) =>
    until('the deadline has moved', async () => {
      const { due_at } = await verify();
      return due_at.getTime() !== before.getTime() && due_at;
    });

  it('begins with one count of working time in both subgraphs', async () => {
    const { started_at, due_at } = await verify();
    expect(new Date((await dueDate(started_at)).dueAt)).toEqual(due_at);
  });

  it('is weighed beforehand, by the national administrators alone, and writes nothing', async () => {
    const { due_at } = await verify();
    const { date } = toLocalTime(due_at, 'Asia/Jakarta');
    const input = { holiday: { date } };
    const read = <Row>(sql: string) => system.rows<Row>('reports', sql);
    const before = await dumpTables(read);
    const { whatIfTimeRules } = await (await system.as('admin-nasional')).get<{ whatIfTimeRules: WhatIf }>(WHAT_IF, { input });
    expect(whatIfTimeRules).toMatchObject({
      openReports: 1,
      exact: true,
      moved: 1,
      byDesk: [{ agency: { code: NATIONAL_DESK }, moved: 1 }],
    });
    expect(whatIfTimeRules.byDays).toEqual([{ days: expect.any(Number), moved: 1 }]);
    for (const username of ['warga', 'admin-metro', 'pimpinan-metro', 'pengawas-ombudsman'] as const) {
      const answer = await (await system.as(username)).ask(WHAT_IF, { input });
      expect([username, answer.codes, answer.data?.whatIfTimeRules ?? null]).toEqual([username, ['FORBIDDEN'], null]);
    }
    expect((await system.anyone.ask(WHAT_IF, { input })).codes).toEqual(['UNAUTHENTICATED']);
    expect(await dumpTables(read)).toEqual(before);
  });

  it('by a decree moves an open deadline, by one recomputation that is told in the report’s history', async () => {
    const { started_at, due_at } = await verify();
    const { date } = toLocalTime(due_at, 'Asia/Jakarta');
    await mutate(
      'declareHoliday',
      'DeclareHolidayInput',
      { ...ACT, date, name: 'Hari berkabung nasional', kind: 'NATIONAL' },
      'date provisional',
    );
    const moved = await movedFrom(due_at);
    expect(moved > due_at).toBe(true);
    expect(moved).toEqual(new Date((await dueDate(started_at)).dueAt));
    const told = await recomputed();
    expect(told).toEqual([
      { actor: { kind: 'SYSTEM' }, payload: expect.objectContaining({ detail: expect.objectContaining({ clocks: expect.any(Number) }) }) },
    ]);
  });

  it('moves the day again: the old one is worked, the new one is off, and both keep their acts', async () => {
    const { started_at, due_at } = await verify();
    const [holiday] = await system.rows<{ date: string }>(
      'agencies',
      `select date::text from holiday where name = 'Hari berkabung nasional'`,
    );
    const from = holiday?.date as string;
    const to = toLocalTime(due_at, 'Asia/Jakarta').date;
    const amendment = { legalRef: 'SKB 3 Menteri Nomor 10 Tahun 2026' };
    await mutate('moveHoliday', 'MoveHolidayInput', { ...amendment, from, to }, 'date');
    const moved = await movedFrom(due_at);
    expect(moved).toEqual(new Date((await dueDate(started_at)).dueAt));
    expect(toLocalTime(moved, 'Asia/Jakarta').date).toBe(from);
    expect(await recomputed()).toHaveLength(2);
    const rows = await system.rows('agencies', 'select date::text, legal_ref, revoked_by from holiday where name = $1 order by date', [
      'Hari berkabung nasional',
    ]);
    expect(rows).toEqual([
      { date: from, legal_ref: ACT.legalRef, revoked_by: amendment.legalRef },
      { date: to, legal_ref: amendment.legalRef, revoked_by: null },
    ]);
    const { holidays } = await system.anyone.get<{ holidays: { date: string }[] }>(`{ holidays(year: ${from.slice(0, 4)}) { date } }`);
    expect(holidays.map(({ date }) => date)).not.toContain(from);
  });

  it('gives an agency and what is below it other hours, and open deadlines end with its day', async () => {
    const { started_at, due_at } = await verify();
    const input = { ...ACT, agencyCode: 'K-PANRB', opens: '07:30', closes: '15:00', validFrom: latestDateInIndonesia(new Date()) };
    const days = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'];
    await mutate('setWorkingHours', 'SetWorkingHoursInput', { ...input, days }, 'days opens closes');
    const moved = await movedFrom(due_at);
    expect(toLocalTime(moved, 'Asia/Jakarta').minutes).toBe(15 * 60);
    expect(moved).toEqual(new Date((await dueDate(started_at)).dueAt));
    expect(await recomputed()).toHaveLength(3);
    const { workingHours } = await system.anyone.get<{ workingHours: object[] }>(
      `{ workingHours(agencyCode: "${NATIONAL_DESK}") { agencyCode days opens closes } }`,
    );
    expect(workingHours).toEqual([{ agencyCode: 'K-PANRB', days, opens: '07:30', closes: '15:00' }]);
  });

  it('ends a limit and enacts another from the same day on, and nothing beside it', async () => {
    const admin = await system.as('admin-nasional');
    const validFrom = addDays(latestDateInIndonesia(new Date()), 30);
    const enact = () =>
      admin.ask('mutation ($input: EnactPolicyInput!) { enactPolicy(input: $input) { id validFrom validTo } }', {
        input: { ...ACT, key: 'ACCEPT', amount: 1, unit: 'WORKING_DAY', validFrom },
      });
    const refused = await enact();
    expect(refused.errors).toMatchObject([
      { extensions: { code: 'VALIDITY_OVERLAP', other: { id: 'ACCEPT@2020-10-27', validFrom: '2020-10-27', validTo: null } } },
    ]);
    await mutate('endPolicy', 'EndPolicyInput', { ...ACT, id: 'ACCEPT@2020-10-27', validTo: validFrom }, 'id');
    expect((await enact()).data).toEqual({ enactPolicy: { id: `ACCEPT@${validFrom}`, validFrom, validTo: null } });
    const known = await until('reports knows both', async () => {
      const rows = await system.rows('reports', `select id, valid_to::text from policy_projection where key = 'ACCEPT' order by id`);
      return rows.length === 2 && rows;
    });
    expect(known).toEqual([
      { id: 'ACCEPT@2020-10-27', valid_to: validFrom },
      { id: `ACCEPT@${validFrom}`, valid_to: null },
    ]);
  });

  it('publishes the ladder and quotas as limits, and sets no deadline by them', async () => {
    const validFrom = latestDateInIndonesia(new Date());
    await mutate('enactPolicy', 'EnactPolicyInput', { ...ACT, key: 'SMS_PER_MINUTE', amount: 600, unit: 'REQUEST', validFrom }, 'id');
    const { slaPolicies } = await system.anyone.get<{ slaPolicies: { key: string; amount: number; roles: string[] }[] }>(
      '{ slaPolicies { key amount unit roles } }',
    );
    expect(slaPolicies).toContainEqual({ key: 'SMS_PER_MINUTE', amount: 600, unit: 'REQUEST', roles: [] });
    expect(slaPolicies).toContainEqual({ key: 'NOTICE_BEFORE', amount: 66, unit: 'PERCENT', roles: ['LIAISON_OFFICER', 'AGENCY_ADMIN'] });
    expect(await system.rows('reports', `select id from policy_projection where key like 'NOTICE%' or key like 'SMS%'`)).toEqual([]);
  });
});
