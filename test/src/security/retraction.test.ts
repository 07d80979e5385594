import { beforeAll, describe, expect, it } from '@jest/globals';
import { beginningOf, HISTORY, type History } from '../environment/events.js';
import { at, openJourney, PUBLISHED, runStep, type StepReport, TITLE } from '../environment/journey.js';
import type { OpenSystem } from '../environment/open-system.js';
import { sharedSystem } from '../environment/shared-system.js';
import { EVENT_SIGHT, type EventSight } from './sight.js';

const FOLLOW = `subscription ($id: ID!, $after: String) { event: reportEvents(reportId: $id, after: $after) ${EVENT_SIGHT.replace('{', '{ state stage')} }`;
const CHANGE =
  'mutation ($input: ChangeVisibilityInput!) { report: changeVisibility(input: $input) { id version published anonymous confidential } }';
interface Changed {
  readonly report: { readonly version: number; readonly published: boolean };
}

describe('a published report that is made more closed', () => {
  let system: OpenSystem;
  beforeAll(async () => {
    system = await sharedSystem();
  });

  const published = (): PromiseLike<StepReport> =>
    openJourney(system).citizen().files().verifiedBy('admin-nasional').disposedTo('D-18.72', { publish: true }).acceptedBy('petugas-metro');

  it.each([
    ['confidential by its reporter', 'warga', { confidential: true }],
    ['anonymous by the handling agency', 'petugas-metro', { anonymous: true }],
    ['unpublished by the national desk', 'admin-nasional', { published: false }],
  ] as const)('%s: the public gets one last event without the report, and nothing after it', async (_how, who, flags) => {
    const report = await published();
    const outsiders = await Promise.all([
      system.live(),
      system.live(await system.as('warga2')),
      system.live(await system.as('petugas-bogor')),
    ]);
    const { report: read } = await system.anyone.get<History>(HISTORY, { id: report.id });
    const place = { id: report.id, after: read.events.pageInfo.endCursor };
    const streams = outsiders.map((live) => live.stream(FOLLOW, place));
    const insider = (await system.live(await system.as('petugas-metro'))).stream(FOLLOW, place);
    const before = await runStep(await system.as('petugas-metro'), 'addFollowUp', {
      ...at(report),
      text: 'Petugas sedang memeriksa lokasi.',
    });
    for (const stream of [...streams, insider]) expect((await stream.take(1))[0]?.data).toMatchObject({ event: { type: 'FollowUpAdded' } });

    const { report: after } = await (await system.as(who)).get<Changed>(CHANGE, { input: { ...at(before), ...flags } });
    expect(after.published).toBe(false);
    await runStep(await system.as('petugas-metro'), 'addFollowUp', { ...at({ ...report, ...after }), text: 'Rahasia: alat sudah dibeli.' });

    for (const stream of streams) {
      const [last] = await stream.take(1);
      expect(last?.errors).toBeUndefined();
      expect(last?.data).toMatchObject({
        event: { type: 'ReportRetracted', report: null, agency: null, actorRole: null, disposition: null, followUp: null },
      });
      expect(JSON.stringify(last)).not.toContain(TITLE);
      expect(await stream.ended).toBe('complete');
      await stream.expectNone();
    }
    const seen = (await insider.take(2)).map(({ data }) => data?.event as EventSight);
    expect(seen.map(({ type }) => type)).toEqual(['ReportRetracted', 'FollowUpAdded']);
    expect(seen.every((event) => event.report?.id === report.id)).toBe(true);
    for (const live of outsiders) await live.close();
  });

  it('withdrawn by its reporter it leaves the public, with one last event for who follows it', async () => {
    const report = await published();
    const live = await system.live();
    const { report: read } = await system.anyone.get<History>(HISTORY, { id: report.id });
    const stream = live.stream(FOLLOW, { id: report.id, after: read.events.pageInfo.endCursor });
    await runStep(await system.as('warga'), 'withdrawReport', at(report));
    const [last] = await stream.take(1);
    expect(last?.data).toMatchObject({ event: { type: 'ReportRetracted', report: null, agency: null, actorKind: null } });
    // Nor why it left them: a withdrawal is the reporter's own matter.
    expect(JSON.stringify(last)).not.toContain('WITHDRAWN');
    expect(await stream.ended).toBe('complete');
    await live.close();
    const doors = await system.anyone.ask(
      'query ($id: ID!) { report(id: $id) { id } publicReports(first: 100) { nodes { id } } verifyHistory(reportId: $id) { ok } }',
      { id: report.id },
    );
    expect(doors.data).toMatchObject({ report: null, verifyHistory: null });
    expect(doors.text).not.toContain(report.id);
    const own = await (await system.as('warga')).get<History>(HISTORY, { id: report.id });
    expect(own.report.events.nodes.map(({ type }) => type).slice(-2)).toEqual(['ReportRetracted', 'ReportWithdrawn']);
  });

  it('is gone from every door of the public at once, and refuses to be followed again', async () => {
    const report = await published();
    await (await system.as('warga')).get(CHANGE, { input: { ...at(report), confidential: true } });
    const doors = await system.anyone.ask(
      `query ($id: ID!, $trackingId: String!) {
        report(id: $id) { id } reportByTrackingId(trackingId: $trackingId) { id } verifyHistory(reportId: $id) { ok length }
        publicReports(first: 100) { nodes { id publishedContent } }
      }`,
      { id: report.id, trackingId: report.trackingId },
    );
    expect(doors.data).toMatchObject({ report: null, reportByTrackingId: null, verifyHistory: null });
    expect(doors.text).not.toContain(report.id);
    const live = await system.live();
    const [refused] = await live.stream(FOLLOW, { id: report.id, after: beginningOf.report(report.id) }).take(1);
    expect(refused?.errors?.map(({ extensions }) => extensions.code)).toEqual(['REPORT_NOT_FOUND']);
    await live.close();
  });

  it('is published again only by a verifier, with a text that was checked', async () => {
    const report = await published();
    const reporter = await system.as('warga');
    const tight = await reporter.get<Changed>(CHANGE, { input: { ...at(report), confidential: true } });
    const publish =
      'mutation ($input: PublishContentInput!) { report: publishContent(input: $input) { id version published contentVersions { version piiOverrideReason } } }';
    const text = { title: TITLE, content: `${PUBLISHED} Hubungi 081398127654.`, reason: 'Suntingan baru' };
    const admin = await system.as('admin-metro');
    const input = { reportId: report.id, expectedVersion: tight.report.version, ...text };
    expect((await admin.ask(publish, { input })).codes).toEqual(['REPORT_CONFIDENTIAL']);
    expect(
      (await admin.ask(CHANGE, { input: { reportId: report.id, expectedVersion: tight.report.version, confidential: false } })).codes,
    ).toEqual(['VISIBILITY_LOOSENING_REFUSED']);
    const loose = await reporter.get<Changed>(CHANGE, {
      input: { reportId: report.id, expectedVersion: tight.report.version, confidential: false },
    });
    expect(loose.report.published).toBe(false);
    const next = { ...input, expectedVersion: loose.report.version };
    expect((await reporter.ask(publish, { input: next })).codes).toEqual(['REPORT_ACTOR_NOT_ALLOWED']);
    const found = await admin.ask(publish, { input: next });
    expect(found.codes).toEqual(['PII_FOUND']);
    const start = text.content.indexOf('0813');
    expect(found.errors[0]?.extensions.findings).toEqual([{ kind: 'PHONE', field: 'content', start, end: start + 12 }]);
    expect(found.text).not.toContain('081398127654');
    const done = await admin.get<{ report: object }>(publish, { input: { ...next, piiOverrideReason: 'Nomor layanan resmi dinas' } });
    expect(done.report).toMatchObject({
      published: true,
      contentVersions: [
        { version: 1, piiOverrideReason: null },
        { version: 2, piiOverrideReason: 'Nomor layanan resmi dinas' },
      ],
    });

    const history = 'query ($id: ID!) { report(id: $id) { contentVersions { version } events(first: 100) { nodes { type } } } }';
    type Told = { report: { contentVersions: object[]; events: { nodes: { type: string }[] } } };
    const types = async (client = system.anyone) =>
      (await client.get<Told>(history, { id: report.id })).report.events.nodes.map(({ type }) => type);
    expect(await types(admin)).toEqual(
      expect.arrayContaining(['PiiOverridden', 'ContentPublished', 'VisibilityLoosened', 'ReportRetracted']),
    );
    expect(await types()).not.toContain('PiiOverridden');
    expect((await system.anyone.get<Told>(history, { id: report.id })).report.contentVersions).toEqual([]);
    const [row] = await system.rows<{ payload: string }>(
      'reports',
      `select payload::text from event_log where type = 'PiiOverridden' and aggregate_id = $1`,
      [report.id],
    );
    expect(JSON.parse(row?.payload ?? '{}').detail).toEqual({ PHONE: 1 });
    expect(row?.payload).not.toMatch(/0813|layanan/);
  });

  it('is checked for personal data when it is verified, too', async () => {
    const refused = await openJourney(system)
      .citizen()
      .files()
      .verifiedBy('admin-nasional')
      .disposedTo('D-18.72', { publish: true, publishedContent: 'Pemilik NIK 1872011708900001 melapor.' })
      .then(
        () => 'nothing was refused',
        (error: Error) => error.message,
      );
    expect(refused).toContain('PII_FOUND');
    expect(refused).not.toContain('1872011708900001');
  });
});
