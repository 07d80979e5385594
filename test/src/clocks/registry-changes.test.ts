import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeReferenceKey, readReferencePrivateKey } from '@lapor/kit/sealed-reference';
import { fileReport } from '@lapor/reports/actions/file-report';
import { remindOfClocks } from '@lapor/reports/actions/remind-of-clocks';
import { runRecompute } from '@lapor/reports/actions/run-recompute';
import { findClocks } from '@lapor/reports/database/clock.queries';
import { insertRecompute } from '@lapor/reports/database/clock-recompute.store';
import { type RegistryPage, saveRegistryPage } from '@lapor/reports/database/registry.store';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import { AGENCY, type ClockEnvironment, openClocks, SEED_CLOCK_POLICIES } from './clock-environment.js';

const EMPTY: RegistryPage = {
  agencies: [],
  regions: [],
  categories: [],
  policies: [],
  notices: [],
  answerPolicies: [],
  oversights: [],
  quotas: [],
  apiClients: [],
  holidays: [],
  hours: [],
};
const desk = (timeZone: 'Asia/Jakarta' | 'Asia/Jayapura', regionCode: string | null = null) => ({
  code: AGENCY,
  name: AGENCY,
  parentCode: null,
  active: true,
  successorCode: null,
  timeZone,
  regionCode,
});

describe('a change of the registry', () => {
  let clocks: ClockEnvironment;
  beforeAll(async () => {
    clocks = await openClocks();
  });
  afterAll(() => clocks.close());

  const save = (page: Partial<RegistryPage>) =>
    clocks.deps.database.transaction((manager) => saveRegistryPage(manager, { ...EMPTY, ...page }));
  const recompute = async () => {
    const { database, newId, now } = clocks.deps;
    const request = { id: newId(), requestedByRole: null, reason: 'test', requestedAt: now() };
    const run = await database.transaction((manager) => insertRecompute(manager, request));
    await runRecompute(clocks.deps, run.id);
  };
  const dueOf = async (id: string, key: string) => (await findClocks(clocks.deps.database, [id])).find((clock) => clock.key === key)?.dueAt;
  const held = async () => {
    const id = await clocks.file();
    await clocks.move(id, { state: 'ASSIGNED', deskCode: AGENCY, desks: [{ code: AGENCY, path: [AGENCY] }], leadAgencyCode: AGENCY });
    return id;
  };

  it('of a desk’s time zone or region counts its deadlines anew; of its name, or of a desk that owes nothing, does not', async () => {
    clocks.setNow('2026-06-02T03:00:00Z');
    const id = await held();
    const before = await dueOf(id, 'ACCEPT');
    expect(await save({ agencies: [{ ...desk('Asia/Jayapura'), name: 'Nama baru' }] })).toBe(false);
    expect(await save({ agencies: [{ ...desk('Asia/Jakarta'), code: 'D-11' }] })).toBe(false);
    expect(await save({ agencies: [desk('Asia/Jakarta')] })).toBe(true);
    await recompute();
    expect((await dueOf(id, 'ACCEPT'))!.getTime() - before!.getTime()).toBe(2 * 3_600_000);
    expect(await clocks.told(id)).toEqual([expect.stringMatching(/^ClocksRecomputed \d$/)]);
    expect(await save({ agencies: [desk('Asia/Jakarta', '51')] })).toBe(true);
    expect(await save({ agencies: [desk('Asia/Jakarta', '51')] })).toBe(false);
  });

  it('of the notification ladder moves what is still to be told, and tells no step twice', async () => {
    clocks.setNow('2026-06-02T03:00:00Z');
    const id = await clocks.file();
    const nextOf = async () =>
      (
        await clocks.rows<{ at: Date }>(`select next_notice_at as at from clock where report_id = '${id}' and key = 'VERIFY'`)
      )[0]?.at.toISOString();
    const ladder = (percent: number, validFrom: string) =>
      save({
        notices: [{ id: 'sooner', step: 'NOTICE_BEFORE', reportClass: null, percent, roles: ['AGENCY_ADMIN'], validFrom, validTo: null }],
      });
    // Two of three working days, then one of them.
    expect(await nextOf()).toBe('2026-06-04T09:00:00.000Z');
    expect(await ladder(33, '2026-06-03')).toBe(true);
    await recompute();
    expect(await nextOf()).toBe('2026-06-04T09:00:00.000Z');
    expect(await ladder(33, '2026-06-02')).toBe(true);
    await recompute();
    expect(await nextOf()).toBe('2026-06-03T09:00:00.000Z');
    expect(await ladder(33, '2026-06-02')).toBe(false);

    clocks.setNow('2026-06-03T10:00:00Z');
    await remindOfClocks(clocks.deps, id);
    expect(await clocks.told(id)).toEqual(['ClockReminded VERIFY 33']);
    await ladder(90, '2026-06-02');
    await recompute();
    expect(await nextOf()).toBe('2026-06-05T09:00:00.000Z');
    await clocks.rows("delete from notice_projection where id = 'sooner'");
  });

  it('that brings a policy gives the reports that lived without it their clocks, told in their history', async () => {
    clocks.setNow('2026-06-02T03:00:00Z');
    const { database } = clocks.deps;
    await database.query('delete from policy_projection');
    await database.query('update time_rules_version set version = version + 1');
    const input = {
      idempotencyKey: 'sebelum-ada-ketentuan',
      class: 'COMPLAINT',
      title: 'Lampu jalan padam di depan pasar',
      content: 'Lampu jalan di depan pasar padam sejak hari Senin.',
      anonymous: false,
      confidential: false,
    } as const;
    const citizen = { kind: 'citizen', id: '0199a0a0-0000-4000-8000-0000000000c1' } as const;
    const { id } = await fileReport(
      { ...clocks.deps, accessCodeKey: Buffer.alloc(32, 1), vault: readReferencePrivateKey(makeReferenceKey())!.publicKey },
      citizen,
      input,
    );
    expect(await findClocks(database, [id])).toEqual([]);

    clocks.setNow('2026-06-03T03:00:00Z');
    expect(await save({ policies: SEED_CLOCK_POLICIES })).toBe(true);
    await recompute();
    expect(await findClocks(database, [id])).toMatchObject([
      {
        key: 'COMPLETENESS_ANSWER',
        deskCode: NATIONAL_DESK,
        startedAt: new Date('2026-06-02T03:00:00Z'),
        dueAt: new Date('2026-06-16T09:00:00Z'),
      },
      { key: 'VERIFY', deskCode: NATIONAL_DESK, startedAt: new Date('2026-06-02T03:00:00Z'), dueAt: new Date('2026-06-05T09:00:00Z') },
    ]);
    expect(await clocks.told(id)).toEqual(['ClocksRecomputed 2']);
    await recompute();
    expect(await clocks.told(id)).toEqual(['ClocksRecomputed 2']);
  });
});
