import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OVERSIGHTS_TODAY } from '@lapor/reports/database/oversight.queries';
import { changeRule, TODAY, TOMORROW } from '../environment/decrees.js';
import { endOf } from '../environment/events.js';
import type { GraphClient } from '../environment/graph-client.js';
import { CONTENT, verification } from '../environment/journey.js';
import { onboard } from '../environment/officers.js';
import { type Steps, startSteps } from '../environment/steps.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

const LIST = 'query ($agencyCode: String) { reports(agencyCode: $agencyCode, first: 100) { nodes { id } } }';
const FOLLOW = 'subscription ($id: ID!, $after: String!) { reportEvents(reportId: $id, after: $after) { type } }';
/** A body that oversees nothing as delivered. */
const BODY = 'L-KPK';

describe('an oversight that a law gives and takes', () => {
  let system: TestSystem;
  let overseer: GraphClient;
  let regional: Steps;
  let confidential: Steps;
  beforeAll(async () => {
    system = await startTestSystem();
    ({ client: overseer } = await onboard(system, 'pengawas-kpk', 'OVERSEER', BODY));
    regional = await disposed();
    confidential = await disposed({ confidential: true });
  });
  afterAll(() => system?.stop());

  async function disposed(filing: Parameters<typeof startSteps>[1] = {}): Promise<Steps> {
    const steps = await startSteps(system, filing);
    await steps.does('admin-nasional', 'verifyAndDispose', verification(steps.report, { publish: false }));
    return steps;
  }
  const listed = async (agencyCode: string | null) => {
    const { data, codes } = await overseer.ask<{ reports: { nodes: { id: string }[] } }>(LIST, { agencyCode });
    return data?.reports?.nodes.map(({ id }) => id) ?? codes;
  };
  /** Who oversees at another moment than now, as reports reads it. */
  const overseersAt = async (moment: string) => {
    const sql = `select (${OVERSIGHTS_TODAY.replaceAll('now()', '$1::timestamptz')}) as held`;
    const [row] = await system.rows<{ held: { overseerCode: string }[] }>('reports', sql, [moment]);
    return row!.held.map(({ overseerCode }) => overseerCode);
  };
  const known = (id: string, validTo: string | null) =>
    until(`reports knows ${id}`, async () => {
      const rows = await system.rows<{ to: string | null }>(
        'reports',
        'select valid_to::text as to from oversight_projection where id = $1',
        [id],
      );
      return rows.length === 1 && rows[0]!.to === validTo;
    });

  it('opens what lies in its scope from its first day on: the list and the report, and no confidential one', async () => {
    expect([await regional.seen(overseer, 'id'), await listed('D-18.72'), await listed(null)]).toEqual([
      null,
      ['FORBIDDEN'],
      ['FORBIDDEN'],
    ]);
    const draft = { overseerCode: BODY, role: 'EXTERNAL_OVERSEER', scope: 'REGIONAL_GOVERNMENTS' };
    const coming = await changeRule(system, 'establishOversight', { ...draft, validFrom: TOMORROW });
    await known(coming.id, null);
    // The day begins in Papua, where it is nine hours later than in Greenwich.
    expect(await overseersAt(`${TODAY}T14:59:59Z`)).not.toContain(BODY);
    expect(await overseersAt(`${TODAY}T15:00:00Z`)).toContain(BODY);
    expect([await regional.seen(overseer, 'id'), await listed('D-18.72')]).toEqual([null, ['FORBIDDEN']]);

    const { id } = await changeRule(system, 'establishOversight', { ...draft, validFrom: TODAY, validTo: TOMORROW });
    await known(id, TOMORROW);
    expect(await regional.seen(overseer, 'content')).toEqual({ content: CONTENT });
    expect(await confidential.seen(overseer, 'id')).toBeNull();
    expect(await listed('D-18.72')).toContain(regional.report.id);
    expect(await listed('D-18.72')).not.toContain(confidential.report.id);
    expect(await listed(null)).toEqual(['FORBIDDEN']);
    for (const stranger of [system.anyone, await system.as('warga2'), await system.as('admin-bogor')])
      expect(await regional.seen(stranger, 'id')).toBeNull();
  });

  it('that ends closes reports, lists and the streams that are open', async () => {
    const id = 'K-DAGRI:LOCAL_GOVERNMENT_SUPERVISOR';
    const { client: home } = await onboard(system, 'pengawas-dagri', 'OVERSEER', 'K-DAGRI');
    expect(await regional.seen(home, 'content')).toEqual({ content: CONTENT });
    const connections = [await system.live(home), await system.live(await system.as('petugas-metro'))];
    const after = await endOf(system, `report:${regional.report.id}`);
    const [theirs, handlers] = connections.map((connection) => connection.stream(FOLLOW, { id: regional.report.id, after }));
    await theirs!.expectNone();
    await handlers!.expectNone();
    await changeRule(system, 'endOversight', { id, validTo: TODAY });
    await known(id, TODAY);
    expect([await regional.seen(home, 'id'), (await home.ask(LIST, { agencyCode: 'D-18.72' })).codes]).toEqual([null, ['FORBIDDEN']]);
    await regional.does('petugas-metro', 'acceptDisposition');
    expect((await handlers!.take(1))[0]?.data).toMatchObject({ reportEvents: { type: 'DispositionAccepted' } });
    await theirs!.expectNone();
    for (const connection of connections) await connection.close();
  });

  it('leaves the others as they are: the Ombudsman sees what it saw', async () => {
    expect(await regional.seen(await system.as('pengawas-ombudsman'), 'content')).toEqual({ content: CONTENT });
  });
});
