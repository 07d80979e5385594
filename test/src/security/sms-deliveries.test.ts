import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { clientToken, registerClient } from '../environment/api-clients.js';
import { tokenKeyOf } from '../environment/forged-token.js';
import { createGraphClient, type GraphClient } from '../environment/graph-client.js';
import { filing } from '../environment/journey.js';
import type { OpenSystem } from '../environment/open-system.js';
import { sharedSystem } from '../environment/shared-system.js';
import { startSteps, stepsFrom } from '../environment/steps.js';
import { until } from '../environment/until.js';

const OPEN = 'mutation ($phone: String!) { openChannelAccount(phone: $phone) { reporterKey } }';
const FILE = 'mutation ($input: FileReportByChannelInput!) { receipt: fileReportByChannel(input: $input) { trackingId accessCode } }';
const NOTE = `mutation ($deliveries: [GivenDeliveryInput!]!) {
  noted: noteDeliveriesByChannel(input: { deliveries: $deliveries }) { messageId answer } }`;
const FEED =
  'query ($after: String) { channelFeed(first: 500, after: $after) { nodes { trackingId type } pageInfo { endCursor hasNextPage } } }';
const TIMELINE = `query ($code: String!) { reportByAccessCode(code: $code) { events(first: 100) {
  nodes { type typeLabel actorKind agency { code } notification { step stepLabel outcome at } } } } }`;
const EVENTS = 'events(first: 100) { nodes { id type notification { outcome } } }';

interface Node {
  readonly id: string;
  readonly type: string;
  readonly trackingId: string;
  readonly notification: { readonly step: string; readonly stepLabel: string; readonly outcome: string; readonly at: string } | null;
}
interface Noted {
  readonly noted: readonly { readonly messageId: string; readonly answer: string }[];
}

