import { beforeAll, describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import { runDemo } from '@lapor/stack/demo/demo';
import { POSTER_TEXT, TITLE } from '@lapor/stack/demo/report-steps';
import { beginningOf, DESK_EVENTS, HISTORY, type History, takeEvents, WHOLE_LIFE } from '../environment/events.js';
import { openJourney, type StepReport } from '../environment/journey.js';
import type { OpenSystem, Username } from '../environment/open-system.js';
import { sharedSystem } from '../environment/shared-system.js';

const KOTA_METRO = 'D-18.72';

describe("the poster's report", () => {
  let system: OpenSystem;
  beforeAll(async () => {
    system = await sharedSystem();
  });

  const queue = async (officer: Username, agencyCode: string) => {
    const { deskQueue } = await (await system.as(officer)).get<{ deskQueue: { nodes: { id: string; state: string }[] } }>(
      'query ($agencyCode: String!) { deskQueue(agencyCode: $agencyCode, first: 100) { nodes { id state } } }',
      { agencyCode },
    );
    return deskQueue.nodes;
  };
  const publicReport = async ({ id }: StepReport) => {
    const { publicReports } = await system.anyone.get<{ publicReports: { nodes: { id: string; [field: string]: unknown }[] } }>(
      '{ publicReports(first: 100) { nodes { id publishedTitle publishedContent state stage leadAgency { name } region { name } reporter { displayName } } } }',
    );
    return publicReports.nodes.find((node) => node.id === id);
  };

  it('passes every desk, is seen at every step by whom it concerns, and ends as done', async () => {
    const filed = openJourney(system).citizen('warga').files({ title: TITLE, content: POSTER_TEXT, place: 'Jalan Pala, Iringmulyo' });
    const report = await filed;
    expect(report).toMatchObject({
      state: 'RECEIVED',
      stage: 'VERIFICATION',
      version: 1,
      trackingId: expect.stringMatching(/^LP-[0-9A-Z]{8}$/),
    });
    expect(await queue('admin-nasional', NATIONAL_DESK)).toContainEqual({ id: report.id, state: 'RECEIVED' });
    expect(await publicReport(report)).toBeUndefined();

    const disposed = filed.verifiedBy('admin-nasional').disposedTo(KOTA_METRO, { title: TITLE, publishedContent: POSTER_TEXT });
    expect(await disposed).toMatchObject({ id: report.id, state: 'ASSIGNED', stage: 'DISPOSITION', version: 2 });
    expect(await queue('admin-nasional', NATIONAL_DESK)).not.toContainEqual(expect.objectContaining({ id: report.id }));
    expect(await queue('petugas-metro', KOTA_METRO)).toContainEqual({ id: report.id, state: 'ASSIGNED' });
    expect(await publicReport(report)).toEqual({
      id: report.id,
      publishedTitle: TITLE,
      publishedContent: POSTER_TEXT,
      state: 'ASSIGNED',
      stage: 'DISPOSITION',
      leadAgency: { name: 'Pemerintah Kota Metro' },
      region: { name: 'Kota Metro' },
      reporter: { displayName: 'Siti Rahma' },
    });

    const accepted = disposed.acceptedBy('petugas-metro');
    expect(await accepted).toMatchObject({ state: 'IN_PROGRESS', stage: 'FOLLOW_UP', version: 3 });
    const followed = accepted.followedUpBy('petugas-metro');
    expect(await followed).toMatchObject({ state: 'IN_PROGRESS', stage: 'FOLLOW_UP', version: 4 });
    expect(await queue('petugas-metro', KOTA_METRO)).toContainEqual({ id: report.id, state: 'IN_PROGRESS' });

    const answered = followed.answeredBy('petugas-metro');
    expect(await answered).toMatchObject({ state: 'RESPONDED', stage: 'FOLLOW_UP', version: 5 });
    expect(await answered.confirmed()).toMatchObject({ state: 'COMPLETED', stage: 'DONE', version: 6 });
    expect(await queue('petugas-metro', KOTA_METRO)).not.toContainEqual(expect.objectContaining({ id: report.id }));
    expect(await publicReport(report)).toMatchObject({ state: 'COMPLETED', stage: 'DONE' });
  });

  it('has a history that names every step, its actor and its agency, and never its reporter', async () => {
    const { id } = await wholeLife(system);
    const { report } = await (await system.as('warga')).get<History>(HISTORY, { id });
    expect(report.events.pageInfo.hasNextPage).toBe(false);
    expect(
      report.events.nodes.map(({ type, state, stage, actorKind, agency }) => [type, state, stage, actorKind, agency?.name ?? null]),
    ).toEqual([
      ['ReportReceived', 'RECEIVED', 'VERIFICATION', 'REPORTER', 'Admin Nasional SP4N-LAPOR!'],
      ['ReportVerified', 'RECEIVED', 'VERIFICATION', 'OFFICER', 'Admin Nasional SP4N-LAPOR!'],
      ['ReportDisposed', 'ASSIGNED', 'DISPOSITION', 'OFFICER', 'Pemerintah Kota Metro'],
      ['DispositionAccepted', 'IN_PROGRESS', 'FOLLOW_UP', 'OFFICER', 'Pemerintah Kota Metro'],
      ['FollowUpAdded', 'IN_PROGRESS', 'FOLLOW_UP', 'OFFICER', 'Pemerintah Kota Metro'],
      ['FinalAnswerGiven', 'RESPONDED', 'FOLLOW_UP', 'OFFICER', 'Pemerintah Kota Metro'],
      ['ReportCompleted', 'COMPLETED', 'DONE', 'REPORTER', null],
    ]);
  });

  it('gives its history page by page, each event once', async () => {
    const { id } = await wholeLife(system);
    const reporter = await system.as('warga');
    const seen: string[] = [];
    let after: string | null = null;
    for (let more = true; more; ) {
      const { report }: History = await reporter.get<History>(
        'query ($id: ID!, $after: String) { report(id: $id) { events(first: 3, after: $after) { nodes { type } pageInfo { endCursor hasNextPage } } } }',
        { id, after },
      );
      seen.push(...report.events.nodes.map(({ type }) => type));
      after = report.events.pageInfo.endCursor;
      more = report.events.pageInfo.hasNextPage;
    }
    expect(seen).toEqual(WHOLE_LIFE);
  });

  it('is watched live by the national desk, cut off in the middle and resumed by cursor without gap or repetition', async () => {
    const admin = await system.as('admin-nasional');
    const first = await system.live(admin);
    const { id: earlier } = await openJourney(system).citizen().files();
    const before = first.stream(DESK_EVENTS, { agencyCode: NATIONAL_DESK, after: beginningOf.desk(NATIONAL_DESK) });
    const disposed = openJourney(system).citizen().files().verifiedBy('admin-nasional').disposedTo(KOTA_METRO);
    const { id } = await disposed;
    const seen = [];
    while (seen.filter((event) => event.report?.id === id).length < 3) seen.push(...(await takeEvents(before, 1)));
    first.terminate();

    const followed = disposed.acceptedBy('petugas-metro').followedUpBy('petugas-metro');
    await followed;
    const second = await system.live(admin);
    const rest = second.stream(DESK_EVENTS, { agencyCode: NATIONAL_DESK, after: seen.at(-1)!.cursor });
    seen.push(...(await takeEvents(rest, 2)));
    await followed.answeredBy('petugas-metro').confirmed();
    seen.push(...(await takeEvents(rest, 2)));
    await rest.expectNone();
    await second.close();

    expect(seen.filter(({ report }) => report?.id === id).map(({ type }) => type)).toEqual(WHOLE_LIFE);
    expect(seen.filter(({ report }) => report?.id === earlier).map(({ type }) => type)).toEqual(['ReportReceived']);
    expect(new Set(seen.map((event) => event.id)).size).toBe(seen.length);
  });

  it('is what the demo shows, step by step, in Indonesian', async () => {
    const printed: string[] = [];
    await runDemo({ gatewayUrl: system.gatewayUrl, password: system.secrets.demoPassword, print: (text) => printed.push(text) });
    const page = printed.join('\n');
    expect(page).toContain(POSTER_TEXT);
    expect(page).toMatch(/Selesai: 7 peristiwa, lengkap, berurutan, tanpa ulangan\. Status akhir: COMPLETED\./);
  });
});

function wholeLife(system: OpenSystem) {
  return openJourney(system)
    .citizen()
    .files()
    .verifiedBy('admin-nasional')
    .disposedTo(KOTA_METRO)
    .acceptedBy('petugas-metro')
    .followedUpBy('petugas-metro')
    .answeredBy('petugas-metro')
    .confirmed();
}
