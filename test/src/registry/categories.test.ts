import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { changeRule, DECREE } from '../environment/decrees.js';
import { endOf } from '../environment/events.js';
import type { GraphClient } from '../environment/graph-client.js';
import { CONTENT, commandOperation, FOLLOW_UP, filing, verification } from '../environment/journey.js';
import { onboard } from '../environment/officers.js';
import { type Steps, startSteps } from '../environment/steps.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

const CATEGORY = 'infrastruktur.terminal';
const OTHER = 'infrastruktur.trotoar';
const LIST = '{ reports(first: 100) { nodes { id } } }';
const FOLLOW = 'subscription ($id: ID!, $after: String!) { reportEvents(reportId: $id, after: $after) { type } }';
const CHANGED = 'id name active nationalPriority validFrom validTo successor { id } parent { id }';

describe('a category that a decree has made', () => {
  let system: TestSystem;
  let ksp: GraphClient;
  beforeAll(async () => {
    system = await startTestSystem();
    ({ client: ksp } = await onboard(system, 'pengawas-ksp', 'OVERSEER', 'L-KSP'));
  });
  afterAll(() => system?.stop());

  const known = (row: object) =>
    until(`reports knows ${JSON.stringify(row)}`, async () => {
      const rows = await system.rows('reports', 'select id, active, national_priority as priority from category_projection where id = $1', [
        CATEGORY,
      ]);
      return JSON.stringify(rows) === JSON.stringify([row]);
    });
  const verified = async (categoryId: string): Promise<Steps> => {
    const steps = await startSteps(system);
    await steps.does('admin-nasional', 'verifyAndDispose', verification(steps.report, { categoryId, publish: false }));
    return steps;
  };
  const listed = async () => (await ksp.get<{ reports: { nodes: { id: string }[] } }>(LIST)).reports.nodes.map(({ id }) => id);

  it('is offered to reports at once, as the last of its siblings', async () => {
    const input = { ...DECREE, id: CATEGORY, name: 'Terminal dan halte', parentId: 'infrastruktur' };
    const expected = { id: CATEGORY, name: 'Terminal dan halte', active: true, nationalPriority: false, successor: null };
    const registered = await changeRule(system, 'registerCategory', input, CHANGED);
    expect(registered).toEqual({ ...expected, validFrom: DECREE.effectiveOn, validTo: null, parent: { id: 'infrastruktur' } });
    await known({ id: CATEGORY, active: true, priority: false });
    const { categories } = await system.anyone.get<{ categories: { id: string }[] }>('{ categories(parentId: "infrastruktur") { id } }');
    expect(categories.at(-1)).toEqual({ id: CATEGORY });
    expect((await verified(CATEGORY)).report.state).toBe('ASSIGNED');
  });

  it('opens its reports to KSP while it is a national priority, and no others', async () => {
    const [inside, outside] = [await verified(CATEGORY), await verified(OTHER)];
    const confidential = await startSteps(system, { confidential: true });
    await confidential.does(
      'admin-nasional',
      'verifyAndDispose',
      verification(confidential.report, { categoryId: CATEGORY, publish: false }),
    );
    expect([await inside.seen(ksp, 'id'), await listed()]).toEqual([null, []]);

    await changeRule(system, 'changeCategory', { ...DECREE, id: CATEGORY, nationalPriority: true }, CHANGED);
    await known({ id: CATEGORY, active: true, priority: true });
    expect(await inside.seen(ksp, 'content category { id nationalPriority }')).toEqual({
      content: CONTENT,
      category: { id: CATEGORY, nationalPriority: true },
    });
    expect(await outside.seen(ksp, 'id')).toBeNull();
    expect(await confidential.seen(ksp, 'id')).toBeNull();
    const ids = await listed();
    expect(ids).toContain(inside.report.id);
    for (const { report } of [outside, confidential]) expect(ids).not.toContain(report.id);
    for (const stranger of [system.anyone, await system.as('warga2'), await system.as('admin-bogor')])
      expect(await inside.seen(stranger, 'id')).toBeNull();

    await changeRule(system, 'changeCategory', { ...DECREE, id: CATEGORY, nationalPriority: false });
    await known({ id: CATEGORY, active: true, priority: false });
    expect([await inside.seen(ksp, 'id'), await listed()]).toEqual([null, []]);
  });

  it('closes a stream that is open already: what happens afterwards is not told to KSP', async () => {
    const report = await verified(CATEGORY);
    const mark = async (nationalPriority: boolean) => {
      await changeRule(system, 'changeCategory', { ...DECREE, id: CATEGORY, nationalPriority });
      await known({ id: CATEGORY, active: true, priority: nationalPriority });
    };
    await mark(true);
    const connections = [await system.live(ksp), await system.live(await system.as('petugas-metro'))];
    const after = await endOf(system, `report:${report.report.id}`);
    const [overseer, handler] = connections.map((connection) => connection.stream(FOLLOW, { id: report.report.id, after }));
    await overseer!.expectNone();
    await handler!.expectNone();
    await report.does('petugas-metro', 'acceptDisposition');
    for (const stream of [overseer!, handler!])
      expect(await stream.take(1)).toEqual([{ data: { reportEvents: { type: 'DispositionAccepted' } } }]);
    await mark(false);
    await report.does('petugas-metro', 'addFollowUp', { text: FOLLOW_UP });
    expect(await handler!.take(1)).toEqual([{ data: { reportEvents: { type: 'FollowUpAdded' } } }]);
    await overseer!.expectNone();
    for (const connection of connections) await connection.close();
  });

  it('is given to no report any more once it is retired, and stays with those that carry it', async () => {
    const before = await verified(CATEGORY);
    const retired = await changeRule(system, 'retireCategory', { ...DECREE, id: CATEGORY, successorId: OTHER }, CHANGED);
    expect(retired).toMatchObject({ active: false, validTo: DECREE.effectiveOn, successor: { id: OTHER } });
    await known({ id: CATEGORY, active: false, priority: false });
    const citizen = await system.as('warga');
    const filed = await citizen.ask(commandOperation('fileReport'), { input: filing({ categoryId: CATEGORY }) });
    expect(filed.codes).toEqual(['CATEGORY_UNKNOWN']);
    const steps = await startSteps(system);
    const input = verification(steps.report, { categoryId: CATEGORY });
    expect(await steps.fails('admin-nasional', 'verifyAndDispose', input)).toEqual(['CATEGORY_UNKNOWN']);
    expect(await before.seen('warga', 'category { id active successor { id } }')).toEqual({
      category: { id: CATEGORY, active: false, successor: { id: OTHER } },
    });
  });

  it('is offered to reports again once it is reopened, and can be changed again', async () => {
    const again = await changeRule(system, 'reopenCategory', { ...DECREE, id: CATEGORY }, CHANGED);
    expect(again).toMatchObject({ active: true, validTo: null, successor: null });
    await known({ id: CATEGORY, active: true, priority: false });
    expect((await verified(CATEGORY)).report.state).toBe('ASSIGNED');
    await changeRule(system, 'changeCategory', { ...DECREE, id: CATEGORY, name: 'Terminal' });
    await changeRule(system, 'retireCategory', { ...DECREE, id: CATEGORY });
    await known({ id: CATEGORY, active: false, priority: false });
  });

  it('is told from its first day to its last, with every act', async () => {
    const events = await system.rows<{ type: string; payload: object }>(
      'agencies',
      'select type, payload from event_log where aggregate_id = $1 order by sequence',
      [CATEGORY],
    );
    const changes = Array.from({ length: 4 }, () => 'CategoryChanged');
    expect(events.map(({ type }) => type)).toEqual([
      'CategoryRegistered',
      ...changes,
      'CategoryRetired',
      'CategoryReopened',
      'CategoryChanged',
      'CategoryRetired',
    ]);
    for (const { payload } of events) expect(payload).toMatchObject({ id: CATEGORY, decree: DECREE });
  });
});
