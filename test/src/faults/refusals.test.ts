import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ERRORS, type ErrorCode } from '@lapor/schema/errors';
import { at, type Command, commandOperation, filing, openJourney, runStep, type StepReport, verification } from '../environment/journey.js';
import { startTestSystem, type TestSystem, type Username } from '../environment/system.js';
import { fingerprint } from './unchanged.js';

const UNKNOWN_ID = '01890000-0000-7000-8000-000000000000';
const long = (length: number) => 'a'.repeat(length);

/** A report in each state that a command can be refused in. */
interface Scene {
  readonly received: StepReport;
  readonly assigned: StepReport;
  readonly hidden: StepReport;
  readonly inProgress: StepReport;
  readonly completed: StepReport;
}

type Refused = readonly [
  what: string,
  who: Username | 'anyone',
  Command,
  (scene: Scene) => Record<string, unknown>,
  ErrorCode,
  details?: Record<string, unknown>,
];

const fields = (...names: string[]) => ({ fields: names.map((field) => expect.objectContaining({ field, problem: expect.any(String) })) });

const REFUSALS: readonly Refused[] = [
  ['filing without a token', 'anyone', 'fileReport', () => filing(), 'UNAUTHENTICATED'],
  ['filing by an officer', 'petugas-metro', 'fileReport', () => filing(), 'REPORT_ACTOR_NOT_ALLOWED'],
  [
    'a filing with texts too long',
    'warga',
    'fileReport',
    () => filing({ title: long(151), content: long(10_001), place: long(301) }),
    'INPUT_INVALID',
    fields('title', 'content', 'place'),
  ],
  [
    'a filing with texts too short',
    'warga',
    'fileReport',
    () => filing({ title: ' pendek  ', content: '\n\n pendek' }),
    'INPUT_INVALID',
    fields('title', 'content'),
  ],
  [
    'a filing of a million characters',
    'warga',
    'fileReport',
    () => filing({ content: long(1_000_000) }),
    'INPUT_INVALID',
    fields('content'),
  ],
  [
    'a filing with control characters',
    'warga',
    'fileReport',
    () => filing({ title: 'Jalan rusak\u0007 sekali', content: `Jalan rusak\0 ${long(30)}`, place: 'Metro\u202e' }),
    'INPUT_INVALID',
    fields('title', 'content', 'place'),
  ],
  [
    'a filing with half a character',
    'warga',
    'fileReport',
    () => filing({ title: 'Jalan rusak \ud83d sekali' }),
    'INPUT_INVALID',
    fields('title'),
  ],
  ['a filing of tomorrow', 'warga', 'fileReport', () => filing({ eventDate: '2999-01-01' }), 'INPUT_INVALID', fields('eventDate')],
  ['a filing of no day at all', 'warga', 'fileReport', () => filing({ eventDate: '2026-02-30' }), 'INPUT_INVALID', fields('eventDate')],
  [
    'a filing with codes that cannot be',
    'warga',
    'fileReport',
    () => filing({ regionCode: "18'", categoryId: 'a b', targetAgencyCode: 'D;' }),
    'INPUT_INVALID',
    fields('regionCode', 'categoryId', 'targetAgencyCode'),
  ],
  [
    'a filing with a key too short',
    'warga',
    'fileReport',
    () => filing({ idempotencyKey: 'short' }),
    'INPUT_INVALID',
    fields('idempotencyKey'),
  ],
  ['a filing from an unknown region', 'warga', 'fileReport', () => filing({ regionCode: '99.99' }), 'REGION_UNKNOWN'],
  ['a filing under an unknown category', 'warga', 'fileReport', () => filing({ categoryId: 'no.such' }), 'CATEGORY_UNKNOWN'],
  ['a filing to an unknown agency', 'warga', 'fileReport', () => filing({ targetAgencyCode: 'D-99.99' }), 'AGENCY_UNKNOWN'],

  ['a command without a token', 'anyone', 'acceptDisposition', ({ assigned }) => at(assigned), 'UNAUTHENTICATED'],
  [
    'a command on an unknown id',
    'admin-nasional',
    'verifyAndDispose',
    ({ received }) => verification({ ...received, id: UNKNOWN_ID }),
    'REPORT_NOT_FOUND',
  ],
  [
    'a command on what is no id',
    'admin-nasional',
    'verifyAndDispose',
    ({ received }) => verification({ ...received, id: "1' or '1'='1" }),
    'REPORT_NOT_FOUND',
  ],
  ['a command on a report one may not see', 'petugas-bogor', 'acceptDisposition', ({ hidden }) => at(hidden), 'REPORT_NOT_FOUND'],
  [
    'a second verification',
    'admin-nasional',
    'verifyAndDispose',
    ({ assigned }) => verification(assigned),
    'REPORT_TRANSITION_NOT_ALLOWED',
    { state: 'ASSIGNED' },
  ],
  [
    'an answer before it was accepted',
    'petugas-metro',
    'giveFinalAnswer',
    ({ assigned }) => ({ ...at(assigned), text: long(50) }),
    'REPORT_TRANSITION_NOT_ALLOWED',
    { state: 'ASSIGNED' },
  ],
  [
    'a confirmation before the answer',
    'warga',
    'confirmSolved',
    ({ inProgress }) => at(inProgress),
    'REPORT_TRANSITION_NOT_ALLOWED',
    { state: 'IN_PROGRESS' },
  ],
  [
    'a confirmation of what is done',
    'warga',
    'confirmSolved',
    ({ completed }) => at(completed),
    'REPORT_TRANSITION_NOT_ALLOWED',
    { state: 'COMPLETED' },
  ],
  ['verifying by the reporter', 'warga', 'verifyAndDispose', ({ received }) => verification(received), 'REPORT_ACTOR_NOT_ALLOWED'],
  ['accepting by a leader', 'pimpinan-metro', 'acceptDisposition', ({ assigned }) => at(assigned), 'REPORT_ACTOR_NOT_ALLOWED'],
  ['accepting by another agency', 'petugas-bogor', 'acceptDisposition', ({ assigned }) => at(assigned), 'REPORT_ACTOR_NOT_ALLOWED'],
  ['accepting by the national admin', 'admin-nasional', 'acceptDisposition', ({ assigned }) => at(assigned), 'REPORT_ACTOR_NOT_ALLOWED'],
  [
    "following up by the agency's admin",
    'admin-metro',
    'addFollowUp',
    ({ inProgress }) => ({ ...at(inProgress), text: long(50) }),
    'REPORT_ACTOR_NOT_ALLOWED',
  ],
  [
    'following up too briefly',
    'petugas-metro',
    'addFollowUp',
    ({ inProgress }) => ({ ...at(inProgress), text: 'Sudah.' }),
    'INPUT_INVALID',
    fields('text'),
  ],
  [
    'following up too long',
    'petugas-metro',
    'addFollowUp',
    ({ inProgress }) => ({ ...at(inProgress), text: long(10_001) }),
    'INPUT_INVALID',
    fields('text'),
  ],
  [
    'answering with control characters',
    'petugas-metro',
    'giveFinalAnswer',
    ({ inProgress }) => ({ ...at(inProgress), text: `Selesai\u001b[2J ${long(20)}` }),
    'INPUT_INVALID',
    fields('text'),
  ],
  [
    'a version of yesterday',
    'petugas-metro',
    'acceptDisposition',
    ({ assigned }) => at({ ...assigned, version: assigned.version - 1 }),
    'VERSION_CONFLICT',
    { currentVersion: 2 },
  ],
  [
    'a version of tomorrow',
    'petugas-metro',
    'acceptDisposition',
    ({ assigned }) => at({ ...assigned, version: assigned.version + 1 }),
    'VERSION_CONFLICT',
    { currentVersion: 2 },
  ],
  [
    'verifying with wrong texts',
    'admin-nasional',
    'verifyAndDispose',
    ({ received }) => verification(received, { title: 'x', publishedContent: long(10_001), note: long(2_001) }),
    'INPUT_INVALID',
    fields('title', 'publishedContent', 'note'),
  ],
  [
    'publishing without a text',
    'admin-nasional',
    'verifyAndDispose',
    ({ received }) => verification(received, { publishedContent: null }),
    'INPUT_INVALID',
    fields('publishedContent'),
  ],
  [
    'publishing what is confidential',
    'admin-nasional',
    'verifyAndDispose',
    ({ received }) => verification(received, { confidential: true }),
    'INPUT_INVALID',
    fields('publish'),
  ],
  [
    'disposing to an unknown agency',
    'admin-nasional',
    'verifyAndDispose',
    ({ received }) => verification(received, { agencyCode: 'D-99.99' }),
    'AGENCY_UNKNOWN',
  ],
  [
    'disposing to a dissolved ministry',
    'admin-nasional',
    'verifyAndDispose',
    ({ received }) => verification(received, { agencyCode: 'K-BUMN' }),
    'AGENCY_UNKNOWN',
  ],
  [
    'verifying under an unknown category',
    'admin-nasional',
    'verifyAndDispose',
    ({ received }) => verification(received, { categoryId: 'no.such' }),
    'CATEGORY_UNKNOWN',
  ],
];

describe('a refusal', () => {
  let system: TestSystem;
  let scene: Scene;
  beforeAll(async () => {
    system = await startTestSystem();
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
  afterAll(() => system.stop());

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
