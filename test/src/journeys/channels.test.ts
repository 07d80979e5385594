import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { sealSecret, toReporterKey } from '@lapor/kit/reporter-secret';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Subject } from '@lapor/schema/identity';
import { findTraces } from '../environment/citizen.js';
import { filing } from '../environment/journey.js';
import type { OpenSystem } from '../environment/open-system.js';
import { sharedSystem } from '../environment/shared-system.js';
import { askSubgraph, signFor } from '../environment/subgraph.js';

const FILE = 'mutation ($input: FileReportByChannelInput!) { receipt: fileReportByChannel(input: $input) { trackingId accessCode } }';
const SMS: Subject = {
  kind: 'apiClient',
  id: 'K-PANRB-SP4N:sms-1708',
  agencyCode: 'K-PANRB-SP4N',
  scopes: ['reports:file', 'channels:sms'],
};
const clientOf = (agencyCode: string, scopes: readonly 'reports:file'[] = ['reports:file']): Subject => ({
  kind: 'apiClient',
  id: `client-${agencyCode}`,
  agencyCode,
  scopes,
});

interface Receipt {
  readonly receipt: { readonly trackingId: string; readonly accessCode: string | null };
}
interface Row {
  readonly channel: string;
  readonly reporter_id: string;
  readonly citizen_id: string | null;
  readonly desk_code: string;
  readonly filed_by_role: string | null;
  readonly filed_by_agency_code: string | null;
}

describe('a channel that files for somebody', () => {
  let system: OpenSystem;
  beforeAll(async () => {
    system = await sharedSystem();
  });

  const file = (subject: Subject, input: object) =>
    askSubgraph<Receipt>(
      system,
      'reports',
      { query: FILE, variables: { input: filing(input as never) } },
      signFor(system, 'reports', FILE, { subject }),
    );
  const vaultKeyFor = (citizenId: string) =>
    `${citizenId}.${sealSecret(toReporterKey(Buffer.from(system.secrets.reporterKey, 'base64url')), citizenId, Buffer.alloc(32, 1))}`;
  const rowOf = async (trackingId: string) =>
    (
      await system.rows<Row>(
        'reports',
        'select channel, reporter_id, citizen_id, desk_code, filed_by_role, filed_by_agency_code from report where tracking_id = $1',
        [trackingId],
      )
    )[0];
  const actorOf = async (trackingId: string) =>
    (
      await system.rows<{ actor: object }>(
        'reports',
        'select actor from event_log where aggregate_id = (select id::text from report where tracking_id = $1)',
        [trackingId],
      )
    )[0]?.actor;

  it('is the SMS channel, for the citizen whose pseudonym it hands over', async () => {
    const citizen = randomUUID();
    const { data } = await file(SMS, { reporterKey: vaultKeyFor(citizen) });
    const { trackingId, accessCode } = data!.receipt;
    expect(accessCode).not.toBeNull();
    expect(await rowOf(trackingId)).toEqual({
      channel: 'SMS',
      reporter_id: expect.not.stringMatching(citizen),
      citizen_id: citizen,
      desk_code: NATIONAL_DESK,
      filed_by_role: null,
      filed_by_agency_code: null,
    });
    expect(await actorOf(trackingId)).toEqual({ kind: 'SYSTEM' });
    const read = await system.anyone.get<{ reportByAccessCode: { channel: string } }>(
      'query ($code: String!) { reportByAccessCode(code: $code) { channel } }',
      { code: accessCode },
    );
    expect(read.reportByAccessCode).toEqual({ channel: 'SMS' });
  });

  it('is an agency’s own system, for its own citizens, whom no other system can name', async () => {
    const input = { reporterKey: 'pelanggan-0817', idempotencyKey: 'tiket-metro-17', regionCode: null };
    const first = await file(clientOf('D-18.72'), input);
    const { trackingId } = first.data!.receipt;
    const row = await rowOf(trackingId);
    expect(row).toMatchObject({ channel: 'API', desk_code: 'D-18.72', filed_by_role: 'API_CLIENT', filed_by_agency_code: 'D-18.72' });
    expect(await actorOf(trackingId)).toEqual({ kind: 'API_CLIENT', agencyCode: 'D-18.72' });
    expect((await file(clientOf('D-18.72'), input)).data).toEqual({ receipt: { trackingId, accessCode: null } });
    expect((await file(clientOf('D-18.72'), { ...input, title: 'Judul laporan yang lain' })).codes).toEqual(['IDEMPOTENCY_KEY_REUSED']);
    const stranger = await file(clientOf('D-18.72'), { ...input, reporterKey: 'pelanggan-0818' });
    expect(stranger.data?.receipt.trackingId).not.toBe(trackingId);
    const again = await file(clientOf('D-18.72'), { ...input, idempotencyKey: 'tiket-metro-18' });
    const second = await rowOf(again.data!.receipt.trackingId);
    expect([second?.citizen_id, second?.reporter_id === row?.reporter_id]).toEqual([row?.citizen_id, false]);
    const bogor = await file(clientOf('D-32.71'), input);
    expect((await rowOf(bogor.data!.receipt.trackingId))?.citizen_id).not.toBe(row?.citizen_id);
    const dump = await system.rows<{ row: string }>(
      'reports',
      'select report::text || (select string_agg(event_log::text, $1) from event_log) as row from report',
      [' '],
    );
    expect(dump.filter(({ row: text }) => findTraces(text, ['pelanggan-0817']).length > 0)).toEqual([]);
  });

  it('is nobody else, and files nowhere else', async () => {
    const refused = async (subject: Subject, input: object) => (await file(subject, input)).codes;
    const citizen = randomUUID();
    expect(await refused(clientOf('D-18.72', []), { reporterKey: 'pelanggan-0817' })).toEqual(['FORBIDDEN']);
    expect(await refused({ kind: 'system', name: 'agencies' }, { reporterKey: citizen })).toEqual(['FORBIDDEN']);
    expect(await refused({ kind: 'anonymous' }, { reporterKey: citizen })).toEqual(['UNAUTHENTICATED']);
    expect(await refused(clientOf('D-18.72'), { reporterKey: 'pelanggan-0817', targetAgencyCode: 'D-32.71' })).toEqual([
      'REPORT_ACTOR_NOT_ALLOWED',
    ]);
    expect(await refused(clientOf('D-18.72'), { reporterKey: 'pelanggan-0817', targetAgencyCode: NATIONAL_DESK })).toEqual([
      'REPORT_ACTOR_NOT_ALLOWED',
    ]);
    expect(await refused(SMS, { reporterKey: '081377009876' })).toEqual(['INPUT_INVALID']);
    for (const who of ['warga', 'admin-nasional', 'pengembang-metro'] as const)
      expect((await (await system.as(who)).ask(FILE, { input: filing({ reporterKey: citizen }) })).codes).toEqual(['FORBIDDEN']);
  });
});
