import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@lapor/kit/ids';
import { runSystemCommand } from '@lapor/reports/actions/run-system-command';
import { reportsDatabase } from '@lapor/reports/database/reports-database';
import { ANSWER, verification } from '../environment/journey.js';
import { type Steps, startSteps } from '../environment/steps.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';

describe('a timer’s command', () => {
  let system: TestSystem;
  let database: ReturnType<typeof reportsDatabase>;
  beforeAll(async () => {
    system = await startTestSystem();
    const url = new URL(system.cluster!.superuserUrl);
    url.pathname = '/reports';
    database = await reportsDatabase({ url: url.href, poolSize: 4 }).initialize();
  });
  afterAll(async () => {
    await database.destroy();
    await system.stop();
  });

  const run = (steps: Steps, command: 'lapse' | 'autoComplete', stillDue = true) =>
    runSystemCommand(
      { database, now: () => new Date(), newId, randomBytes: (size) => new Uint8Array(size) },
      steps.report.id,
      command,
      async () => stillDue,
    );
  const stateOf = async (steps: Steps) => (await steps.seen<{ state: string }>('warga', 'state')).state;

  it('lapses what the reporter did not complete, once however often it comes', async () => {
    const steps = await startSteps(system);
    await run(steps, 'lapse');
    expect(await stateOf(steps)).toBe('RECEIVED');
    await steps.does('admin-nasional', 'postponeReport', { reason: 'INCOMPLETE', question: 'Di kilometer berapa kejadiannya?' });
    await run(steps, 'lapse', false);
    expect(await stateOf(steps)).toBe('POSTPONED');
    await Promise.all([run(steps, 'lapse'), run(steps, 'lapse'), run(steps, 'lapse')]);
    expect(await steps.types()).toEqual(['ReportReceived', 'ReportPostponed', 'ReportLapsed']);
  });

  it('takes a lapsed report back from the public', async () => {
    const steps = await startSteps(system);
    await steps.does('admin-nasional', 'verifyAndDispose', verification(steps.report, { agencyCode: 'D-18.72', publish: true }));
    await steps.does('petugas-metro', 'acceptDisposition');
    await steps.does('petugas-metro', 'askReporter', { question: 'Di kilometer berapa kejadiannya?' });
    const ask = () => system.anyone.get<{ report: object | null }>('query ($id: ID!) { report(id: $id) { id } }', { id: steps.report.id });
    expect((await ask()).report).not.toBeNull();
    await run(steps, 'lapse');
    expect((await steps.types()).slice(-2)).toEqual(['ReportRetracted', 'ReportLapsed']);
    expect((await ask()).report).toBeNull();
  });

  it('does not lapse what waits for the desk', async () => {
    const steps = await startSteps(system);
    await steps.does('admin-nasional', 'postponeReport', { reason: 'AWAITING_OTHER_BODY' });
    await run(steps, 'lapse');
    expect(await stateOf(steps)).toBe('POSTPONED');
  });

  it('completes what nobody replied to, and meets a reply at the same moment without harm', async () => {
    const steps = await startSteps(system);
    await steps.does('admin-nasional', 'verifyAndDispose', verification(steps.report, { agencyCode: 'D-18.72' }));
    await steps.does('petugas-metro', 'acceptDisposition');
    await steps.does('petugas-metro', 'giveFinalAnswer', { text: ANSWER });
    const [reply] = await Promise.all([
      steps.fails('warga', 'replyToAnswer', { text: 'Lampu masih padam.' }),
      run(steps, 'autoComplete'),
      run(steps, 'autoComplete'),
    ]);
    const last = (await steps.types()).at(-1);
    expect([last, reply]).toEqual(reply.length === 0 ? ['ReporterReplied', []] : ['ReportCompleted', ['VERSION_CONFLICT']]);
  });

  it('does nothing to a report that does not exist', async () => {
    await expect(
      runSystemCommand({ database, now: () => new Date(), newId, randomBytes: (size) => new Uint8Array(size) }, newId(), 'lapse'),
    ).resolves.toBeUndefined();
  });
});
