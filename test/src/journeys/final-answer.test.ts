import { beforeAll, describe, expect, it } from '@jest/globals';
import { ANSWER, verification } from '../environment/journey.js';
import type { OpenSystem } from '../environment/open-system.js';
import { sharedSystem } from '../environment/shared-system.js';
import { type Steps, startSteps } from '../environment/steps.js';

const METRO = 'D-18.72';
const BOGOR = 'D-32.71';
const DRAFT = 'Pemeriksaan menemukan pelanggaran; sanksi telah dijatuhkan kepada pegawai.';
const REASON = 'Sebutkan nomor surat keputusan sanksinya.';
const EVIDENCE = [{ kind: 'DOCUMENT_NUMBER', text: 'LHP Inspektorat nomor 17 tahun 2026' }];
const DRAFTS = 'answerDrafts { text approved reason evidence { kind text } }';

describe('the final answer to a report that needs an examination', () => {
  let system: OpenSystem;
  beforeAll(async () => {
    system = await sharedSystem();
  });

  const inProgress = async (supervision = true): Promise<Steps> => {
    const steps = await startSteps(system);
    await steps.does('admin-nasional', 'verifyAndDispose', verification(steps.report, { agencyCode: METRO, supervision }));
    await steps.does('petugas-metro', 'acceptDisposition');
    return steps;
  };

  it('names its evidence, goes to the leader, comes back with a reason, and is given once the leader approves', async () => {
    const steps = await inProgress();
    expect(await steps.fails('petugas-metro', 'giveFinalAnswer', { text: DRAFT, evidence: EVIDENCE })).toEqual([
      'ANSWER_APPROVAL_REQUIRED',
    ]);
    expect(await steps.fails('petugas-metro', 'submitFinalAnswer', { text: DRAFT })).toEqual(['EVIDENCE_REQUIRED']);
    expect(await steps.fails('pimpinan-metro', 'approveFinalAnswer')).toEqual(['ANSWER_NOT_SUBMITTED']);
    expect(await steps.does('petugas-metro', 'submitFinalAnswer', { text: DRAFT, evidence: EVIDENCE })).toMatchObject({
      state: 'IN_PROGRESS',
    });
    for (const who of ['admin-metro', 'petugas-metro', 'petugas-bogor', 'warga', 'admin-nasional'] as const)
      expect(await steps.fails(who, 'approveFinalAnswer')).toEqual(['REPORT_ACTOR_NOT_ALLOWED']);
    await steps.does('pimpinan-metro', 'refuseFinalAnswer', { reason: REASON });
    expect(await steps.seen('petugas-metro', DRAFTS)).toEqual({
      answerDrafts: [{ text: DRAFT, approved: false, reason: REASON, evidence: EVIDENCE }],
    });
    const better = `${DRAFT} Keputusan nomor 3.`;
    await steps.does('petugas-metro', 'submitFinalAnswer', { text: DRAFT, evidence: EVIDENCE });
    await steps.does('petugas-metro', 'submitFinalAnswer', { text: better, evidence: EVIDENCE });
    expect(await steps.does('pimpinan-metro', 'approveFinalAnswer')).toMatchObject({ state: 'RESPONDED' });
    expect(await steps.seen('warga', 'followUps { kind text evidence { kind text } agency { code } }')).toEqual({
      followUps: [{ kind: 'FINAL', text: better, evidence: EVIDENCE, agency: { code: METRO } }],
    });
  });

  it('is seen as a draft by nobody but those who handle it, through no door', async () => {
    const steps = await inProgress();
    await steps.does('petugas-metro', 'submitFinalAnswer', { text: DRAFT, evidence: EVIDENCE });
    const query = `${DRAFTS} followUps { text } messages { text } events(first: 100) { nodes { type typeLabel followUp { text } } }`;
    const readers = [
      system.anyone,
      ...(await Promise.all((['warga', 'warga2', 'petugas-bogor', 'pengawas-ombudsman'] as const).map(system.as))),
    ];
    for (const reader of readers) expect(JSON.stringify(await steps.seen(reader, query))).not.toMatch(/sanksi|FinalAnswer|LHP|diajukan/);
    expect(await steps.seen('pimpinan-metro', DRAFTS)).toMatchObject({ answerDrafts: [{ text: DRAFT, approved: null }] });
    const rows = await system.rows<{ row: string }>('reports', 'select event_log::text as row from event_log where aggregate_id = $1', [
      steps.report.id,
    ]);
    expect(rows.filter(({ row }) => /sanksi|LHP/.test(row))).toEqual([]);
  });

  it('does not go out under another desk: a transfer takes the draft away', async () => {
    const steps = await inProgress();
    await steps.does('petugas-metro', 'submitFinalAnswer', { text: DRAFT, evidence: EVIDENCE });
    await steps.does('admin-metro', 'transferReport', { agencyCode: BOGOR, reason: REASON });
    await steps.does('petugas-bogor', 'acceptDisposition');
    expect(await steps.fails('admin-bogor', 'approveFinalAnswer')).toEqual(['ANSWER_NOT_SUBMITTED']);
    expect(await steps.seen('admin-bogor', DRAFTS)).toEqual({ answerDrafts: [] });
  });

  it('elsewhere needs neither, but may have both; whoever submits it does not approve it', async () => {
    const steps = await inProgress(false);
    await steps.does('petugas-metro', 'submitFinalAnswer', { text: DRAFT });
    expect(await steps.does('admin-metro', 'approveFinalAnswer')).toMatchObject({ state: 'RESPONDED' });
    await steps.does('warga', 'replyToAnswer', { text: REASON });
    expect(await steps.fails('petugas-metro', 'giveFinalAnswer', { text: ANSWER, evidence: [{ kind: 'FIELD_CHECK', text: 'x' }] })).toEqual(
      ['INPUT_INVALID'],
    );
    expect(await steps.does('petugas-metro', 'giveFinalAnswer', { text: ANSWER, evidence: EVIDENCE })).toMatchObject({
      state: 'RESPONDED',
    });
  });
});
