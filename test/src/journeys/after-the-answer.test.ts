import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ANSWER, CONTENT, NOTE, PUBLISHED, verification } from '../environment/journey.js';
import type { Username } from '../environment/open-system.js';
import { type Steps, startSteps } from '../environment/steps.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';

const HANDOVER = `mutation ($input: OpenOmbudsmanHandoverInput!) {
  file: openOmbudsmanHandover(input: $input) {
    trackingId content contentVersions { version content } timeline { type label } dispositions { kind note } followUps { text }
    consent { grantedBy grantedAt }
  }
}`;
interface HandedOver {
  readonly file: { readonly timeline: readonly { readonly type: string }[]; readonly followUps: readonly object[] };
}
const REASON = 'Lampu tersebut masih padam sampai hari ini.';
const METRO = 'D-18.72';

describe('after the answer', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem();
  });
  afterAll(() => system.stop());

  const inProgress = async (agencyCode = METRO, filing: Record<string, unknown> = {}): Promise<Steps> => {
    const steps = await startSteps(system, filing);
    const publish = filing.class !== 'WHISTLEBLOWING' && filing.confidential !== true;
    await steps.does('admin-nasional', 'verifyAndDispose', verification(steps.report, { agencyCode, publish }));
    await steps.does('petugas-metro', 'acceptDisposition');
    return steps;
  };
  const answered = async (agencyCode = METRO): Promise<Steps> => {
    const steps = await inProgress(agencyCode);
    await steps.does('petugas-metro', 'giveFinalAnswer', { text: ANSWER });
    return steps;
  };

  const openHandover = async (who: Username, { report }: { readonly report: { readonly id: string } }, reason: string | null = REASON) =>
    (await system.as(who)).ask<HandedOver>(HANDOVER, { input: { reportId: report.id, reason } });
  /** As if the report had been complete seventy days earlier; what stopped its clock stopped it now. */
  const passStatutoryLimit = ({ report }: Steps) =>
    system.rows(
      'reports',
      `update clock set started_at = started_at - interval '70 days', due_at = due_at - interval '70 days' where report_id = $1 and key = 'STATUTORY_MAX'`,
      [report.id],
    );

  it('the reporter replies, quality control sends back, and the agency answers again', async () => {
    const steps = await answered();
    expect(await steps.does('warga', 'replyToAnswer', { text: REASON })).toMatchObject({ state: 'IN_PROGRESS' });
    await steps.does('petugas-metro', 'giveFinalAnswer', { text: ANSWER });
    expect(await steps.fails('admin-metro', 'rejectFollowUp', { reason: REASON })).toEqual(['REPORT_ACTOR_NOT_ALLOWED']);
    await steps.does('pimpinan-metro', 'rejectFollowUp', { reason: REASON });
    await steps.does('petugas-metro', 'giveFinalAnswer', { text: ANSWER });
    await steps.does('admin-nasional', 'rejectFollowUp', { reason: REASON });
    expect(await steps.seen('warga', 'state messages { kind }')).toEqual({
      state: 'IN_PROGRESS',
      messages: [{ kind: 'REPLY' }, { kind: 'REJECTION' }, { kind: 'REJECTION' }],
    });
  });

  it('an objection needs a low rating, is decided above the lead, and is heard once', async () => {
    const steps = await answered('D-18.72-DLH');
    await steps.does('warga', 'confirmSolved');
    expect(await steps.fails('warga', 'fileObjection', { reason: REASON })).toEqual(['OBJECTION_UNFOUNDED']);
    expect(await steps.fails('warga', 'rateReport', { score: 6, solved: true })).toEqual(['INPUT_INVALID']);
    await steps.does('warga', 'rateReport', { score: 4, solved: false, comment: 'Belum selesai' });
    expect(await steps.fails('admin-metro', 'decideObjection', { accept: true, reason: REASON })).toEqual(['OBJECTION_NOT_OPEN']);
    await steps.does('warga', 'fileObjection', { reason: REASON });
    expect(await steps.fails('petugas-metro', 'decideObjection', { accept: true, reason: REASON })).toEqual(['REPORT_ACTOR_NOT_ALLOWED']);
    expect(await steps.does('admin-metro', 'decideObjection', { accept: true, reason: REASON })).toMatchObject({ state: 'IN_PROGRESS' });
    await steps.does('petugas-metro', 'giveFinalAnswer', { text: ANSWER });
    await steps.does('warga', 'confirmSolved');
    expect(await steps.fails('warga', 'fileObjection', { reason: REASON })).toEqual(['ALREADY_DONE']);
  });

  it('the lead itself does not decide an objection against it; the national desk does', async () => {
    const steps = await answered();
    await steps.does('warga', 'confirmSolved');
    await steps.does('warga', 'rateReport', { score: 2, solved: true });
    await steps.does('warga', 'fileObjection', { reason: REASON });
    expect(await steps.fails('admin-metro', 'decideObjection', { accept: false, reason: REASON })).toEqual(['REPORT_ACTOR_NOT_ALLOWED']);
    await steps.does('admin-nasional', 'decideObjection', { accept: false, reason: REASON });
    expect(await steps.seen('warga', 'state completedHow objection { accepted decision }')).toEqual({
      state: 'COMPLETED',
      completedHow: 'OBJECTION_REJECTED',
      objection: { accepted: false, decision: REASON },
    });
  });

  it('more time is asked for by the officer and granted by the administrator, once', async () => {
    const steps = await inProgress();
    expect(await steps.fails('petugas-metro', 'requestExtension', { days: 30, reason: REASON })).toEqual(['INPUT_INVALID']);
    expect(await steps.fails('admin-metro', 'decideExtension', { grant: true })).toEqual(['EXTENSION_NOT_ASKED']);
    await steps.does('petugas-metro', 'requestExtension', { days: 5, reason: REASON });
    expect(await steps.fails('petugas-metro', 'decideExtension', { grant: true })).toEqual(['REPORT_ACTOR_NOT_ALLOWED']);
    await steps.does('admin-metro', 'decideExtension', { grant: true });
    expect(await steps.fails('petugas-metro', 'requestExtension', { days: 5, reason: REASON })).toEqual(['EXTENSION_LIMIT']);
    expect(await steps.seen('warga', 'extensionRequests { days granted }')).toEqual({ extensionRequests: [{ days: 5, granted: true }] });
  });

  it('the reporter withdraws, unless whistle-blowing is examined', async () => {
    expect(await (await inProgress()).does('warga', 'withdrawReport')).toMatchObject({ state: 'WITHDRAWN' });
    const steps = await inProgress(METRO, { class: 'WHISTLEBLOWING' });
    expect(await steps.fails('warga', 'withdrawReport')).toEqual(['WITHDRAWAL_REFUSED']);
  });

  it('other citizens support a published report, each once, in nobody’s way', async () => {
    const steps = await inProgress();
    const support = async (who: 'warga' | 'warga2' | 'petugas-metro') =>
      (await system.as(who)).ask('mutation ($id: ID!) { supportReport(reportId: $id) { supportCount version } }', { id: steps.report.id });
    expect((await support('warga2')).data).toEqual({ supportReport: { supportCount: 1, version: null } });
    expect((await support('warga2')).data).toEqual({ supportReport: { supportCount: 1, version: null } });
    expect((await support('warga')).codes).toEqual(['REPORT_ACTOR_NOT_ALLOWED']);
    expect((await support('petugas-metro')).codes).toEqual(['REPORT_ACTOR_NOT_ALLOWED']);
    expect((await steps.types()).filter((type) => type === 'ReportSupported')).toHaveLength(1);
  });

  it('the Ombudsman is given the file after the statutory limit, with the reporter’s consent, and the reporter reads who and why', async () => {
    const steps = await inProgress();
    expect((await openHandover('pengawas-ombudsman', steps)).codes).toEqual(['HANDOVER_NOT_AGREED']);
    await steps.does('warga', 'grantOmbudsmanHandover');
    expect((await openHandover('warga', steps)).codes).toEqual(['HANDOVER_TOO_EARLY']);
    for (const who of ['petugas-metro', 'admin-nasional'] as const)
      expect((await openHandover(who, steps)).codes).toEqual(['REPORT_NOT_FOUND']);
    await passStatutoryLimit(steps);
    expect((await openHandover('pengawas-ombudsman', steps, null)).codes).toEqual(['INPUT_INVALID']);
    expect((await openHandover('warga2', steps)).codes).toEqual(['REPORT_NOT_FOUND']);
    expect(await steps.types()).not.toContain('OmbudsmanHandoverRead');

    const { data } = await openHandover('pengawas-ombudsman', steps);
    expect(data?.file).toMatchObject({
      content: CONTENT,
      contentVersions: [{ version: 1, content: PUBLISHED }],
      dispositions: [{ kind: 'LEAD', note: NOTE }],
      followUps: [],
      consent: { grantedBy: 'REPORTER', grantedAt: expect.any(String) },
    });
    expect(data?.file.timeline.map(({ type }) => type)).toEqual([
      'ReportReceived',
      'ReportVerified',
      'ReportDisposed',
      'DispositionAccepted',
      'OmbudsmanHandoverGranted',
      'OmbudsmanHandoverRead',
    ]);
    const readings = 'handoverReadings { byRole agency { code } reason } events(first: 100) { nodes { type } }';
    const told = { byRole: 'OVERSEER', agency: { code: 'L-ORI' }, reason: REASON };
    expect(await steps.seen('warga', readings)).toMatchObject({ handoverReadings: [told] });
    expect(JSON.stringify(await steps.seen('warga', readings))).toContain('OmbudsmanHandoverRead');
    expect(await steps.seen('warga2', readings)).toMatchObject({ handoverReadings: [] });
    expect(JSON.stringify(await steps.seen('warga2', readings))).not.toContain('Ombudsman');
    expect((await openHandover('warga', steps, null)).codes).toEqual([]);
    const [event] = await system.rows<{ row: string }>(
      'reports',
      `select row_to_json(entry)::text as row from event_log entry where type = 'OmbudsmanHandoverRead' and aggregate_id = $1 order by sequence`,
      [steps.report.id],
    );
    expect(event?.row).not.toContain(REASON);
  });

  it('no file is given of a report that was answered in time, and one is of a report that was answered too late', async () => {
    const steps = await answered();
    await steps.does('warga', 'grantOmbudsmanHandover');
    expect((await openHandover('pengawas-ombudsman', steps)).codes).toEqual(['HANDOVER_ANSWERED_IN_TIME']);
    await passStatutoryLimit(steps);
    expect((await openHandover('pengawas-ombudsman', steps)).data?.file.followUps).toHaveLength(1);
  });

  it('the Ombudsman cannot tell a confidential report from none, unless its file is due', async () => {
    const steps = await inProgress(METRO, { confidential: true });
    const unknown = (await openHandover('pengawas-ombudsman', { report: { id: '01890000-0000-7000-8000-000000000000' } })).text;
    expect((await openHandover('pengawas-ombudsman', steps)).text).toBe(unknown);
    await steps.does('warga', 'grantOmbudsmanHandover');
    expect((await openHandover('pengawas-ombudsman', steps)).text).toBe(unknown);
    expect(unknown).toContain('REPORT_NOT_FOUND');
    await passStatutoryLimit(steps);
    expect((await openHandover('pengawas-ombudsman', steps)).data?.file).toMatchObject({ content: CONTENT });
  });

  it('of two officers who act at once one wins and the other is told the version', async () => {
    const steps = await answered();
    const answers = await Promise.all([
      steps.fails('warga', 'confirmSolved'),
      steps.fails('warga', 'replyToAnswer', { text: REASON }),
      steps.fails('admin-nasional', 'rejectFollowUp', { reason: REASON }),
      steps.fails('warga', 'withdrawReport'),
    ]);
    expect(answers.flat()).toEqual(['VERSION_CONFLICT', 'VERSION_CONFLICT', 'VERSION_CONFLICT']);
  });
});
