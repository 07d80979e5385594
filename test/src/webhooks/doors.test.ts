import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { changeScopes } from '../environment/api-clients.js';
import { registerCitizen } from '../environment/citizen.js';
import { beginningOf } from '../environment/events.js';
import type { GraphClient } from '../environment/graph-client.js';
import { CONTENT, FOLLOW_UP, NOTE, openJourney, PLACE, PUBLISHED, TITLE, verification } from '../environment/journey.js';
import { startSteps } from '../environment/steps.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';
import { openReceiver, type WebhookReceiver } from '../environment/webhook-receiver.js';
import { followUp, OWNER_SCOPES, openReport, webhookOwner } from '../environment/webhooks.js';

const SETTINGS = { WEBHOOK_ALLOW_LOOPBACK: 'true', WEBHOOK_TIMEOUT_MS: '2000', WEBHOOK_RETRY_MS: '50', WEBHOOK_RETRY_MOST_MS: '200' };
const BEGINNING = beginningOf.desk('D-18.72');
const CHANGE = 'mutation ($input: ChangeVisibilityInput!) { report: changeVisibility(input: $input) { id } }';
const LIST = 'query ($agencyCode: String!) { webhooks(agencyCode: $agencyCode) { id url clientId } }';
const SUSPEND = 'mutation ($input: SuspendApiClientInput!) { suspendApiClient(input: $input) { id } }';
const RESUME = 'mutation ($input: ResumeApiClientInput!) { resumeApiClient(input: $input) { id } }';

