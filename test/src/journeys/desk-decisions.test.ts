import { beforeAll, describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import { at, commandOperation, openJourney, verification } from '../environment/journey.js';
import type { OpenSystem } from '../environment/open-system.js';
import { sharedSystem } from '../environment/shared-system.js';
import { startSteps, stepsFrom } from '../environment/steps.js';

const TEXT = 'Laporan ini di luar kewenangan pemerintah daerah.';
const METRO = 'D-18.72';

describe('what a desk decides', () => {
  let system: OpenSystem;
  beforeAll(async () => {
    system = await sharedSystem();
  });

  it('postpones until the reporter completes the file, from either side of the disposition', async () => {
    const steps = await startSteps(system);
    expect(await steps.fails('admin-nasional', 'postponeReport', { reason: 'INCOMPLETE' })).toEqual(['INPUT_INVALID']);
    await steps.does('admin-nasional', 'postponeReport', { reason: 'INCOMPLETE', question: 'Di kilometer berapa kejadiannya?' });
    expect(await steps.seen('warga', 'state postponement { reason turn } messages { kind text agency { code } }')).toEqual({
      state: 'POSTPONED',
      postponement: { reason: 'INCOMPLETE', turn: 'REPORTER' },
      messages: [{ kind: 'QUESTION', text: 'Di kilometer berapa kejadiannya?', agency: { code: NATIONAL_DESK } }],
    });
    expect(await steps.fails('warga2', 'completeFile', { text: 'Kilometer 7' })).toEqual(['REPORT_NOT_FOUND']);
    expect(await steps.does('warga', 'completeFile', { text: 'Kilometer 7' })).toMatchObject({ state: 'RECEIVED' });
    await steps.does('admin-nasional', 'verifyAndDispose', verification(steps.report, { agencyCode: METRO }));
    await steps.does('petugas-metro', 'acceptDisposition');
    await steps.does('petugas-metro', 'askReporter', { question: 'Apakah lampu masih padam?' });
    expect(await steps.does('admin-metro', 'resumeReport')).toMatchObject({ state: 'IN_PROGRESS' });
    await steps.does('petugas-metro', 'postponeReport', { reason: 'FIELD_CHECK' });
    expect(await steps.fails('warga', 'confirmSolved')).toEqual(['REPORT_TRANSITION_NOT_ALLOWED']);
    const [row] = await system.rows<{ later: boolean }>(
      'reports',
      'select file_complete_at > filed_at as later from report where id = $1',
      [steps.report.id],
    );
    expect(row).toEqual({ later: true });
  });

  it('archives with advice, which the reporter may have reviewed once', async () => {
    const steps = await startSteps(system, { targetAgencyCode: METRO });
    await steps.does('admin-metro', 'archiveReport', { reason: 'ELECTION_MATTER', text: TEXT });
    const { closing } = await steps.seen<{ closing: { bodies: unknown[] } }>(
      'warga',
      'closing { kind reason label goInstead text bodies { code contact } }',
    );
    expect(closing).toMatchObject({
      kind: 'ARCHIVE',
      reason: 'ELECTION_MATTER',
      text: TEXT,
      bodies: expect.arrayContaining([expect.objectContaining({ code: 'BAWASLU' })]),
    });
    expect(await steps.fails('admin-metro', 'reviewArchive')).toEqual(['REPORT_ACTOR_NOT_ALLOWED']);
    await steps.does('warga', 'requestArchiveReview');
    expect(await steps.fails('warga', 'requestArchiveReview')).toEqual(['ALREADY_DONE']);
    await steps.does('admin-nasional', 'reviewArchive');
    expect(await steps.seen('warga', 'state desk { code } closing { kind }')).toEqual({
      state: 'RECEIVED',
      desk: { code: NATIONAL_DESK },
      closing: null,
    });
  });

  it('cannot archive whistle-blowing alone', async () => {
    const steps = await startSteps(system, { class: 'WHISTLEBLOWING' });
    const input = { reason: 'TOO_GENERAL', text: TEXT };
    expect(await steps.fails('admin-nasional', 'archiveReport', input)).toEqual(['SECOND_PERSON_REQUIRED']);
    expect(await steps.fails('admin-nasional', 'approveArchive')).toEqual(['ARCHIVE_NOT_PROPOSED']);
    await steps.does('admin-nasional', 'proposeArchive', input);
    expect(await steps.fails('admin-nasional', 'approveArchive')).toEqual(['SECOND_PERSON_REQUIRED']);
    expect(await steps.seen('warga', 'state closing { kind } events { nodes { type } }')).toEqual({
      state: 'RECEIVED',
      closing: null,
      events: { nodes: [{ type: 'ReportReceived' }] },
    });
  });

  it('refers out to a body with its contact', async () => {
    const steps = await startSteps(system);
    await steps.does('admin-nasional', 'referOut', { outsideBody: 'KPK', text: TEXT });
    expect(await steps.seen('warga', 'state closing { kind goInstead bodies { code } }')).toEqual({
      state: 'REFERRED_OUT',
      closing: { kind: 'REFERRAL', goInstead: expect.stringContaining('198'), bodies: [{ code: 'KPK' }] },
    });
  });

  it('merges and splits duplicates without showing one reporter the other’s report', async () => {
    const original = await startSteps(system);
    const duplicate = stepsFrom(system, await openJourney(system).citizen('warga2').files());
    expect(await duplicate.fails('admin-nasional', 'mergeDuplicate', { originalId: duplicate.report.id })).toEqual(['MERGE_NOT_ALLOWED']);
    await duplicate.does('admin-nasional', 'mergeDuplicate', { originalId: original.report.id });
    await original.does('admin-nasional', 'verifyAndDispose', verification(original.report, { agencyCode: METRO, publish: false }));
    expect(await duplicate.seen('warga2', 'state mergedInto { stage report { id } }')).toEqual({
      state: 'MERGED',
      mergedInto: { stage: 'DISPOSITION', report: null },
    });
    expect(await duplicate.does('admin-nasional', 'splitDuplicate')).toMatchObject({ state: 'RECEIVED' });
  });

  it('merges two reports into each other at once in one direction only', async () => {
    const [left, right] = [await startSteps(system), await startSteps(system)];
    const answers = await Promise.all([
      left.fails('admin-nasional', 'mergeDuplicate', { originalId: right.report.id }),
      right.fails('admin-nasional', 'mergeDuplicate', { originalId: left.report.id }),
    ]);
    expect(answers.flat()).toEqual(['MERGE_NOT_ALLOWED']);
  });

  it('reclassifies with a reason and takes whistle-blowing back from the public', async () => {
    const steps = await startSteps(system);
    await steps.does('admin-nasional', 'verifyAndDispose', verification(steps.report, { agencyCode: METRO }));
    await steps.does('admin-metro', 'reclassifyReport', { class: 'WHISTLEBLOWING', reason: 'Isi laporan menyangkut pelanggaran pegawai.' });
    const { report } = await system.anyone.get<{ report: unknown }>('query ($id: ID!) { report(id: $id) { id } }', { id: steps.report.id });
    expect(report).toBeNull();
    expect(await steps.types()).toEqual(['ReportReceived', 'ReportVerified', 'ReportDisposed', 'ReportRetracted', 'ReportReclassified']);
  });

  it('keeps notes from the reporter and the public', async () => {
    const steps = await startSteps(system);
    await steps.does('admin-nasional', 'verifyAndDispose', verification(steps.report, { agencyCode: METRO }));
    await steps.does('petugas-metro', 'addNote', { text: 'CATATAN-DALAM' });
    expect(await steps.seen('petugas-metro', 'internalNotes { text }')).toEqual({ internalNotes: [{ text: 'CATATAN-DALAM' }] });
    for (const who of ['warga', 'warga2', 'petugas-bogor'] as const) {
      const seen = await steps.seen(who, 'internalNotes { text } messages { text } events(first: 100) { nodes { type } }');
      expect(JSON.stringify(seen)).not.toMatch(/CATATAN|NoteAdded/);
    }
  });

  it('is done once for one key, and refused for the same key with another input', async () => {
    const steps = await startSteps(system);
    const admin = await system.as('admin-nasional');
    const input = { ...at(steps.report), outsideBody: 'KPK', text: TEXT, idempotencyKey: 'rujuk-kpk-1' };
    const first = await admin.get(commandOperation('referOut'), { input });
    expect(await admin.get(commandOperation('referOut'), { input })).toEqual(first);
    expect((await admin.ask(commandOperation('referOut'), { input: { ...input, outsideBody: 'KPU' } })).codes).toEqual([
      'IDEMPOTENCY_KEY_REUSED',
    ]);
    expect(await steps.types()).toEqual(['ReportReceived', 'ReportReferred']);
  });
});
