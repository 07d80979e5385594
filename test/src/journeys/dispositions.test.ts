import { beforeAll, describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import { CONTENT, NOTE, PLACE, PUBLISHED, TITLE, verification } from '../environment/journey.js';
import type { OpenSystem } from '../environment/open-system.js';
import { sharedSystem } from '../environment/shared-system.js';
import { type Steps, startSteps } from '../environment/steps.js';

const METRO = 'D-18.72';
const BOGOR = 'D-32.71';
const REASON = 'Jalan tersebut berada di wilayah instansi lain.';
const WAY = 'hops: dispositions { hop kind note from { code } to { code } proposedAgency { code } proposedBody }';

describe('the way of a report from desk to desk', () => {
  let system: OpenSystem;
  beforeAll(async () => {
    system = await sharedSystem();
  });

  const disposed = async (input: Record<string, unknown> = {}): Promise<Steps> => {
    const steps = await startSteps(system);
    await steps.does('admin-nasional', 'verifyAndDispose', verification(steps.report, { agencyCode: METRO, ...input }));
    return steps;
  };

  it('leads through transfers to the limit, then back to the national desk, all of it seen by the reporter', async () => {
    const steps = await disposed();
    await steps.does('admin-metro', 'transferReport', { agencyCode: BOGOR, reason: REASON });
    await steps.does('admin-bogor', 'transferReport', { agencyCode: METRO, reason: REASON });
    expect(await steps.fails('admin-metro', 'transferReport', { agencyCode: BOGOR, reason: REASON })).toEqual(['REPORT_TRANSFER_LIMIT']);
    expect(await steps.fails('admin-metro', 'returnNotCompetent', { reason: REASON })).toEqual(['INPUT_INVALID']);
    const returned = await steps.does('admin-metro', 'returnNotCompetent', { reason: REASON, proposedAgencyCode: 'K-PANRB' });
    expect(returned).toMatchObject({ state: 'RECEIVED', stage: 'VERIFICATION' });
    const seen = await steps.seen<{ desk: { code: string }; leadAgency: unknown; hops: unknown[] }>(
      'warga',
      `desk { code } leadAgency { code } ${WAY}`,
    );
    expect(seen).toMatchObject({
      desk: { code: NATIONAL_DESK },
      leadAgency: null,
      hops: [
        { hop: 1, kind: 'LEAD', to: { code: METRO } },
        { hop: 2, kind: 'TRANSFER', from: { code: METRO }, to: { code: BOGOR }, note: REASON },
        { hop: 3, kind: 'TRANSFER', from: { code: BOGOR }, to: { code: METRO } },
        { hop: 4, kind: 'RETURN', from: { code: METRO }, to: { code: NATIONAL_DESK }, note: REASON, proposedAgency: { code: 'K-PANRB' } },
      ],
    });
    await steps.does('admin-nasional', 'verifyAndDispose', verification(steps.report, { agencyCode: BOGOR }));
    expect(await steps.fails('admin-bogor', 'transferReport', { agencyCode: METRO, reason: REASON })).toEqual(['REPORT_TRANSFER_LIMIT']);
    const [row] = await system.rows<{ same: boolean; hops: number }>(
      'reports',
      'select hops, first_assigned_at = (select min(disposed_at) from disposition where report_id = report.id) and file_complete_at = filed_at as same from report where id = $1',
      [steps.report.id],
    );
    expect(row).toEqual({ same: true, hops: 4 });
  });

  it('is returned after it was accepted only once it cannot be transferred any more', async () => {
    const steps = await disposed();
    const back = { reason: REASON, proposedBody: 'POLRI' };
    await steps.does('petugas-metro', 'acceptDisposition');
    expect(await steps.fails('admin-metro', 'returnNotCompetent', back)).toEqual(['REPORT_TRANSITION_NOT_ALLOWED']);
    await steps.does('admin-metro', 'transferReport', { agencyCode: BOGOR, reason: REASON });
    await steps.does('admin-bogor', 'transferReport', { agencyCode: METRO, reason: REASON });
    await steps.does('petugas-metro', 'acceptDisposition');
    expect(await steps.fails('admin-metro', 'transferReport', { agencyCode: BOGOR, reason: REASON })).toEqual(['REPORT_TRANSFER_LIMIT']);
    expect(await steps.fails('petugas-metro', 'returnNotCompetent', back)).toEqual(['REPORT_ACTOR_NOT_ALLOWED']);
    expect(await steps.does('admin-metro', 'returnNotCompetent', back)).toMatchObject({ state: 'RECEIVED' });
    expect(await steps.seen('warga', 'desk { code } leadAgency { code }')).toEqual({ desk: { code: NATIONAL_DESK }, leadAgency: null });
  });

  it('goes down the own tree without a change of the lead, and nowhere else', async () => {
    const steps = await disposed();
    expect(await steps.fails('admin-metro', 'forwardInternal', { agencyCode: BOGOR, reason: REASON })).toEqual(['INPUT_INVALID']);
    expect(await steps.fails('admin-metro', 'transferReport', { agencyCode: 'D-18.72-DLH', reason: REASON })).toEqual(['INPUT_INVALID']);
    await steps.does('admin-metro', 'forwardInternal', { agencyCode: 'D-18.72-DLH', reason: REASON });
    expect(await steps.seen('petugas-metro', 'desk { code } leadAgency { code }')).toEqual({
      desk: { code: 'D-18.72-DLH' },
      leadAgency: { code: METRO },
    });
    await steps.does('petugas-metro', 'acceptDisposition');
    const rows = await system.rows<{ kind: string }>(
      'reports',
      'select kind from disposition where report_id = $1 and accepted_at is not null',
      [steps.report.id],
    );
    expect(rows).toEqual([{ kind: 'INTERNAL' }]);
  });

  it('gives copies that are read and not worked on', async () => {
    const steps = await disposed({ ccAgencyCodes: [BOGOR, METRO], publish: false });
    expect(await steps.seen('petugas-bogor', 'id')).toEqual({ id: steps.report.id });
    expect(await steps.fails('petugas-bogor', 'acceptDisposition')).toEqual(['REPORT_ACTOR_NOT_ALLOWED']);
    await steps.does('admin-metro', 'addCc', { ccAgencyCodes: ['K-PANRB', BOGOR] });
    expect(await steps.seen('warga', 'copiedTo { code }')).toEqual({
      copiedTo: expect.arrayContaining([{ code: BOGOR }, { code: 'K-PANRB' }]),
    });
    await steps.does('petugas-metro', 'acceptDisposition');
    expect(await steps.types()).toEqual([
      'ReportReceived',
      'ReportVerified',
      'ReportDisposed',
      'ReportCopied',
      'ReportCopied',
      'DispositionAccepted',
    ]);
  });

  it('ends the right to a confidential report with who passes it on, who is told that it is done and nothing more', async () => {
    const steps = await startSteps(system, { confidential: true });
    await steps.does('admin-nasional', 'verifyAndDispose', verification(steps.report, { agencyCode: METRO, publish: false }));
    const { id: reportId, version: expectedVersion } = steps.report;
    const query = `mutation ($input: TransferReportInput!) {
      report: transferReport(input: $input) { version state desk { code } title content publishedTitle publishedContent place reporter { id }
        dispositions { note } followUps { text } messages { text } internalNotes { text } events(first: 20) { nodes { followUp { text } } } }
    }`;
    const input = { reportId, expectedVersion, agencyCode: BOGOR, reason: REASON };
    const { codes, data, text } = await (await system.as('admin-metro')).ask(query, { input });
    expect(codes).toEqual([]);
    expect(data?.report).toMatchObject({
      version: expectedVersion + 1,
      state: 'ASSIGNED',
      desk: { code: BOGOR },
      title: null,
      content: null,
    });
    for (const written of [TITLE, CONTENT, PUBLISHED, PLACE, NOTE, REASON]) expect(text).not.toContain(written);
    expect(await steps.fails('admin-metro', 'addNote', { text: REASON })).toEqual(['REPORT_NOT_FOUND']);
  });

  it('is not split by two officers who pass it on at once', async () => {
    const steps = await disposed();
    const admin = await system.as('admin-metro');
    const answers = await Promise.all([
      steps.fails(admin, 'transferReport', { agencyCode: BOGOR, reason: REASON }),
      steps.fails(admin, 'forwardInternal', { agencyCode: 'D-18.72-DLH', reason: REASON }),
      steps.fails(admin, 'returnNotCompetent', { reason: REASON, proposedBody: 'POLRI' }),
    ]);
    expect(answers.flat()).toEqual(['VERSION_CONFLICT', 'VERSION_CONFLICT']);
    const rows = await system.rows('reports', 'select 1 from disposition where report_id = $1', [steps.report.id]);
    expect(rows).toHaveLength(2);
  });

  it('is taken down by an officer for somebody without an account', async () => {
    const admin = await system.as('admin-metro');
    const { fileReportOnBehalf: filed } = await admin.get<{
      fileReportOnBehalf: { id: string; channel: string; filedBy: unknown; accessCode: string };
    }>('mutation ($input: FileReportOnBehalfInput!) { fileReportOnBehalf(input: $input) { id channel filedBy { code } accessCode } }', {
      input: {
        idempotencyKey: 'loket-metro-1',
        class: 'COMPLAINT',
        title: 'Jalan berlubang di depan pasar',
        content: 'Jalan di depan pasar berlubang sejak Senin.',
        channel: 'WALK_IN',
        targetAgencyCode: METRO,
      },
    });
    expect(filed).toMatchObject({ channel: 'WALK_IN', filedBy: { code: METRO }, accessCode: expect.any(String) });
    const elsewhere = await admin.ask('mutation ($input: FileReportOnBehalfInput!) { fileReportOnBehalf(input: $input) { id } }', {
      input: {
        idempotencyKey: 'loket-metro-2',
        class: 'COMPLAINT',
        title: 'Jalan berlubang di depan pasar',
        content: 'Jalan di depan pasar berlubang sejak Senin.',
        channel: 'WALK_IN',
        targetAgencyCode: BOGOR,
      },
    });
    expect(elsewhere.codes).toEqual(['REPORT_ACTOR_NOT_ALLOWED']);
  });
});
