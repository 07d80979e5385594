import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeCursor } from '@lapor/subgraph-kit/event-log/cursor';
import { START } from '@lapor/subgraph-kit/event-log/position';
import { beginningOf } from '../environment/events.js';
import type { Steps } from '../environment/steps.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';
import { isSignedWith, openReceiver, type Reaction, type WebhookReceiver } from '../environment/webhook-receiver.js';
import { followUp, openReport, type WebhookOwner, webhookOwner } from '../environment/webhooks.js';

const SETTINGS = {
  WEBHOOK_ALLOW_LOOPBACK: 'true',
  WEBHOOK_TIMEOUT_MS: '2000',
  WEBHOOK_RETRY_MS: '50',
  WEBHOOK_RETRY_MOST_MS: '200',
};
const TOLD = `subscription ($after: String) {
  event: webhookEvents(agencyCode: "D-18.72", after: $after) { type webhookId clientId pauseReason }
}`;
const BEGINNING = beginningOf.desk('D-18.72');

describe('webhooks', () => {
  let system: TestSystem;
  let owner: WebhookOwner;
  let report: Steps;
  const opened: WebhookReceiver[] = [];
  beforeAll(async () => {
    system = await startTestSystem({ overrides: { reports: SETTINGS } });
    owner = await webhookOwner(system, 'kirim');
    report = await openReport(system);
  });
  afterEach(async () => {
    for (const { id } of await owner.list()) await owner.deletes(id);
    await Promise.all(opened.splice(0).map((receiver) => receiver.close()));
  });
  afterAll(() => system.stop());

  const receive = async () => {
    const receiver = await openReceiver();
    opened.push(receiver);
    return receiver;
  };
  /** The end of what the client may read now. */
  const now = async () => (await owner.feed(BEGINNING)).at(-1)!.cursor;
  const feedIds = async (after: string) => (await owner.feed(after)).map(({ id }) => id);
  const untilFed = (after: string, count: number) =>
    until(`${count} events are in the feed`, async () => (await owner.feed(after)).length >= count);

  it('deliver what the feed holds, in order, signed, as codes alone', async () => {
    const receiver = await receive();
    const { secret, webhook } = await owner.create(receiver.url, { after: BEGINNING });
    expect(secret).toMatch(/^whsec_/);
    await followUp(report, 3);
    const events = await until('the follow-ups are in the feed', async () => {
      const fed = await owner.feed(BEGINNING);
      return fed.filter(({ type }) => type === 'FollowUpAdded').length === 3 && fed;
    });
    await receiver.untilTaken(events.length);
    expect(receiver.deliveries.map(({ body }) => body)).toEqual(
      events.map(({ id, cursor, type, state, stage, agency, occurredAt }) => ({
        type,
        timestamp: occurredAt,
        data: { eventId: id, cursor, reportId: report.report.id, state, stage, agencyCode: agency?.code ?? null },
      })),
    );
    for (const delivery of receiver.deliveries) {
      expect(isSignedWith(secret, delivery)).toBe(true);
      expect(isSignedWith(`${secret.slice(0, 10)}AAAA${secret.slice(14)}`, delivery)).toBe(false);
      expect(delivery.id).toBe(delivery.body.data.eventId);
      expect(Math.abs(Number(delivery.timestamp) * 1_000 - Date.now())).toBeLessThan(120_000);
      expect(delivery.headers['content-type']).toBe('application/json');
    }
    const listed = await until('the last delivery is written', async () => {
      const found = await owner.find(webhook.id);
      return found.cursor === events.at(-1)!.cursor && found;
    });
    expect(listed).toMatchObject({ state: 'ACTIVE', failedAttempts: 0, lastFailure: null, deliveredAt: expect.any(String) });
    // Kept nowhere: neither the secret nor the key it is made of.
    const rows = JSON.stringify(await system.rows('reports', 'select * from webhook'));
    expect(rows).not.toContain(secret.slice(6));
    expect(JSON.stringify(await owner.list())).not.toContain(secret.slice(6));
    expect(system.lines.join('\n')).not.toContain(secret.slice(6));
  });

  it('begin now when no cursor is given', async () => {
    const receiver = await receive();
    const before = await now();
    await owner.create(receiver.url);
    await followUp(report, 2);
    await receiver.untilTaken(2);
    expect(receiver.deliveries.map(({ id }) => id)).toEqual(await feedIds(before));
  });

  const hang: Reaction = () => undefined;
  const cut: Reaction = (response) => response.destroy();
  const endless: Reaction = (response) => void response.writeHead(500).write('rahasia penerima'.repeat(5_000));
  const elsewhere =
    (location: string): Reaction =>
    (response) =>
      void response.writeHead(302, { location }).end();

  it.each([
    ['an error', () => 500, 'STATUS', 500],
    ['a refusal', () => 404, 'STATUS', 404],
    ['no answer in time', () => hang, 'TIMEOUT', null],
    ['a broken connection', () => cut, 'CONNECTION_FAILED', null],
    ['an endless answer', () => endless, 'STATUS', 500],
    ['a redirect', (other: string) => elsewhere(other), 'STATUS', 302],
  ] as const)('try again after %s: in order, under the same id, without loss', async (_what, reaction, code, status) => {
    const receiver = await receive();
    const other = await receive();
    const before = await now();
    // The second event fails twice.
    receiver.react((index) => (index === 1 || index === 2 ? reaction(other.url) : 200));
    const { webhook } = await owner.create(receiver.url, { after: before });
    await followUp(report, 3);
    await receiver.untilTaken(3);
    const [first, second, third] = await feedIds(before);
    expect(receiver.deliveries.map(({ id }) => id)).toEqual([first, second, second, second, third]);
    expect(new Set(receiver.deliveries.slice(1, 4).map(({ text }) => text)).size).toBe(1);
    expect(other.deliveries).toEqual([]);
    const listed = await until('it is well again', async () => {
      const found = await owner.find(webhook.id);
      return found.failedAttempts === 0 && found;
    });
    expect(listed).toMatchObject({ state: 'ACTIVE', lastFailure: { code, status } });
    expect(JSON.stringify([listed, await system.rows('reports', 'select * from webhook')])).not.toContain('rahasia penerima');
  });

  it('leave a receiver alone as long as it asks for, within the bound', async () => {
    const receiver = await receive();
    const before = await now();
    const times: number[] = [];
    receiver.react((index) => {
      times.push(performance.now());
      return index === 0 ? (response) => void response.writeHead(503, { 'retry-after': '60' }).end() : 204;
    });
    await owner.create(receiver.url, { after: before });
    await followUp(report, 1);
    await receiver.untilTaken(1);
    const [asked = 0, came = 0] = times;
    // Without being asked it would come again within 50 ms, and the bound is 200.
    expect(came - asked).toBeGreaterThan(190);
  });

  it('take an endless answer of success for a success', async () => {
    const receiver = await receive();
    const before = await now();
    receiver.react((_index, delivery) => (response) => {
      delivery.answered = 200;
      response.writeHead(200).write('x'.repeat(100_000));
    });
    await owner.create(receiver.url, { after: before });
    await followUp(report, 2);
    await receiver.untilTaken(2);
    expect(receiver.deliveries.map(({ id }) => id)).toEqual(await feedIds(before));
  });

  it('pause, go on from where they stood at another address, and replay from a cursor', async () => {
    const receiver = await receive();
    const before = await now();
    const { webhook } = await owner.create(receiver.url, { after: before });
    await followUp(report, 2);
    await receiver.untilTaken(2);
    expect(await owner.does('pauseWebhook', webhook.id)).toMatchObject({ state: 'PAUSED', pauseReason: 'REQUESTED' });
    await owner.does('pauseWebhook', webhook.id);
    await followUp(report, 2);
    await untilFed(before, 4);
    expect(receiver.taken()).toHaveLength(2);
    const next = await receive();
    expect(await owner.changes(webhook.id, next.url)).toMatchObject({ url: next.url, state: 'PAUSED' });
    expect(await owner.does('resumeWebhook', webhook.id)).toMatchObject({ state: 'ACTIVE', pauseReason: null });
    const ids = await feedIds(before);
    expect(await next.untilTaken(2)).toEqual(ids.slice(2));
    expect(receiver.deliveries.map(({ id }) => id)).toEqual(ids.slice(0, 2));

    const [, second] = await owner.feed(before);
    await owner.replays(webhook.id, second!.cursor);
    await until('the last two come again', () => next.deliveries.length === 4);
    expect(next.deliveries.map(({ id }) => id)).toEqual([...ids.slice(2), ...ids.slice(2)]);
    await owner.replays(webhook.id, BEGINNING);
    const all = await feedIds(BEGINNING);
    await next.untilTaken(all.length);
    await until('everything comes again', () => next.deliveries.length === 4 + all.length);
    expect(next.deliveries.slice(4).map(({ id }) => id)).toEqual(all);
  });

  it('take a replay, a pause or another address while a delivery is under way', async () => {
    const receiver = await receive();
    const before = await now();
    await followUp(report, 1);
    await untilFed(before, 1);
    const begun = Promise.withResolvers<() => void>();
    receiver.react((index, delivery) =>
      index > 0
        ? 200
        : (response) => {
            begun.resolve(() => {
              delivery.answered = 200;
              response.writeHead(200).end();
            });
          },
    );
    const { webhook } = await owner.create(receiver.url, { after: before });
    const finish = await begun.promise;
    const { cursor } = await owner.replays(webhook.id, BEGINNING);
    expect(cursor).toBe(BEGINNING);
    finish();
    // The delivery that ends now moves nothing: everything comes from the beginning.
    const all = await feedIds(BEGINNING);
    await until('everything has come', () => receiver.deliveries.length === 1 + all.length);
    expect(receiver.deliveries.slice(1).map(({ id }) => id)).toEqual(all);
  });

  it('sign with the former secret beside the new one after it was renewed', async () => {
    const receiver = await receive();
    const { webhook, secret } = await owner.create(receiver.url);
    const renewed = await owner.renews(webhook.id);
    expect(renewed.secret).not.toBe(secret);
    expect(Date.parse(renewed.webhook.formerSecretUntil!) - Date.now()).toBeGreaterThan(23 * 3_600_000);
    await followUp(report, 1);
    await receiver.untilTaken(1);
    const [delivery] = receiver.deliveries;
    expect(delivery!.signature.split(' ')).toHaveLength(2);
    expect([renewed.secret, secret].map((each) => isSignedWith(each, delivery!))).toEqual([true, true]);
    // Who did not get the answer asks again, and loses nothing by it.
    const again = await owner.renews(webhook.id);
    await followUp(report, 1);
    await receiver.untilTaken(2);
    const all = [again.secret, renewed.secret, secret];
    expect(all.map((each) => isSignedWith(each, receiver.deliveries.at(-1)!))).toEqual([true, true, true]);
    const older = `update webhook set formers = jsonb_set(formers, '{1,retiredAt}', to_jsonb((clock_timestamp() - interval '24 hours')::text))
      where id = $1`;
    await system.rows('reports', older, [webhook.id]);
    await followUp(report, 1);
    await receiver.untilTaken(3);
    expect(all.map((each) => isSignedWith(each, receiver.deliveries.at(-1)!))).toEqual([true, true, false]);
  });

  it('pause when the receiver is gone, tell the agency, and go on without loss', async () => {
    const receiver = await receive();
    const before = await now();
    receiver.react(() => 410);
    const { webhook } = await owner.create(receiver.url, { after: before });
    await followUp(report, 2);
    const paused = await until('it has paused', async () => {
      const found = await owner.find(webhook.id);
      return found.state === 'PAUSED' && found;
    });
    expect(paused).toMatchObject({ pauseReason: 'GONE', lastFailure: { code: 'GONE', status: 410 }, cursor: before });
    expect(receiver.deliveries).toHaveLength(1);
    const admin = await system.live(await system.as('admin-metro'));
    const told = admin.stream<{ event: { webhookId: string } }>(TOLD, { after: encodeCursor('webhooks:D-18.72', START) });
    const events: unknown[] = [];
    await until('the agency is told', async () => {
      const came = (await told.drain()).flatMap(({ data }) => (data?.event.webhookId === webhook.id ? [data.event] : []));
      return events.push(...came) === 2;
    });
    expect(events).toEqual([
      { type: 'WebhookCreated', webhookId: webhook.id, clientId: owner.id, pauseReason: null },
      { type: 'WebhookPaused', webhookId: webhook.id, clientId: owner.id, pauseReason: 'GONE' },
    ]);
    await admin.close();
    receiver.react(() => 200);
    await owner.does('resumeWebhook', webhook.id);
    expect(await receiver.untilTaken(2)).toEqual(await feedIds(before));
  });
});
