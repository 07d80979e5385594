import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { at, commandOperation, openJourney, type StepReport } from '../environment/journey.js';
import type { Username } from '../environment/open-system.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';

const REASON = 'Permintaan Inspektorat nomor 17 tahun 2026';
const REVEAL = `mutation ($input: RevealIdentityInput!) {
  report: revealIdentity(input: $input) { requestId pending revealedReporter { displayName } }
}`;
const APPROVE = 'mutation ($input: ApproveIdentityRevealInput!) { report: approveIdentityReveal(input: $input) { id } }';
const RENEW = 'mutation ($input: ReportCommandInput!) { report: renewAccessCode(input: $input) { id accessCode } }';

const PUBLICATION = {
  title: 'Lampu jalan padam di Metro',
  content: 'Lampu penerangan jalan padam sejak hari Senin lalu.',
  reason: 'Disunting ulang.',
};

/** Command, who gives it, its operation, its input and another input. */
const COMMANDS: readonly (readonly [string, Username, string, object, object])[] = [
  ['changeVisibility', 'admin-metro', commandOperation('changeVisibility'), { published: false }, { anonymous: true }],
  ['publishContent', 'admin-metro', commandOperation('publishContent'), PUBLICATION, { ...PUBLICATION, title: 'Lampu jalan masih padam' }],
  ['renewAccessCode', 'warga', RENEW, {}, { expectedVersion: 99 }],
  ['revealIdentity', 'admin-nasional', REVEAL, { reason: REASON }, { reason: `${REASON}.` }],
];

describe('a command that is sent again', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem();
  });
  afterAll(() => system.stop());

  const disposed = (filing = {}, publish = true) =>
    openJourney(system).citizen('warga').files(filing).verifiedBy('admin-nasional').disposedTo('D-18.72', { publish });
  const written = () =>
    system.rows(
      'reports',
      `select (select string_agg(report::text, ' ' order by id) from report) as reports,
              (select string_agg(event_id::text, ' ' order by event_id) from event_log) as events,
              (select string_agg(access_code::text, ' ' order by report_id) from access_code) as codes,
              (select string_agg(identity_reveal::text, ' ' order by id) from identity_reveal) as reveals,
              (select count(*) from content_version) as versions, (select count(*) from idempotency_key) as keys`,
    );
  const eventsOf = (id: string) => system.rows<{ type: string }>('reports', 'select type from event_log where aggregate_id = $1', [id]);

  it.each(COMMANDS)('with its key changes nothing: %s', async (name, who, operation, input, other) => {
    const report = await disposed();
    const client = await system.as(who);
    const send = (more: object) =>
      client.ask<{ report: Record<string, unknown> }>(operation, { input: { ...at(report), idempotencyKey: `${name}-satu`, ...more } });
    const first = await send(input);
    expect(first.codes).toEqual([]);
    const before = await written();
    const again = await send(input);
    // What is given once is not given again: a code, a reporter's reference.
    const once = {
      ...('accessCode' in first.data!.report && { accessCode: null }),
      ...('revealedReporter' in first.data!.report && { revealedReporter: null }),
    };
    expect(again.data).toEqual({ report: { ...first.data!.report, ...once } });
    expect((await send(other)).codes).toEqual(['IDEMPOTENCY_KEY_REUSED']);
    const stale = await client.ask(operation, { input: { ...at(report), ...input, expectedVersion: 99 } });
    expect(stale.codes).toEqual(['VERSION_CONFLICT']);
    expect(stale.errors[0]?.extensions.currentVersion).toBeGreaterThanOrEqual(report.version);
    expect(await written()).toEqual(before);
  });

  it('opens a confidential report once, and tells its version only to who may open it', async () => {
    const report: StepReport = await disposed({ confidential: true }, false);
    const open = 'mutation ($input: OpenConfidentialInput!) { openConfidential(input: $input) { id version } }';
    const leader = await system.as('pimpinan-metro');
    const input = { ...at(report), reason: REASON, idempotencyKey: 'buka-rahasia-1' };
    const first = await leader.get(open, { input });
    expect(await leader.get(open, { input })).toEqual(first);
    expect((await eventsOf(report.id)).filter(({ type }) => type === 'ConfidentialOpened')).toHaveLength(1);
    const stale = { reportId: report.id, expectedVersion: 99, reason: REASON };
    expect((await (await system.as('petugas-bogor')).ask(open, { input: stale })).codes).toEqual(['REPORT_NOT_FOUND']);
    expect((await (await system.as('pengawas-ombudsman')).ask(open, { input: stale })).codes).toEqual(['VERSION_CONFLICT']);
    expect((await (await system.as('pengawas-ombudsman')).ask(open, { input: { reportId: report.id, reason: REASON } })).codes).toEqual([]);
  });

  it('approves a reveal once', async () => {
    const report = await disposed({ anonymous: true, confidential: true }, false);
    const asked = await (await system.as('admin-nasional')).get<{ report: { requestId: string; pending: boolean } }>(REVEAL, {
      input: { ...at(report), reason: REASON },
    });
    const second = await system.as('admin-nasional-2');
    const input = { requestId: asked.report.requestId, expectedVersion: report.version, idempotencyKey: 'setuju-satu' };
    expect((await second.ask(APPROVE, { input: { ...input, expectedVersion: 99 } })).codes).toEqual(['VERSION_CONFLICT']);
    const first = await second.get(APPROVE, { input });
    expect(await second.get(APPROVE, { input })).toEqual(first);
    expect((await second.ask(APPROVE, { input: { ...input, idempotencyKey: 'setuju-dua' } })).codes).toEqual(['REVEAL_NOT_FOUND']);
  });
});