describe('what webhooks give away', () => {
  let system: TestSystem;
  let receiver: WebhookReceiver;
  beforeAll(async () => {
    system = await startTestSystem({ overrides: { reports: SETTINGS } });
    receiver = await openReceiver();
  });
  afterAll(async () => {
    await receiver.close();
    await system.stop();
  });

  it('is no text, no name and no reporter, whatever kind of report it is', async () => {
    const citizen = await registerCitizen(system, {
      fullName: 'Wulandari Tersembunyi',
      email: 'wulandari.sembunyi@surel-rahasia.id',
      phone: '081377001234',
      nik: '1872015203850003',
    });
    const owner = await webhookOwner(system, 'isi', { scopes: [...OWNER_SCOPES, 'reports:identity'] });
    const kinds = [{}, { anonymous: true }, { confidential: true }, { anonymous: true, confidential: true }];
    const reports: string[] = [];
    const trackingIds: string[] = [];
    for (const kind of kinds) {
      const { id, trackingId } = await openJourney(system)
        .citizen(citizen.client)
        .files(kind)
        .verifiedBy('admin-nasional')
        .disposedTo('D-18.72', { publish: !('confidential' in kind) })
        .acceptedBy('petugas-metro')
        .followedUpBy('petugas-metro');
      reports.push(id);
      trackingIds.push(trackingId);
    }
    const { webhook } = await owner.create(receiver.url, { after: BEGINNING });
    const events = await until('the follow-ups are in the feed', async () => {
      const fed = await owner.feed(BEGINNING);
      return fed.filter(({ type }) => type === 'FollowUpAdded').length === kinds.length && fed;
    });
    await receiver.untilTaken(events.length);
    const fields = ['agencyCode', 'cursor', 'eventId', 'reportId', 'stage', 'state'];
    for (const { body } of receiver.deliveries) {
      expect(Object.keys(body).toSorted()).toEqual(['data', 'timestamp', 'type']);
      expect(Object.keys(body.data).toSorted()).toEqual(fields);
    }
    expect(new Set(receiver.deliveries.map(({ body }) => body.data.reportId))).toEqual(new Set(reports));
    const sent = JSON.stringify(receiver.deliveries);
    const [{ reporters }] = (await system.rows<{ reporters: string[] }>(
      'reports',
      'select array_agg(reporter_id::text) as reporters from report where id = any ($1)',
      [reports],
    )) as [{ reporters: string[] }];
    const secrets = [TITLE, CONTENT, PUBLISHED, PLACE, NOTE, FOLLOW_UP, 'Wulandari', 'surel-rahasia', '377001234', '1872015203850003'];
    for (const secret of [...secrets, ...trackingIds, ...reporters, 'LIAISON_OFFICER', 'petugas']) expect(sent).not.toContain(secret);
    await owner.deletes(webhook.id);
  });

  it('of a report that its receiver may no longer see is that it was retracted, and its id', async () => {
    const unit = await webhookOwner(system, 'unit', { agencyCode: 'D-18.72-DLH' });
    const beginning = beginningOf.desk('D-18.72-DLH');
    const forwarded = async (input: Record<string, unknown>, publish: boolean) => {
      const steps = await startSteps(system, input);
      await steps.does('admin-nasional', 'verifyAndDispose', verification(steps.report, { publish }));
      await steps.does('admin-metro', 'forwardInternal', { agencyCode: 'D-18.72-DLH', reason: 'Mohon ditangani oleh dinas.' });
      return steps.report;
    };
    const sealed = await forwarded({ confidential: true }, false);
    const open = await forwarded({}, true);
    const opened = await openReceiver();
    const { webhook } = await unit.create(opened.url, { after: beginning });
    const seen = await until('the open one is in the feed', async () => {
      const fed = await unit.feed(beginning, 'D-18.72-DLH');
      return fed.some(({ type }) => type === 'ReportForwarded') && fed;
    });
    await opened.untilTaken(seen.length);
    await (await system.as('warga')).get(CHANGE, { input: { reportId: open.id, expectedVersion: open.version, confidential: true } });
    await opened.untilTaken(seen.length + 1);
    expect(opened.deliveries.at(-1)!.body).toEqual({
      type: 'ReportRetracted',
      timestamp: expect.any(String),
      data: { eventId: expect.any(String), cursor: expect.any(String), reportId: open.id },
    });
    // Sent again from the beginning, there is nothing left of the report but its retraction.
    const count = opened.deliveries.length;
    await unit.replays(webhook.id, beginning);
    await until('it has come again', () => opened.deliveries.length > count);
    await until('it is at its end', async () => (await unit.find(webhook.id)).cursor !== beginning);
    expect(opened.deliveries.slice(count).map(({ body }) => [body.type, body.data.reportId])).toEqual([['ReportRetracted', open.id]]);
    expect(JSON.stringify(opened.deliveries)).not.toContain(sealed.id);
    await unit.deletes(webhook.id);
    await opened.close();
  });

  it.each([
    ['suspended', (admin: GraphClient, id: string) => admin.get(SUSPEND, { input: { id, reason: 'TECHNICAL' } })],
    ['without the scope to read', (_admin: GraphClient, id: string) => changeScopes(system, id, ['webhooks:manage'])],
    ['without the scope for webhooks', (_admin: GraphClient, id: string) => changeScopes(system, id, ['reports:read'])],
  ] as const)('is nothing to a client that is %s, and everything it missed once it is back', async (what, lose) => {
    const admin = await system.as('admin-nasional');
    const owner = await webhookOwner(system, `hilang-${what.length}`);
    const own = await openReceiver();
    const report = await openReport(system);
    const before = await until('the feed has an end', async () => (await owner.feed(BEGINNING)).at(-1)?.cursor);
    const { webhook } = await owner.create(own.url, { after: before });
    await followUp(report, 1);
    await own.untilTaken(1);
    await lose(admin, owner.id);
    const granted =
      "select entry from api_client_projection where id = $1 and (entry ->> 'suspended' = 'true' or jsonb_array_length(entry -> 'scopes') = 1)";
    await until('reports knows of it', async () => (await system.rows('reports', granted, [owner.id])).length > 0);
    await followUp(report, 2);
    const [listed] = await until('it waits', async () => {
      const { webhooks } = await (await system.as('pengembang-metro')).get<{
        webhooks: { id: string; lastFailure: { code: string } | null }[];
      }>('query { webhooks(agencyCode: "D-18.72") { id state lastFailure { code status } } }');
      const found = webhooks.filter(({ id, lastFailure }) => id === webhook.id && lastFailure !== null);
      return found.length > 0 && found;
    });
    expect(listed).toMatchObject({ state: 'FAILING', lastFailure: { code: 'RIGHTS_LOST', status: null } });
    expect(own.deliveries).toHaveLength(1);
    if (what === 'suspended') await admin.get(RESUME, { input: { id: owner.id } });
    else await changeScopes(system, owner.id, OWNER_SCOPES);
    await own.untilTaken(3);
    expect(own.deliveries.map(({ id }) => id)).toEqual((await owner.feed(before)).map(({ id }) => id));
    await owner.deletes(webhook.id);
    await own.close();
  });

  it('is to nobody but their owner and those who manage its agency’s clients', async () => {
    const owner = await webhookOwner(system, 'pemilik');
    const sister = await webhookOwner(system, 'saudara');
    const stranger = await webhookOwner(system, 'asing', { agencyCode: 'D-32.71' });
    const reader = await webhookOwner(system, 'pembaca', { scopes: ['reports:read'] });
    const { webhook } = await owner.create(`${receiver.url}/rahasia`);
    const codes = async (client: GraphClient, query: string, variables: Record<string, unknown>) => {
      const { codes: refused, text } = await client.ask(query, variables);
      expect(text).not.toContain(webhook.id);
      expect(text).not.toContain('rahasia');
      return refused;
    };
    const own = { agencyCode: 'D-18.72' };
    expect(await codes(sister.client, LIST, own)).toEqual([]);
    for (const [client, code] of [
      [system.anyone, 'UNAUTHENTICATED'],
      [await system.as('warga'), 'FORBIDDEN'],
      [await system.as('petugas-metro'), 'FORBIDDEN'],
      [await system.as('pimpinan-metro'), 'FORBIDDEN'],
      [await system.as('pengawas-ombudsman'), 'FORBIDDEN'],
      [await system.as('admin-bogor'), 'FORBIDDEN'],
      [stranger.client, 'FORBIDDEN'],
      [reader.client, 'FORBIDDEN'],
    ] as const)
      expect(await codes(client, LIST, own)).toEqual([code]);
    for (const manager of ['admin-metro', 'pengembang-metro', 'admin-nasional'] as const)
      expect((await (await system.as(manager)).ask(LIST, own)).text).toContain(webhook.id);

    const commands = ['pauseWebhook(id: $id) { id }', 'resumeWebhook(id: $id) { id }', 'renewWebhookSecret(id: $id) { secret }'];
    const others = [
      'deleteWebhook(id: $id)',
      `replayWebhook(id: $id, after: "${BEGINNING}") { id }`,
      `changeWebhook(id: $id, url: "${receiver.url}") { id }`,
    ];
    for (const command of [...commands, ...others]) {
      const mutation = `mutation ($id: ID!) { ${command} }`;
      for (const client of [sister.client, stranger.client])
        expect(await codes(client, mutation, { id: webhook.id })).toEqual(['WEBHOOK_UNKNOWN']);
      expect(await codes(owner.client, mutation, { id: 'none' })).toEqual(['WEBHOOK_UNKNOWN']);
      for (const client of [reader.client, await system.as('admin-metro'), await system.as('warga')])
        expect(await codes(client, mutation, { id: webhook.id })).toEqual(['FORBIDDEN']);
      expect(await codes(system.anyone, mutation, { id: webhook.id })).toEqual(['UNAUTHENTICATED']);
    }
    expect(await owner.find(webhook.id)).toMatchObject({ state: 'ACTIVE', formerSecretUntil: null });
    for (const [input, code] of [
      [{ agencyCode: 'D-32.71' }, 'FORBIDDEN'],
      [{ agencyCode: 'K-PANRB-SP4N' }, 'FORBIDDEN'],
      [{ after: beginningOf.desk('D-32.71') }, 'CURSOR_MISMATCH'],
      [{ after: 'x' }, 'CURSOR_INVALID'],
      [{}, 'WEBHOOK_TAKEN'],
    ] as const)
      await expect(owner.create(webhook.url, input)).rejects.toThrow(code);
    await expect(owner.replays(webhook.id, beginningOf.desk('D-32.71'))).rejects.toThrow('CURSOR_MISMATCH');
    await owner.deletes(webhook.id);
    await expect(owner.does('pauseWebhook', webhook.id)).rejects.toThrow('WEBHOOK_UNKNOWN');
  });

  it('is kept to twenty webhooks of an agency', async () => {
    const owner = await webhookOwner(system, 'banyak');
    const made = [];
    for (let index = (await system.rows('reports', "select 1 from webhook where agency_code = 'D-18.72'")).length; index < 20; index += 1)
      made.push(await owner.create(`${receiver.url}/${index}`));
    await expect(owner.create(`${receiver.url}/lagi`)).rejects.toThrow('WEBHOOK_LIMIT');
    for (const { webhook } of made) await owner.deletes(webhook.id);
  });
});
