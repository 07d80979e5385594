import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AGENCY_FIELDS, askRegistry, changeRegistry, DECREE, office, registerOffice, type ShownAgency } from '../environment/registry.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { fingerprint } from '../faults/unchanged.js';

describe('the tree of agencies', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem();
  });
  afterAll(() => system.stop());

  const read = async (code: string) =>
    (await system.anyone.get<{ agency: ShownAgency }>(`query ($code: String!) { agency(code: $code) { ${AGENCY_FIELDS} } }`, { code }))
      .agency;
  const history = async (code: string) => {
    const { agency } = await system.anyone.get<{ agency: { history: { nodes: { type: string }[] } } }>(
      'query ($code: String!) { agency(code: $code) { history(first: 100) { nodes { type } } } }',
      { code },
    );
    return agency.history.nodes.map(({ type }) => type);
  };

  it('is moved, with everything below, and every code stays', async () => {
    const [first, second] = [await registerOffice(system), await registerOffice(system)];
    const unit = await registerOffice(system, { code: `${first}-U1`, parentCode: first, type: 'UNIT_KERJA' });
    const moved = await changeRegistry(system, 'admin-metro', 'moveAgency', { code: first, parentCode: second });
    expect(moved).toMatchObject({ code: first, parent: { code: second }, version: 2 });
    expect(await read(unit)).toMatchObject({ code: unit, parent: { code: first } });
    expect(await history(first)).toEqual(['AgencyRegistered', 'AgencyMoved']);
  });

  it('has no cycle, also when two moves that make one come at the same moment', async () => {
    const [first, second] = [await registerOffice(system), await registerOffice(system)];
    const unit = await registerOffice(system, { code: `${first}-U1`, parentCode: first });
    const admin = await system.as('admin-metro');
    const { errors } = await askRegistry(admin, 'moveAgency', { code: first, parentCode: unit });
    expect(errors).toMatchObject([{ extensions: { code: 'AGENCY_CYCLE', field: 'parentCode', path: [first, unit] } }]);
    const answers = await Promise.all([
      askRegistry(admin, 'moveAgency', { code: first, parentCode: second }),
      askRegistry(admin, 'moveAgency', { code: second, parentCode: first }),
    ]);
    expect(answers.flatMap(({ codes }) => codes)).toEqual(['AGENCY_CYCLE']);
  });

  it('is changed only from the version that was read', async () => {
    const code = await registerOffice(system);
    const { version } = await read(code);
    const admin = await system.as('admin-metro');
    const answers = await Promise.all(
      ['Satu', 'Dua'].map((name) => askRegistry(admin, 'renameAgency', { code, name: `Dinas ${name}`, expectedVersion: version })),
    );
    expect(answers.flatMap(({ errors }) => errors)).toMatchObject([
      { extensions: { code: 'VERSION_CONFLICT', currentVersion: version + 1 } },
    ]);
  });

  it('knows how an agency is connected, and leaves its type and region to whoever is above it', async () => {
    const changed = await changeRegistry(system, 'admin-metro', 'changeAgency', { code: 'D-18.72', connectionModel: 'FULL' });
    expect(changed).toMatchObject({ connectionModel: 'FULL', timeZone: 'Asia/Jakarta' });
    const { codes } = await askRegistry(await system.as('admin-metro'), 'changeAgency', { code: 'D-18.72', type: 'KEMENTERIAN' });
    expect(codes).toEqual(['FORBIDDEN']);
  });

  it('loses an agency with its parts to a successor, and gets it back', async () => {
    const [ending, heir] = [await registerOffice(system), await registerOffice(system)];
    const unit = await registerOffice(system, { code: `${ending}-U1`, parentCode: ending });
    const { errors } = await askRegistry(await system.as('admin-metro'), 'closeAgency', { code: ending });
    expect(errors).toMatchObject([{ extensions: { code: 'AGENCY_HAS_PARTS', parts: [unit] } }]);
    const closed = await changeRegistry(system, 'admin-metro', 'closeAgency', { code: ending, successorCode: heir });
    expect(closed).toMatchObject({ active: false, successor: { code: heir }, validTo: DECREE.effectiveOn });
    expect(await read(unit)).toMatchObject({ active: false, successor: { code: heir } });
    const reopened = await changeRegistry(system, 'admin-metro', 'reopenAgency', { code: ending });
    expect(reopened).toMatchObject({ active: true, successor: null, validTo: null, version: 3 });
    expect(await history(ending)).toEqual(['AgencyRegistered', 'AgencyClosed', 'AgencyReopened']);
  });

  it('lets an agency go into another one, its parts living on below that', async () => {
    const [ending, into] = [await registerOffice(system), await registerOffice(system)];
    const unit = await registerOffice(system, { code: `${ending}-U1`, parentCode: ending });
    expect(await changeRegistry(system, 'admin-metro', 'mergeAgency', { code: ending, intoCode: into })).toMatchObject({ code: into });
    expect(await read(ending)).toMatchObject({ active: false, successor: { code: into } });
    expect(await read(unit)).toMatchObject({ active: true, parent: { code: into } });
  });

  it('splits an agency into new ones, one of which inherits; a problem of one leaves nothing of the others', async () => {
    const ending = await registerOffice(system);
    const unit = await registerOffice(system, { code: `${ending}-U1`, parentCode: ending });
    const into = [office(), office()].map((draft) => ({ ...draft }));
    const admin = await system.as('admin-metro');
    const before = await fingerprint(system, 'agencies');
    const broken = [into[0], { ...into[1], regionCode: '99.99' }];
    const refused = await askRegistry(admin, 'splitAgency', { code: ending, into: broken, heirCode: into[0]!.code });
    expect(refused.errors).toMatchObject([{ extensions: { code: 'REGION_UNKNOWN', field: 'into.1.regionCode' } }]);
    expect(await fingerprint(system, 'agencies')).toBe(before);
    const heir = await changeRegistry(system, 'admin-metro', 'splitAgency', { code: ending, into, heirCode: into[1]!.code });
    expect(heir).toMatchObject({ code: into[1]!.code, active: true });
    expect(await read(ending)).toMatchObject({ active: false, successor: { code: into[1]!.code } });
    expect(await read(unit)).toMatchObject({ active: true, parent: { code: into[1]!.code } });
  });

  it('finds an agency by its code in another list, which only one agency has', async () => {
    const find = async (code: string) =>
      (
        await system.anyone.get<{ found: { code: string } | null }>(
          'query ($code: String!) { found: agencyByExternalCode(scheme: "BPS", code: $code) { code } }',
          { code },
        )
      ).found;
    const set = { agencyCode: 'D-18.72', scheme: 'BPS', code: '1872' };
    expect(await changeRegistry(system, 'admin-metro', 'setExternalCode', set)).toMatchObject({
      externalCodes: [{ scheme: 'BPS', code: '1872' }],
    });
    expect(await find('1872')).toEqual({ code: 'D-18.72' });
    const taken = await askRegistry(await system.as('admin-nasional'), 'setExternalCode', { ...set, agencyCode: 'D-18.71' });
    expect(taken.errors).toMatchObject([{ extensions: { code: 'EXTERNAL_CODE_TAKEN', agencyCode: 'D-18.72' } }]);
    await changeRegistry(system, 'admin-metro', 'setExternalCode', { ...set, code: null });
    expect(await find('1872')).toBeNull();
    expect(await find("' or 1 = 1 --")).toBeNull();
  });

  it('says who oversees whom, and by which law', async () => {
    const { office: unit, ombudsman } = await system.anyone.get<
      Record<string, { overseers: object[]; overseen: object[]; systemRoles: object[] }>
    >(
      `{ office: agency(code: "D-18.72-DLH") { ...o } ombudsman: agency(code: "L-ORI") { ...o } }
       fragment o on Agency { overseers { overseer { code } role scope legalRef } overseen { scope } systemRoles { role } }`,
    );
    const overseers = ['K-DAGRI', 'K-PANRB', 'L-ORI'].map((code) => expect.objectContaining({ overseer: { code } }));
    expect(unit).toEqual({ overseers, overseen: [], systemRoles: [] });
    expect(ombudsman).toMatchObject({ overseen: [{ scope: 'EVERY_AGENCY' }], systemRoles: [{ role: 'EXTERNAL_OVERSEER' }] });
    expect(ombudsman!.overseers).toHaveLength(1);
  });

  it('shows its history by office, never by person, and proves it', async () => {
    const code = await registerOffice(system);
    await changeRegistry(system, 'admin-metro', 'renameAgency', { code, name: 'Dinas Pertamanan' });
    type Page = { agency: { history: { nodes: object[]; pageInfo: { endCursor: string; hasNextPage: boolean } } } };
    const page = (after: string | null) =>
      system.anyone.get<Page>(
        `query ($code: String!, $after: String) { agency(code: $code) { history(first: 1, after: $after) {
          nodes { type kind key sequence legalRef effectiveOn byRole byAgency { code } } pageInfo { endCursor hasNextPage } } } }`,
        { code, after },
      );
    const first = (await page(null)).agency.history;
    const second = (await page(first.pageInfo.endCursor)).agency.history;
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
    const common = { kind: 'agency', key: code, ...DECREE };
    expect([...first.nodes, ...second.nodes]).toEqual([
      { ...common, type: 'AgencyRegistered', sequence: 1, byRole: 'NATIONAL_ADMIN', byAgency: { code: 'K-PANRB-SP4N' } },
      { ...common, type: 'AgencyRenamed', sequence: 2, byRole: 'AGENCY_ADMIN', byAgency: { code: 'D-18.72' } },
    ]);
    const verify = () =>
      system.anyone.get<{ verifyRegistryHistory: object }>(
        'query ($code: String!) { verifyRegistryHistory(code: $code) { intact events } }',
        { code },
      );
    expect((await verify()).verifyRegistryHistory).toEqual({ intact: true, events: 2 });
    await system.rows('agencies', 'alter table event_log disable trigger event_log_append_only');
    await system.rows('agencies', `update event_log set payload = '{}' where aggregate_id = $1 and sequence = 2`, [code]);
    expect((await verify()).verifyRegistryHistory).toEqual({ intact: false, events: 1 });
  });
});