describe('what the carrier says of a message about a report', () => {
  let system: OpenSystem;
  let sms: GraphClient;
  const asClient = async (name: string, scopes: readonly ('channels:sms' | 'reports:file' | 'reports:read')[], owner = 'K-PANRB-SP4N') => {
    const id = await registerClient(system, name, scopes, undefined, owner);
    return createGraphClient(system.gatewayUrl, clientToken(tokenKeyOf(system), id, scopes, { agency_code: owner }));
  };
  beforeAll(async () => {
    system = await sharedSystem();
    sms = await asClient('kanal-tanda-terima', ['channels:sms', 'reports:file']);
    await until('the gateway knows the client', async () => (await sms.ask(FEED)).codes.length === 0);
  });

  let next = 0;
  const file = async (input: object = {}) => {
    next += 1;
    const phone = `0813900045${String(next).padStart(2, '0')}`;
    const { reporterKey } = (await sms.get<{ openChannelAccount: { reporterKey: string } }>(OPEN, { phone })).openChannelAccount;
    const filed = { ...filing({ targetAgencyCode: 'D-18.72' }), reporterKey, ...input };
    const { receipt } = await sms.get<{ receipt: { trackingId: string; accessCode: string } }>(FILE, { input: filed });
    const [row] = await system.rows<{ id: string; version: number; state: string }>(
      'reports',
      'select id, version, state from report where tracking_id = $1',
      [receipt.trackingId],
    );
    return { ...receipt, ...row!, phone };
  };
  const delivery = (trackingId: string, more: object = {}) => ({
    messageId: randomUUID(),
    trackingId,
    step: 'ReportReceived',
    outcome: 'DELIVERED',
    at: new Date().toISOString(),
    ...more,
  });
  const note = async (...deliveries: object[]) => (await sms.get<Noted>(NOTE, { deliveries })).noted.map(({ answer }) => answer);
  const told = async (code: string) => {
    const { reportByAccessCode } = await system.anyone.get<{ reportByAccessCode: { events: { nodes: Node[] } } }>(TIMELINE, { code });
    return reportByAccessCode.events.nodes.filter(({ type }) => type.startsWith('Notification'));
  };

  it('stands on the timeline that the reporter reads: which step, and when it was delivered', async () => {
    const { trackingId, accessCode } = await file();
    const at = new Date().toISOString();
    expect(await note(delivery(trackingId, { at }))).toEqual(['NOTED']);
    expect(await told(accessCode)).toEqual([
      {
        type: 'NotificationDelivered',
        typeLabel: 'Pemberitahuan kepada pelapor telah diterima.',
        actorKind: 'SYSTEM',
        agency: null,
        notification: { step: 'ReportReceived', stepLabel: 'Laporan diterima dan menunggu verifikasi.', outcome: 'DELIVERED', at },
      },
    ]);
  });

  it('is noted once however often, at once and in any order it is told', async () => {
    const { id, trackingId, accessCode } = await file();
    const failed = delivery(trackingId, { outcome: 'EXPIRED' });
    const delivered = { ...failed, outcome: 'DELIVERED' };
    const other = delivery(trackingId, { outcome: 'FAILED', step: 'FollowUpAdded' });
    expect(await note(failed, failed, other)).toEqual(['NOTED', 'REPEATED', 'NOTED']);
    const crowd = await Promise.all(Array.from({ length: 6 }, () => note(delivered, other)));
    expect(crowd.map(([first]) => first).toSorted()).toEqual(['NOTED', ...Array(5).fill('REPEATED')]);
    expect(await note(failed, { ...failed, messageId: failed.messageId.toUpperCase() })).toEqual(['REPEATED', 'REPEATED']);
    expect((await told(accessCode)).map(({ type, notification }) => [type, notification!.step, notification!.outcome]).toSorted()).toEqual([
      ['NotificationDelivered', 'ReportReceived', 'DELIVERED'],
      ['NotificationFailed', 'FollowUpAdded', 'FAILED'],
      ['NotificationFailed', 'ReportReceived', 'EXPIRED'],
    ]);
    const rows = await system.rows<{ sequence: number }>('reports', 'select sequence from event_log where aggregate_id = $1 order by 1', [
      id,
    ]);
    expect(rows.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
    const check = 'query ($id: ID!) { verifyHistory(reportId: $id) { ok length } }';
    // Whole, and nobody at a desk can count by it what they are not shown.
    for (const who of ['admin-nasional', 'admin-metro'] as const)
      expect(await (await system.as(who)).get(check, { id })).toEqual({ verifyHistory: { ok: true, length: null } });
  });

  it('is taken back to the times at which it can have been', async () => {
    const { trackingId, accessCode } = await file();
    await note(delivery(trackingId, { at: '2001-01-01T00:00:00.000Z' }), delivery(trackingId, { at: '2101-01-01T00:00:00.000Z' }));
    for (const { notification } of await told(accessCode)) expect(Math.abs(Date.now() - Date.parse(notification!.at))).toBeLessThan(60_000);
  });

  it('is shown to nobody at the desks, nor to the public, by no door', async () => {
    const { id, version, state, trackingId, phone } = await file();
    const steps = stepsFrom(system, { id, trackingId, version, state, stage: '' });
    const metro = await system.as('admin-metro');
    const live = await system.live(metro);
    const desk = live.stream(`subscription { event: deskEvents(agencyCode: "D-18.72") { type report { trackingId } } }`, {});
    const published = { title: 'Lampu jalan padam di kota', publishedContent: 'Lampu jalan padam sejak hari Senin.' };
    await steps.does('admin-metro', 'verifyAndDispose', {
      ...published,
      categoryId: 'lingkungan.pohon-tumbang',
      agencyCode: 'D-18.72',
      publish: true,
    });
    await note(delivery(trackingId), delivery(trackingId, { outcome: 'FAILED', step: 'ReportDisposed' }));
    await steps.does('petugas-metro', 'acceptDisposition');
    const client = await asClient('sistem-kota', ['reports:read'], 'D-18.72');
    await until(
      'the gateway knows the city’s system',
      async () => (await client.ask('{ eventFeed(agencyCode: "D-18.72", first: 1) { nodes { id } } }')).codes.length === 0,
    );
    const viewers = [
      'admin-metro',
      'petugas-metro',
      'pimpinan-metro',
      'admin-nasional',
      'admin-bogor',
      'warga',
      'pengawas-ombudsman',
    ] as const;
    for (const who of [...viewers.map((each) => system.as(each)), client, system.anyone]) {
      const { data, text } = await (await who).ask<{ report: { events: { nodes: Node[] } } | null }>(
        `query ($id: ID!) { report(id: $id) { ${EVENTS} } }`,
        { id },
      );
      expect(text).not.toContain('Notification');
      expect((data?.report?.events.nodes ?? []).every(({ notification }) => notification === null)).toBe(true);
    }
    const byNumber = 'query ($t: String!) { reportByTrackingId(trackingId: $t) { events(first: 100) { nodes { type } } } }';
    expect((await system.anyone.ask(byNumber, { t: trackingId })).text).toContain('DispositionAccepted');
    expect((await system.anyone.ask(byNumber, { t: trackingId })).text).not.toContain('Notification');
    // What came before and behind is there, and so is the end of what could have been read.
    const seen = await desk.take(3);
    expect(JSON.stringify(seen)).toContain('DispositionAccepted');
    expect(JSON.stringify(seen)).not.toContain('Notification');
    const feed = await client.ask('{ eventFeed(agencyCode: "D-18.72", first: 500) { nodes { type } } }');
    expect(feed.text).not.toContain('Notification');
    const [{ said }] = (await system.rows<{ said: string }>(
      'reports',
      "select string_agg(row_to_json(e)::text, ' ') as said from event_log e where aggregate_id = $1 and type like 'Notification%'",
      [id],
    )) as [{ said: string }];
    expect(said).not.toContain(phone.slice(1));
    expect(said).not.toContain('desk:');
    // The channel is not told what it has told.
    expect((await sms.ask(FEED)).text).not.toContain('Notification');
  });

  it('is refused to everybody but the channel', async () => {
    const { trackingId } = await file();
    const deliveries = [delivery(trackingId)];
    const filer = await asClient('penyampai', ['reports:file'], 'D-18.72');
    for (const who of ['warga', 'admin-metro', 'petugas-metro', 'admin-nasional'] as const)
      expect((await (await system.as(who)).ask(NOTE, { deliveries })).codes).toEqual(['FORBIDDEN']);
    expect((await filer.ask(NOTE, { deliveries })).codes).toEqual(['FORBIDDEN']);
    expect((await system.anyone.ask(NOTE, { deliveries })).codes).toEqual(['UNAUTHENTICATED']);
  });

  it('is refused of messages that nobody can have sent, and the others are noted', async () => {
    const [one, two] = [await file(), await file()];
    const web = (await startSteps(system)).report;
    const known = delivery(one.trackingId);
    await note(known);
    const forged = [
      { ...known, trackingId: two.trackingId },
      { ...known, step: 'FollowUpAdded', outcome: 'DELIVERED' },
      delivery('LP-00000000'),
      delivery('bukan nomor'),
      delivery(web.trackingId),
      delivery(one.trackingId, { step: 'NoteAdded' }),
      delivery(one.trackingId, { step: 'NotificationDelivered' }),
    ];
    expect(await note(...forged, delivery(two.trackingId))).toEqual([...forged.map(() => 'UNKNOWN'), 'NOTED']);
    expect((await told(one.accessCode)).length).toBe(1);
    expect((await told(two.accessCode)).length).toBe(1);
    expect((await sms.ask(NOTE, { deliveries: [delivery(one.trackingId, { messageId: "1' or '1'='1" })] })).codes).toEqual([
      'INPUT_INVALID',
    ]);
    const many = Array.from({ length: 101 }, () => delivery(one.trackingId));
    expect((await sms.ask(NOTE, { deliveries: many })).codes).toEqual(['INPUT_INVALID']);
    expect((await sms.ask(NOTE, { deliveries: [delivery(one.trackingId, { outcome: 'READ' })] })).codes).toEqual(['BAD_USER_INPUT']);
  });
});
