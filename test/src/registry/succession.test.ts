import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { GraphClient } from '../environment/graph-client.js';
import { ANSWER, filing, runStep, verification } from '../environment/journey.js';
import { registerKeyword, resolve } from '../environment/keywords.js';
import { LEGAL_REF, onboard, signInWith, today } from '../environment/officers.js';
import { askRegistry, changeRegistry, registerOffice } from '../environment/registry.js';
import { type Steps, startSteps } from '../environment/steps.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

const HEIR = 'D-18.72-PUPR';

interface Seen {
  readonly state: string;
  readonly dispositions: readonly {
    readonly kind: string;
    readonly byRole: string;
    readonly from: { readonly code: string };
    readonly to: { readonly code: string };
  }[];
}

describe('the work of an agency that ends', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem({ overrides: { reports: { CLOCK_SWEEP_INTERVAL_MS: '500' } } });
  });
  afterAll(() => system.stop());

  const knownToReports = (code: string) =>
    until(
      `reports knows ${code}`,
      async () => (await system.rows('reports', 'select 1 from agency_projection where code = $1', [code])).length > 0,
    );
  const work = async (code: string) =>
    (await system.rows<{ count: number }>('agencies', 'select count from open_work where desk_code = $1', [code]))[0]?.count ?? 0;
  const counted = (code: string, count: number) =>
    until(`${count} open reports are counted at ${code}`, async () => (await work(code)) === count);
  const row = async (steps: Steps) =>
    (
      await system.rows<{ desk_code: string; lead_agency_code: string | null; hops: number; state: string }>(
        'reports',
        'select desk_code, lead_agency_code, hops, state from report where id = $1',
        [steps.report.id],
      )
    )[0]!;
  const arrived = (steps: Steps, desk: string) => until(`the report is at ${desk}`, async () => (await row(steps)).desk_code === desk);
  const clocks = (steps: Steps) =>
    system.rows<{ key: string; desk_code: string; started_at: Date; due_at: Date; stopped_at: Date | null }>(
      'reports',
      'select key, desk_code, started_at, due_at, stopped_at from clock where report_id = $1 order by key, started_at',
      [steps.report.id],
    );

  const REGISTER = 'mutation ($input: RegisterApiClientInput!) { registerApiClient(input: $input) { id } }';
  const registerClient = async (ownerCode: string) => {
    const agreement = { purpose: 'Aplikasi kantor meneruskan laporan warga', contact: 'pengaduan@metrokota.go.id', legalRef: LEGAL_REF };
    const grant = { scopes: ['REPORTS_READ'], perMinute: 60, perDay: 1_000, validFrom: today() };
    const input = { ownerCode, name: 'aplikasi', ...agreement, ...grant };
    return (await (await system.as('admin-metro')).get<{ registerApiClient: { id: string } }>(REGISTER, { input })).registerApiClient.id;
  };
  const seenClient = async (id: string) => {
    const sql = 'select suspended_for as "suspendedFor" from api_client where id = $1';
    const [row] = await system.rows<{ suspendedFor: string | null }>('agencies', sql, [id]);
    return { effective: row!.suspendedFor === null, ...row };
  };

  /** A report that an office works on. */
  const inProgress = async (code: string): Promise<Steps> => {
    await knownToReports(code);
    const steps = await startSteps(system);
    await steps.does('admin-nasional', 'verifyAndDispose', verification(steps.report, { agencyCode: code }));
    await steps.does('petugas-metro', 'acceptDisposition');
    return steps;
  };

  it('follows a merger: the report goes on at the other desk as it stood, and its way shows why', async () => {
    const code = await registerOffice(system);
    const steps = await inProgress(code);
    await counted(code, 1);
    const atHeir = await work(HEIR);
    const before = await clocks(steps);
    const { hops } = await row(steps);
    await changeRegistry(system, 'admin-metro', 'mergeAgency', { code, intoCode: HEIR });
    await arrived(steps, HEIR);

    expect(await row(steps)).toEqual({ desk_code: HEIR, lead_agency_code: code, hops, state: 'IN_PROGRESS' });
    const seen = await steps.seen<Seen>('warga', 'state dispositions { kind byRole from { code } to { code } }');
    expect(seen.state).toBe('IN_PROGRESS');
    expect(seen.dispositions.at(-1)).toEqual({ kind: 'SUCCESSION', byRole: 'SYSTEM', from: { code }, to: { code: HEIR } });
    expect((await steps.types()).filter((type) => type === 'ReportInherited')).toHaveLength(1);
    const running = ({ key, started_at, due_at, stopped_at }: (typeof before)[number]) => ({ key, started_at, due_at, stopped_at });
    expect((await clocks(steps)).map(running)).toEqual(before.map(running));
    await Promise.all([counted(code, 0), counted(HEIR, atHeir + 1)]);

    const version = (await steps.seen<{ version: number }>('petugas-metro', 'version')).version;
    const answered = await runStep(await system.as('petugas-metro'), 'giveFinalAnswer', {
      reportId: steps.report.id,
      expectedVersion: version,
      text: ANSWER,
    });
    expect(answered.state).toBe('RESPONDED');
  });

  it('takes queue, keywords and officers along: they go on with the report at the heir, and by no old token', async () => {
    const code = await registerOffice(system);
    await registerKeyword(await system.as('admin-metro'), 'trotoar metro', { agencyCode: code, validFrom: '2025-01-01' });
    const steps = await inProgress(code);
    const old = await onboard(system, 'petugas-lama', 'LIAISON_OFFICER', code);
    await onboard(system, 'pimpinan-lama', 'AGENCY_LEADER', code);
    const queue = (client: GraphClient, agencyCode: string) =>
      client.ask<{ deskQueue: { nodes: { id: string }[] } }>(
        `query ($agencyCode: String!) { deskQueue(agencyCode: $agencyCode) { nodes { id } } }`,
        { agencyCode },
      );
    const queued = async (client: GraphClient, agencyCode: string) =>
      (await queue(client, agencyCode)).data?.deskQueue.nodes.map(({ id }) => id);
    expect(await queued(old.client, code)).toEqual([steps.report.id]);
    expect(await resolve(system, 'TROTOAR METRO rusak')).toEqual([code]);
    const client = await registerClient(code);
    await changeRegistry(system, 'admin-metro', 'mergeAgency', { code, intoCode: HEIR });
    await arrived(steps, HEIR);
    expect(await seenClient(client)).toEqual({ effective: false, suspendedFor: 'AGREEMENT_ENDED' });

    const now = await signInWith(system, 'petugas-lama', [`LIAISON_OFFICER@${HEIR}`]);
    await signInWith(system, 'pimpinan-lama', [`LIAISON_OFFICER@${HEIR}`]);
    for (const desk of [code, HEIR]) expect([desk, (await queue(old.client, desk)).codes]).toEqual([desk, ['FORBIDDEN']]);
    expect(await queued(now, HEIR)).toContain(steps.report.id);
    expect(await resolve(system, 'TROTOAR METRO rusak')).toEqual([HEIR]);
    const { version } = await steps.seen<{ version: number }>('petugas-metro', 'version');
    const answered = await runStep(now, 'giveFinalAnswer', { reportId: steps.report.id, expectedVersion: version, text: ANSWER });
    expect(answered.state).toBe('RESPONDED');
    const told = await system.rows<{ type: string }>(
      'agencies',
      `select type from event_log where aggregate_type = 'officer' and aggregate_id = $1 order by sequence`,
      [old.id],
    );
    expect(told.map(({ type }) => type)).toEqual(['OfficerAppointed', 'OfficerAppointed']);
  });

  it('keeps an agency from ending without a successor', async () => {
    const code = await registerOffice(system);
    await inProgress(code);
    await counted(code, 1);
    const { errors } = await askRegistry(await system.as('admin-metro'), 'closeAgency', { code });
    expect(errors).toMatchObject([{ extensions: { code: 'AGENCY_HAS_OPEN_WORK', openReports: 1 } }]);
  });

  it('goes to the national desk when the count was too old to see it: received anew, the total clock running on', async () => {
    const code = await registerOffice(system);
    const steps = await inProgress(code);
    await counted(code, 1);
    const total = (await clocks(steps)).find(({ key }) => key === 'COMPLETE_COMPLAINT')!;
    await system.rows('agencies', 'update open_work set count = 0 where desk_code = $1', [code]);
    await changeRegistry(system, 'admin-metro', 'closeAgency', { code });
    await arrived(steps, NATIONAL_DESK);
    expect(await row(steps)).toMatchObject({ state: 'RECEIVED', lead_agency_code: null });
    const now = await clocks(steps);
    expect(now.find(({ key }) => key === 'COMPLETE_COMPLAINT')).toMatchObject({ started_at: total.started_at, stopped_at: null });
    expect(now.some(({ key, desk_code, stopped_at }) => key === 'VERIFY' && desk_code === NATIONAL_DESK && !stopped_at)).toBe(true);
  });

  it('follows the whole chain of successors, and what a closed part held', async () => {
    const [first, second] = [await registerOffice(system), await registerOffice(system)];
    const unit = await registerOffice(system, { code: `${first}-U1`, parentCode: first });
    const steps = await inProgress(unit);
    await changeRegistry(system, 'admin-metro', 'closeAgency', { code: first, successorCode: second });
    await arrived(steps, second);
    await changeRegistry(system, 'admin-metro', 'mergeAgency', { code: second, intoCode: HEIR });
    await arrived(steps, HEIR);
    expect((await steps.types()).filter((type) => type === 'ReportInherited')).toHaveLength(2);
  });

  it('waits for the reporter where it waited; without an heir the national desk gives it on when it is an agency’s turn again', async () => {
    const [code, other] = [await registerOffice(system), await registerOffice(system)];
    const [inherited, orphaned] = [await inProgress(code), await inProgress(other)];
    for (const steps of [inherited, orphaned]) await steps.does('petugas-metro', 'giveFinalAnswer', { text: ANSWER });
    await Promise.all([counted(code, 1), counted(other, 1)]);
    await changeRegistry(system, 'admin-metro', 'closeAgency', { code, successorCode: HEIR });
    await system.rows('agencies', 'update open_work set count = 0 where desk_code = $1', [other]);
    await changeRegistry(system, 'admin-metro', 'closeAgency', { code: other });
    await Promise.all([arrived(inherited, HEIR), arrived(orphaned, NATIONAL_DESK)]);
    expect([(await row(inherited)).state, (await row(orphaned)).state]).toEqual(['RESPONDED', 'RESPONDED']);

    const { version } = await orphaned.seen<{ version: number }>('warga', 'version');
    const replied = await runStep(await system.as('warga'), 'replyToAnswer', {
      reportId: orphaned.report.id,
      expectedVersion: version,
      text: 'Lampu masih padam sampai malam ini.',
    });
    expect(replied.state).toBe('IN_PROGRESS');
    await until('the national desk receives it anew', async () => (await row(orphaned)).state === 'RECEIVED');
  });

  it('is given on although one report of it cannot be, which follows when it can', async () => {
    const code = await registerOffice(system);
    const [stuck, free] = [await inProgress(code), await inProgress(code)];
    await counted(code, 2);
    await system.rows(
      'reports',
      `create function refuse_one() returns trigger language plpgsql as $$ begin raise exception 'stuck'; end $$;
       create trigger refuse_one before update on report for each row when (old.id = '${stuck.report.id}') execute function refuse_one()`,
    );
    await changeRegistry(system, 'admin-metro', 'closeAgency', { code, successorCode: HEIR });
    await arrived(free, HEIR);
    expect((await row(stuck)).desk_code).toBe(code);
    await system.rows('reports', 'drop trigger refuse_one on report');
    await arrived(stuck, HEIR);
  });

  it('is complete after reports was killed in the middle: every report once, none left behind', async () => {
    const code = await registerOffice(system);
    await knownToReports(code);
    const warga = await system.as('warga');
    const filed = await Promise.all(Array.from({ length: 40 }, () => runStep(warga, 'fileReport', filing({ targetAgencyCode: code }))));
    await counted(code, filed.length);
    await changeRegistry(system, 'admin-metro', 'mergeAgency', { code, intoCode: HEIR });
    await until(
      'the first are moved',
      async () => (await system.rows('reports', 'select 1 from report where desk_code = $1', [code])).length < 40,
    );
    await system.children.reports.crash();
    await until(
      'none is left',
      async () => (await system.rows('reports', 'select 1 from report where desk_code = $1', [code])).length === 0,
    );
    const moved = await system.rows<{ count: number }>(
      'reports',
      `select count(*)::integer as count from event_log where type = 'ReportInherited' and aggregate_id = any($1::text[]) group by aggregate_id`,
      [filed.map(({ id }) => id)],
    );
    expect(moved).toEqual(filed.map(() => ({ count: 1 })));
    await counted(code, 0);
  });
});
