import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ACT, changeRule, TODAY, TOMORROW } from '../environment/decrees.js';
import { changeRegistry, DECREE } from '../environment/registry.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

interface Rule {
  readonly id: string;
  readonly legalRef: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

const SUGGEST =
  'query ($categoryId: ID!) { suggestAgency(text: "Mohon ditindaklanjuti.", categoryId: $categoryId) { candidates { agency { code } } } }';
const RULES =
  'query ($categoryId: ID!) { rules: jurisdictionRules(categoryId: $categoryId, everyTime: true) { id legalRef validFrom validTo } }';
const OVERSIGHTS = '{ rules: oversights { id legalRef validFrom validTo } }';

describe('the rules that name an agency which ends', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem();
  });
  afterAll(() => system?.stop());

  const suggested = async (categoryId: string) => {
    const { suggestAgency } = await system.anyone.get<{ suggestAgency: { candidates: { agency: { code: string } }[] } }>(SUGGEST, {
      categoryId,
    });
    return suggestAgency.candidates.map(({ agency }) => agency.code);
  };
  const rulesOf = async (query: string, variables = {}) => (await system.anyone.get<{ rules: Rule[] }>(query, variables)).rules;
  const oversight = async (id: string) => (await rulesOf(OVERSIGHTS)).find((each) => each.id === id);
  const history = (id: string) =>
    system.rows<{ type: string; decree: unknown }>(
      'agencies',
      "select type, payload->'decree' as decree from event_log where aggregate_id = $1 order by sequence",
      [id],
    );

  it('of competence follow a merger, and those of others stay', async () => {
    const categoryId = 'kependudukan.paspor';
    const before = await rulesOf(RULES, { categoryId });
    expect(await suggested(categoryId)).toEqual(['K-IMIPAS']);
    await changeRegistry(system, 'admin-nasional', 'mergeAgency', { code: 'K-IMIPAS', intoCode: 'K-DAGRI' });
    expect(await suggested(categoryId)).toEqual(['K-DAGRI']);
    const passed = { id: `${categoryId}:*:K-DAGRI@${TODAY}`, legalRef: DECREE.legalRef, validFrom: TODAY, validTo: null };
    const ended = before.map((rule) => (rule.id.includes('K-IMIPAS') ? { ...rule, validTo: TODAY } : rule));
    expect(await rulesOf(RULES, { categoryId })).toEqual([...ended, passed].sort((one, other) => (one.id < other.id ? -1 : 1)));
    expect(await history(passed.id)).toEqual([{ type: 'JurisdictionEnacted', decree: DECREE }]);
    const other = await changeRegistry(system, 'admin-nasional', 'reopenAgency', { code: 'K-IMIPAS' });
    expect([other.active, await suggested(categoryId)]).toEqual([true, ['K-DAGRI']]);
  });

  it('of oversight end with it, in reports too; neither its heir nor its own return brings them back', async () => {
    const draft = { overseerCode: 'L-KPK', role: 'EXTERNAL_OVERSEER', scope: 'EVERY_AGENCY' };
    const { id } = await changeRule(system, 'establishOversight', { ...draft, validFrom: TODAY });
    const coming = await changeRule(system, 'establishOversight', { ...draft, role: 'LOCAL_GOVERNMENT_SUPERVISOR', validFrom: TOMORROW });
    await changeRegistry(system, 'admin-nasional', 'closeAgency', { code: 'L-KPK', successorCode: 'K-SOS' });
    expect(await oversight(id)).toEqual({ id, ...ACT, validFrom: TODAY, validTo: TODAY });
    expect(await oversight(coming.id)).toEqual({ id: coming.id, ...ACT, validFrom: TOMORROW, validTo: TOMORROW });
    expect((await history(id)).at(-1)).toEqual({ type: 'OversightEnded', decree: DECREE });
    await until('reports knows the end', async () => {
      const sql = 'select valid_to::text as to from oversight_projection where overseer_code = $1 order by valid_from';
      const rows = await system.rows<{ to: string | null }>('reports', sql, ['L-KPK']);
      return rows.map(({ to }) => to).join() === [TODAY, TOMORROW].join();
    });
    expect((await rulesOf(OVERSIGHTS)).filter((each) => each.id.startsWith('K-SOS:'))).toEqual([]);
    await changeRegistry(system, 'admin-nasional', 'reopenAgency', { code: 'L-KPK' });
    expect(await oversight(id)).toMatchObject({ validTo: TODAY });
  });
});
