import { beforeAll, describe, expect, it } from '@jest/globals';
import { makeAccessCode } from '@lapor/reports/domain/access-code/access-code';
import { findTraces } from '../environment/citizen.js';
import { ANSWER, at, filing, type StepReport, verification } from '../environment/journey.js';
import type { OpenSystem } from '../environment/open-system.js';
import { dumpTables } from '../environment/rows.js';
import { sharedSystem } from '../environment/shared-system.js';
import { type Steps, stepsFrom } from '../environment/steps.js';

const METRO = 'D-18.72';
const REASON = 'Lampu tersebut masih padam sampai hari ini.';
const TYPES = {
  completeFile: 'CompleteFileInput',
  replyToAnswer: 'ReplyToAnswerInput',
  confirmSolved: 'ConfirmSolvedInput',
  rateReport: 'RateReportInput',
  fileObjection: 'FileObjectionInput',
  withdrawReport: 'ReportCommandInput',
  requestArchiveReview: 'ReportCommandInput',
  grantOmbudsmanHandover: 'ReportCommandInput',
} as const;
type Command = keyof typeof TYPES;

interface Filed extends StepReport {
  readonly accessCode: string;
}

describe('a reporter without an account', () => {
  let system: OpenSystem;
  beforeAll(async () => {
    system = await sharedSystem();
  });

  const takenDown = async (): Promise<Filed> => {
    const query = `mutation ($input: FileReportOnBehalfInput!) {
      report: fileReportOnBehalf(input: $input) { id trackingId version state stage accessCode } }`;
    const input = filing({ channel: 'WALK_IN', targetAgencyCode: METRO });
    return (await (await system.as('admin-metro')).get<{ report: Filed }>(query, { input })).report;
  };
  const act = (command: Command, accessCode: string | null, input: object) =>
    system.anyone.ask<{ report: StepReport }>(
      `mutation ($input: ${TYPES[command]}!, $accessCode: String) { report: ${command}(input: $input, accessCode: $accessCode) { id trackingId version state stage reporter { id } } }`,
      { input, accessCode },
    );
  /** Acts, and goes on with the report as it is then. */
  const acts = async (steps: Steps, command: Command, accessCode: string, input: object = {}): Promise<Steps> => {
    const { data, text } = await act(command, accessCode, { ...at(steps.report), ...input });
    if (!data) throw new Error(text);
    return stepsFrom(system, data.report);
  };

  it('completes, replies, confirms, rates and objects with the access code, in the reporter’s name', async () => {
    const { accessCode, ...filed } = await takenDown();
    let steps = stepsFrom(system, filed);
    await steps.does('admin-metro', 'postponeReport', { reason: 'INCOMPLETE', question: 'Di kilometer berapa kejadiannya?' });
    steps = await acts(steps, 'completeFile', accessCode, { reportId: filed.trackingId.toLowerCase(), text: 'Di kilometer tujuh.' });
    await steps.does('admin-metro', 'verifyAndDispose', verification(steps.report, { agencyCode: METRO }));
    await steps.does('petugas-metro', 'acceptDisposition');
    await steps.does('petugas-metro', 'giveFinalAnswer', { text: ANSWER });
    steps = await acts(steps, 'replyToAnswer', accessCode, { text: REASON });
    await steps.does('petugas-metro', 'giveFinalAnswer', { text: ANSWER });
    steps = await acts(steps, 'confirmSolved', accessCode);
    steps = await acts(steps, 'rateReport', accessCode, { score: 1, solved: false });
    steps = await acts(steps, 'fileObjection', accessCode, { reason: REASON });
    steps = await acts(steps, 'grantOmbudsmanHandover', accessCode);
    const rows = await system.rows<{ type: string; actor: object; via: string | null }>(
      'reports',
      `select type, actor, payload->>'via' as via from event_log where aggregate_id = $1 and payload->>'via' is not null order by sequence`,
      [filed.id],
    );
    expect(rows.map(({ type }) => type)).toEqual([
      'FileCompleted',
      'ReporterReplied',
      'ReportCompleted',
      'ReportRated',
      'ObjectionFiled',
      'OmbudsmanHandoverGranted',
    ]);
    expect(new Set(rows.map(({ actor, via }) => `${JSON.stringify(actor)} ${via}`))).toEqual(new Set(['{"kind":"REPORTER"} ACCESS_CODE']));
  });

  it('withdraws, once for a key, and asks for the review of an archiving', async () => {
    const { accessCode, ...filed } = await takenDown();
    const input = { ...at(filed), idempotencyKey: 'cabut-tanpa-akun' };
    const first = await act('withdrawReport', accessCode, input);
    expect(first.data?.report).toMatchObject({ state: 'WITHDRAWN', reporter: null });
    expect((await act('withdrawReport', accessCode, input)).data).toEqual(first.data);
    const other = await takenDown();
    const steps = stepsFrom(system, other);
    await steps.does('admin-metro', 'archiveReport', {
      reason: 'ELECTION_MATTER',
      text: 'Laporan ini di luar kewenangan pemerintah daerah.',
    });
    await acts(steps, 'requestArchiveReview', other.accessCode);
  });

  it('is nobody without the code, with a wrong one, another report’s, or one that was renewed', async () => {
    const { accessCode, ...filed } = await takenDown();
    const other = await takenDown();
    const wrong = makeAccessCode(new Uint8Array(20).fill(7));
    expect((await act('withdrawReport', null, at(filed))).codes).toEqual(['UNAUTHENTICATED']);
    for (const code of [wrong, 'x', '', other.accessCode])
      expect((await act('withdrawReport', code, at(filed))).codes).toEqual(['REPORT_NOT_FOUND']);
    expect((await act('withdrawReport', accessCode, at({ ...filed, version: 9 }))).codes).toEqual(['VERSION_CONFLICT']);

    const citizen = await system.as('warga');
    const { report: own } = await citizen.get<{ report: Filed }>(
      'mutation ($input: FileReportInput!) { report: fileReport(input: $input) { id trackingId version state stage accessCode } }',
      { input: filing() },
    );
    await citizen.get('mutation ($input: ReportCommandInput!) { renewAccessCode(input: $input) { id } }', { input: at(own) });
    expect((await act('withdrawReport', own.accessCode, at(own))).codes).toEqual(['REPORT_NOT_FOUND']);
    expect((await act('confirmSolved', accessCode, at(filed))).codes).toEqual(['REPORT_TRANSITION_NOT_ALLOWED']);
  });

  it('leaves no trace of the code', async () => {
    const { accessCode, ...filed } = await takenDown();
    await act('withdrawReport', accessCode, { ...at(filed), idempotencyKey: 'cabut-tanpa-jejak' });
    const traces = [accessCode, accessCode.replaceAll('-', '')].map((trace) => trace.toLowerCase());
    const dump = await dumpTables((sql) => system.rows('reports', sql));
    expect([...dump].flatMap(([, rows]) => rows).filter((row) => findTraces(row, traces).length > 0)).toEqual([]);
    expect(system.lines.filter((line) => findTraces(line, traces).length > 0)).toEqual([]);
  });
});
