import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ACT, changeRule, TODAY, TOMORROW } from '../environment/decrees.js';
import { ANSWER, verification } from '../environment/journey.js';
import { type Steps, startSteps } from '../environment/steps.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

const SUGGEST = `query ($categoryId: ID!) {
  suggestAgency(text: "Mohon ditindaklanjuti.", categoryId: $categoryId) { candidates { agency { code } reasons { legalRef } } } }`;
const HISTORY = `subscription { registryEvents(fromStart: true) { type kind key legalRef effectiveOn byRole } }`;

interface Suggested {
  readonly suggestAgency: { readonly candidates: readonly { readonly agency: { readonly code: string } }[] };
}
interface Told {
  readonly registryEvents: {
    readonly type: string;
    readonly kind: string;
    readonly key: string;
    readonly effectiveOn: string | null;
    readonly byRole: string | null;
  };
}

describe('a rule that a decree has made', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem();
  });
  afterAll(() => system?.stop());

  const suggested = async (categoryId: string) => {
    const { suggestAgency } = await system.anyone.get<Suggested>(SUGGEST, { categoryId });
    return suggestAgency.candidates.map(({ agency }) => agency.code);
  };

  it('of competence makes an agency be suggested while it is in force, not before and not afterwards', async () => {
    const national = { categoryId: 'lainnya', role: 'NATIONAL_BODY', weight: 60 };
    expect(await suggested('lainnya')).toEqual([]);
    const soon = await changeRule(system, 'enactJurisdiction', { ...national, agencyCode: 'K-PU', validFrom: TOMORROW });
    expect(await suggested('lainnya')).toEqual([]);
    const now = { ...national, agencyCode: 'K-SOS', validFrom: TODAY, validTo: TOMORROW };
    const { id } = await changeRule(system, 'enactJurisdiction', now);
    expect(await suggested('lainnya')).toEqual(['K-SOS']);
    await changeRule(system, 'endJurisdiction', { id, validTo: TODAY });
    expect(await suggested('lainnya')).toEqual([]);
    const query = '{ jurisdictionRules(categoryId: "lainnya", everyTime: true) { id validFrom validTo legalRef } }';
    expect(await system.anyone.get(query)).toEqual({
      jurisdictionRules: [
        { id: soon.id, validFrom: TOMORROW, validTo: null, ...ACT },
        { id, validFrom: TODAY, validTo: TODAY, ...ACT },
      ],
    });
  });

  it('of competence is followed by its successor on the day it ends', async () => {
    const id = 'kependudukan.paspor:*:K-IMIPAS@2020-10-27';
    expect(await suggested('kependudukan.paspor')).toEqual(['K-IMIPAS']);
    await changeRule(system, 'endJurisdiction', { id, validTo: TODAY });
    const next = { categoryId: 'kependudukan.paspor', role: 'NATIONAL_BODY', agencyCode: 'K-DAGRI', weight: 90, validFrom: TODAY };
    await changeRule(system, 'enactJurisdiction', next);
    expect(await suggested('kependudukan.paspor')).toEqual(['K-DAGRI']);
  });

  it('of oversight lets a body oversee while it is in force, and ends what was there since ever', async () => {
    const query = `{ overseer: agency(code: "L-KPK") { systemRoles { role legalRef } overseen { scope } }
      old: agency(code: "L-ORI") { systemRoles { role } } overseers: agency(code: "D-18.72") { overseers { overseer { code } } } }`;
    const draft = { overseerCode: 'L-KPK', role: 'EXTERNAL_OVERSEER', scope: 'REGIONAL_GOVERNMENTS' };
    const soon = await changeRule(system, 'establishOversight', { ...draft, validFrom: TOMORROW });
    const before = { overseer: { systemRoles: [], overseen: [] }, old: { systemRoles: [{ role: 'EXTERNAL_OVERSEER' }] } };
    expect(await system.anyone.get(query)).toMatchObject(before);
    await changeRule(system, 'endOversight', { id: soon.id, validTo: TOMORROW });
    const now = await changeRule(system, 'establishOversight', { ...draft, validFrom: TODAY });
    await changeRule(system, 'endOversight', { id: 'L-ORI:EXTERNAL_OVERSEER', validTo: TODAY });
    const overseers = ['K-DAGRI', 'K-PANRB', 'L-KPK'].map((code) => ({ overseer: { code } }));
    expect(await system.anyone.get(query)).toEqual({
      overseer: { systemRoles: [{ role: 'EXTERNAL_OVERSEER', ...ACT }], overseen: [{ scope: 'REGIONAL_GOVERNMENTS' }] },
      old: { systemRoles: [] },
      overseers: { overseers },
    });
    const { oversights } = await system.anyone.get<{ oversights: { id: string }[] }>('{ oversights { id validFrom validTo } }');
    expect(oversights).toEqual(
      expect.arrayContaining([
        { id: now.id, validFrom: TODAY, validTo: null },
        { id: soon.id, validFrom: TOMORROW, validTo: TOMORROW },
        { id: 'L-ORI:EXTERNAL_OVERSEER', validFrom: null, validTo: TODAY },
      ]),
    );
  });

  it('about final answers is followed by reports from its first day until its end', async () => {
    const [now, soon] = ['lingkungan.sampah', 'lingkungan.taman'];
    const answering = async (categoryId: string): Promise<Steps> => {
      const steps = await startSteps(system);
      await steps.does('admin-nasional', 'verifyAndDispose', verification(steps.report, { categoryId }));
      await steps.does('petugas-metro', 'acceptDisposition');
      return steps;
    };
    const followed = (id: string, validTo: string | null) =>
      until(`reports knows ${id} until ${validTo}`, async () => {
        const rows = await system.rows('reports', 'select valid_to::text as "validTo" from answer_policy_projection where id = $1', [id]);
        return JSON.stringify(rows) === JSON.stringify([{ validTo }]);
      });
    const demand = { reportClass: 'COMPLAINT', evidence: true };
    const [early, late] = [await answering(now), await answering(soon)];
    const { id } = await changeRule(system, 'enactAnswerPolicy', { ...demand, categoryId: now, validFrom: TODAY });
    const next = await changeRule(system, 'enactAnswerPolicy', { ...demand, categoryId: soon, validFrom: TOMORROW });
    expect([id, next.id]).toEqual([`COMPLAINT:${now}@${TODAY}`, `COMPLAINT:${soon}@${TOMORROW}`]);
    await followed(id, null);
    await followed(next.id, null);
    expect(await early.fails('petugas-metro', 'giveFinalAnswer', { text: ANSWER })).toEqual(['EVIDENCE_REQUIRED']);
    expect(await late.does('petugas-metro', 'giveFinalAnswer', { text: ANSWER })).toMatchObject({ state: 'RESPONDED' });
    await changeRule(system, 'endAnswerPolicy', { id, validTo: TODAY });
    await followed(id, TODAY);
    expect(await early.does('petugas-metro', 'giveFinalAnswer', { text: ANSWER })).toMatchObject({ state: 'RESPONDED' });
  });

  it('is told to everybody, with its act and its day', async () => {
    const connection = await system.live();
    const stream = connection.stream<Told>(HISTORY);
    const told: Told['registryEvents'][] = [];
    while (told.at(-1)?.type !== 'AnswerPolicyEnded') told.push(...(await stream.take(1)).map(({ data }) => data!.registryEvents));
    await connection.close();
    const changes = told.filter(({ byRole }) => byRole !== null);
    for (const change of changes) expect(change).toMatchObject({ byRole: 'NATIONAL_ADMIN', ...ACT });
    expect(changes.map(({ kind, type, key, effectiveOn }) => [kind, type, key, effectiveOn])).toEqual([
      ['jurisdiction', 'JurisdictionEnacted', `lainnya:*:K-PU@${TOMORROW}`, TOMORROW],
      ['jurisdiction', 'JurisdictionEnacted', `lainnya:*:K-SOS@${TODAY}`, TODAY],
      ['jurisdiction', 'JurisdictionEnded', `lainnya:*:K-SOS@${TODAY}`, TODAY],
      ['jurisdiction', 'JurisdictionEnded', 'kependudukan.paspor:*:K-IMIPAS@2020-10-27', TODAY],
      ['jurisdiction', 'JurisdictionEnacted', `kependudukan.paspor:*:K-DAGRI@${TODAY}`, TODAY],
      ['oversight', 'OversightEstablished', `L-KPK:EXTERNAL_OVERSEER@${TOMORROW}`, TOMORROW],
      ['oversight', 'OversightEnded', `L-KPK:EXTERNAL_OVERSEER@${TOMORROW}`, TOMORROW],
      ['oversight', 'OversightEstablished', `L-KPK:EXTERNAL_OVERSEER@${TODAY}`, TODAY],
      ['oversight', 'OversightEnded', 'L-ORI:EXTERNAL_OVERSEER', TODAY],
      ['answerPolicy', 'AnswerPolicyEnacted', `COMPLAINT:lingkungan.sampah@${TODAY}`, TODAY],
      ['answerPolicy', 'AnswerPolicyEnacted', `COMPLAINT:lingkungan.taman@${TOMORROW}`, TOMORROW],
      ['answerPolicy', 'AnswerPolicyEnded', `COMPLAINT:lingkungan.sampah@${TODAY}`, TODAY],
    ]);
  });
});
