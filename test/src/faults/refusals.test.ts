import { beforeAll, describe, expect, it } from '@jest/globals';
import { ERRORS } from '@lapor/schema/errors';
import { at, commandOperation, filing, openJourney, runStep, type StepReport } from '../environment/journey.js';
import type { OpenSystem } from '../environment/open-system.js';
import { sharedSystem } from '../environment/shared-system.js';
import type { Scene } from './refused.js';
import { REFUSED_COMMANDS } from './refused-commands.js';
import { REFUSED_FILINGS } from './refused-filings.js';
import { fingerprint } from './unchanged.js';

const REFUSALS = [...REFUSED_FILINGS, ...REFUSED_COMMANDS];

describe('a refusal', () => {
  let system: OpenSystem;
  let scene: Scene;
  beforeAll(async () => {
    system = await sharedSystem();
    const file = () => openJourney(system).citizen('warga').files();
    const dispose = (publish = true) => file().verifiedBy('admin-nasional').disposedTo('D-18.72', { publish });
    scene = {
      received: await file(),
      assigned: await dispose(),
      hidden: await dispose(false),
      inProgress: await dispose().acceptedBy('petugas-metro'),
      completed: await dispose().acceptedBy('petugas-metro').answeredBy('petugas-metro').confirmed(),
    };
    await Promise.all(REFUSALS.map(([, who]) => who === 'anyone' || system.as(who)));
  });

  it.each(REFUSALS)(
    'of %s tells %s with a code and a sentence, and nothing is written',
    async (_what, who, command, input, code, details = {}) => {
      const client = who === 'anyone' ? system.anyone : await system.as(who);
      const before = await fingerprint(system, 'reports');
      const answer = await client.ask(commandOperation(command), { input: input(scene) });
      expect(answer.data ?? null).toBeNull();
      const { message, pesan, retryable } = ERRORS[code];
      expect(answer.errors).toEqual([
        expect.objectContaining({ message, path: ['report'], extensions: { ...details, code, pesan, retryable } }),
      ]);
      expect(await fingerprint(system, 'reports')).toEqual(before);
    },
  );

  it('of one of two officers who act at once leaves exactly the other one’s work', async () => {
    const report = await openJourney(system).citizen().files().verifiedBy('admin-nasional').disposedTo('D-18.72');
    const officers = [await system.as('petugas-metro'), await system.as('admin-metro')];
    const answers = await Promise.all(
      officers.map((officer) => officer.ask<{ report: StepReport }>(commandOperation('acceptDisposition'), { input: at(report) })),
    );
    expect(answers.map(({ codes }) => codes).sort()).toEqual([[], ['VERSION_CONFLICT']]);
    const [lost] = answers.filter(({ codes }) => codes.length > 0);
    expect(lost!.errors[0]!.extensions).toMatchObject({ currentVersion: report.version + 1 });
    const events = await system.rows<{ type: string }>('reports', 'select type from event_log where aggregate_id = $1 order by sequence', [
      report.id,
    ]);
    expect(events.map(({ type }) => type)).toEqual(['ReportReceived', 'ReportVerified', 'ReportDisposed', 'DispositionAccepted']);
  });

  it('does not befall a filing that is sent again with its key: it gives the first report', async () => {
    const citizen = await system.as('warga');
    const input = filing();
    const first = await runStep(citizen, 'fileReport', input);
    const before = await fingerprint(system, 'reports');
    expect(await runStep(citizen, 'fileReport', input)).toEqual(first);
    expect(await runStep(citizen, 'fileReport', { ...input, title: `  ${input.title}\r\n` })).toEqual(first);
    const other = await citizen.ask(commandOperation('fileReport'), { input: { ...input, title: 'Judul laporan yang lain' } });
    expect(other.codes).toEqual(['IDEMPOTENCY_KEY_REUSED']);
    expect(await fingerprint(system, 'reports')).toEqual(before);
    const stranger = await runStep(await system.as('warga2'), 'fileReport', input);
    expect(stranger.id).not.toBe(first.id);
  });

  it('does not befall the same filing sent five times at once, which is filed once', async () => {
    const citizen = await system.as('warga');
    const input = filing();
    const reports = await Promise.all([1, 2, 3, 4, 5].map(() => runStep(citizen, 'fileReport', input)));
    expect(new Set(reports.map(({ id }) => id)).size).toBe(1);
    const rows = await system.rows('reports', 'select 1 from event_log where aggregate_id = $1', [reports[0]!.id]);
    expect(rows).toHaveLength(1);
  });
});
