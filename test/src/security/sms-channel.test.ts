import { beforeAll, describe, expect, it } from '@jest/globals';
import { clientToken, registerClient } from '../environment/api-clients.js';
import { tokenKeyOf } from '../environment/forged-token.js';
import { createGraphClient, type GraphClient } from '../environment/graph-client.js';
import { filing, openJourney } from '../environment/journey.js';
import type { OpenSystem } from '../environment/open-system.js';
import { sharedSystem } from '../environment/shared-system.js';
import { until } from '../environment/until.js';

const OPEN = 'mutation ($phone: String!) { openChannelAccount(phone: $phone) { reporterKey } }';
const FILE = 'mutation ($input: FileReportByChannelInput!) { receipt: fileReportByChannel(input: $input) { trackingId accessCode } }';
const RENEW = 'mutation ($input: RenewCodeByChannelInput!) { receipt: renewCodeByChannel(input: $input) { trackingId accessCode } }';
const FEED = `query ($after: String, $first: Int!) { channelFeed(first: $first, after: $after) {
  nodes { id type trackingId state neutral agency { code } } pageInfo { endCursor hasNextPage } } }`;
const BY_CODE = 'query ($code: String!) { reportByAccessCode(code: $code) { id trackingId channel version } }';
const SECRET = 'Penyelewengan dana desa oleh seorang pejabat';

interface Receipt {
  readonly receipt: { readonly trackingId: string; readonly accessCode: string };
}
interface Feed {
  readonly channelFeed: {
    readonly nodes: readonly { id: string; type: string; trackingId: string; neutral: boolean; agency: { code: string } | null }[];
    readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
  };
}

describe('the channel of SMS at the gateway', () => {
  let system: OpenSystem;
  let sms: GraphClient;
  beforeAll(async () => {
    system = await sharedSystem();
    const scopes = ['channels:sms', 'reports:file'] as const;
    const id = await registerClient(system, 'kanal-uji', scopes, undefined, 'K-PANRB-SP4N');
    const token = clientToken(tokenKeyOf(system), id, scopes, { agency_code: 'K-PANRB-SP4N' });
    await until(
      'the gateway knows the client',
      async () => (await createGraphClient(system.gatewayUrl, token).ask(FEED, { first: 1 })).codes.length === 0,
    );
    sms = createGraphClient(system.gatewayUrl, token);
  });

  const reporterOf = async (phone: string) =>
    (await sms.get<{ openChannelAccount: { reporterKey: string } }>(OPEN, { phone })).openChannelAccount.reporterKey;
  const file = async (reporterKey: string, input: object = {}) =>
    (await sms.get<Receipt>(FILE, { input: { ...filing({}), reporterKey, ...input } })).receipt;
  const readAll = async () => {
    const events: Feed['channelFeed']['nodes'][number][] = [];
    for (let after: string | null = null; ; ) {
      const { nodes, pageInfo }: Feed['channelFeed'] = (await sms.get<Feed>(FEED, { first: 3, after })).channelFeed;
      events.push(...nodes);
      after = pageInfo.endCursor;
      if (!pageInfo.hasNextPage) return events;
    }
  };

  it('files by SMS at any agency, and follows what came by it and nothing else', async () => {
    const { trackingId, accessCode } = await file(await reporterOf('081390004001'), { targetAgencyCode: 'D-18.72' });
    const { reportByAccessCode: report } = await sms.get<{ reportByAccessCode: { channel: string } }>(BY_CODE, { code: accessCode });
    expect(report).toMatchObject({ channel: 'SMS', trackingId });
    const web = await openJourney(system).citizen().files();
    await until('the filing is in the feed', async () => (await readAll()).some((event) => event.trackingId === trackingId));
    const events = await readAll();
    expect(events.filter((event) => event.trackingId === trackingId)).toEqual([
      expect.objectContaining({ type: 'ReportReceived', neutral: false, agency: { code: 'D-18.72' } }),
    ]);
    expect(events.some((event) => event.trackingId === web.trackingId)).toBe(false);
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  });

  it('is told nothing but codes, and of a closed report not even the agency', async () => {
    const input = { targetAgencyCode: 'D-18.72', confidential: true, title: SECRET };
    const { trackingId } = await file(await reporterOf('081390004002'), input);
    await until('the filing is in the feed', async () => (await readAll()).some((event) => event.trackingId === trackingId));
    const of = (await readAll()).filter((event) => event.trackingId === trackingId);
    expect(of).toEqual([expect.objectContaining({ neutral: true, agency: null })]);
    expect((await sms.ask(FEED, { first: 500 })).text).not.toContain(SECRET);
    // Being the channel opens no report: those who write do, by their codes.
    expect((await sms.ask('query { reports(first: 5) { nodes { id } } }')).codes).toEqual(['FORBIDDEN']);
    expect(
      (
        await sms.get<{ reportByTrackingId: object | null }>('query ($t: String!) { reportByTrackingId(trackingId: $t) { id } }', {
          t: trackingId,
        })
      ).reportByTrackingId,
    ).toBeNull();
  });

  it('gets a lost code anew for its own reporter alone', async () => {
    const [owner, other] = [await reporterOf('081390004003'), await reporterOf('081390004004')];
    const { trackingId, accessCode } = await file(owner);
    const renew = (reporterKey: string, id = trackingId) => sms.ask<Receipt>(RENEW, { input: { trackingId: id, reporterKey } });
    expect((await renew(other)).codes).toEqual(['REPORT_NOT_FOUND']);
    expect((await renew(owner, 'LP-00000000')).codes).toEqual(['REPORT_NOT_FOUND']);
    expect((await renew('081390004003')).codes).toEqual(['INPUT_INVALID']);
    expect((await sms.get<{ reportByAccessCode: object | null }>(BY_CODE, { code: accessCode })).reportByAccessCode).not.toBeNull();
    const renewed = (await renew(owner)).data!.receipt.accessCode;
    const codes = [accessCode, renewed].map(
      async (code) => (await sms.get<{ reportByAccessCode: object | null }>(BY_CODE, { code })).reportByAccessCode,
    );
    expect(await Promise.all(codes)).toEqual([null, expect.objectContaining({ trackingId })]);
  });

  it('is a client whom only national administrators make', async () => {
    const admin = await system.as('admin-metro');
    const input = {
      ownerCode: 'D-18.72',
      name: 'kanal-sendiri',
      purpose: 'Kanal SMS milik kota.',
      contact: 'sms@metrokota.go.id',
      legalRef: 'Perjanjian Kerja Sama 13/2026',
      scopes: ['CHANNELS_SMS'],
      perMinute: 10,
      perDay: 100,
      validFrom: new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Jayapura' }).format(new Date()),
    };
    const register = 'mutation ($input: RegisterApiClientInput!) { registerApiClient(input: $input) { id } }';
    expect((await admin.ask(register, { input })).codes).toEqual(['FORBIDDEN']);
  });
});
