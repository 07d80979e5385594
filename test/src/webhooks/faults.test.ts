import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@lapor/kit/ids';
import { createLog } from '@lapor/kit/log';
import { reportsDatabase } from '@lapor/reports/database/reports-database';
import { endLease, renewLease, saveDelivered, takeLeases } from '@lapor/reports/database/webhook-lease.store';
import { toWebhookKeys } from '@lapor/reports/domain/webhook/webhook-secret';
import { keepWebhooks } from '@lapor/reports/jobs/keep-webhooks';
import { createPoster } from '@lapor/reports/webhooks/post-event';
import { START } from '@lapor/subgraph-kit/event-log/position';
import { openTail } from '@lapor/subgraph-kit/event-log/tail';
import { beginningOf } from '../environment/events.js';
import type { Steps } from '../environment/steps.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';
import { isSignedWith, openReceiver } from '../environment/webhook-receiver.js';
import { followUp, openReport, type WebhookOwner, webhookOwner } from '../environment/webhooks.js';

const TIMEOUT_MS = 1_000;
const SETTINGS = {
  WEBHOOK_ALLOW_LOOPBACK: 'true',
  WEBHOOK_TIMEOUT_MS: String(TIMEOUT_MS),
  WEBHOOK_RETRY_MS: '50',
  WEBHOOK_RETRY_MOST_MS: '200',
  WEBHOOK_GIVE_UP_MS: '1500',
};
const BEGINNING = beginningOf.desk('D-18.72');

describe('deliveries, when things break', () => {
  let system: TestSystem;
  let owner: WebhookOwner;
  let report: Steps;
  beforeAll(async () => {
    system = await startTestSystem({ overrides: { reports: SETTINGS } });
    owner = await webhookOwner(system, 'tahan');
    report = await openReport(system);
  });
  afterAll(() => system.stop());

  const lastCursor = async () => (await owner.feed(BEGINNING)).at(-1)!.cursor;
  const feedIds = async (after: string) => (await owner.feed(after)).map(({ id }) => id);

  it('survive the death of the process in the middle, again and again: nothing lost, nothing out of order', async () => {
    const receiver = await openReceiver();
    const before = await lastCursor();
    await followUp(report, 12);
    const ids = await until('all are in the feed', async () => {
      const fed = await feedIds(before);
      return fed.length === 12 && fed;
    });
    // At these deliveries the process is killed: once before it hears the answer, once behind it.
    const kills: Promise<void>[] = [];
    const killed = new Set<string>();
    receiver.react((_index, delivery) => {
      const at = ids.indexOf(delivery.id);
      if (![2, 5, 9].includes(at) || killed.has(delivery.id)) return 200;
      killed.add(delivery.id);
      kills.push(system.children.reports.crash());
      if (at === 5) return 200;
      return (response) => void response.on('close', () => undefined);
    });
    const { webhook, secret } = await owner.create(receiver.url, { after: before });
    expect(await receiver.untilTaken(12)).toEqual(ids);
    await Promise.all(kills);
    expect(kills).toHaveLength(3);
    // Repeats come directly behind the first time, and are the same message.
    const came = receiver.deliveries.map(({ id }) => id);
    expect(came.filter((id, index) => id !== came[index - 1])).toEqual(ids);
    expect(came.length).toBeGreaterThan(12);
    for (const delivery of receiver.deliveries) {
      expect(isSignedWith(secret, delivery)).toBe(true);
      expect(delivery.text).toBe(receiver.deliveries.find(({ id }) => id === delivery.id)!.text);
    }
    await until('the last one is written', async () => (await owner.find(webhook.id)).cursor === (await lastCursor()));
    await owner.deletes(webhook.id);
    await receiver.close();
  });

  it('pause after they have failed for too long, tell why, and go on without loss', async () => {
    const receiver = await openReceiver();
    const before = await lastCursor();
    receiver.react(() => 503);
    const { webhook } = await owner.create(receiver.url, { after: before });
    await followUp(report, 2);
    const paused = await until('it has paused', async () => {
      const found = await owner.find(webhook.id);
      return found.state === 'PAUSED' && found;
    });
    expect(paused).toMatchObject({ pauseReason: 'FAILING', cursor: before, lastFailure: { code: 'STATUS', status: 503 } });
    expect(paused.failedAttempts).toBeGreaterThan(2);
    const told = await system.rows<{ payload: unknown; actor: unknown }>(
      'reports',
      "select payload, actor from event_log where aggregate_id = $1 and type = 'WebhookPaused'",
      [webhook.id],
    );
    expect(told).toEqual([
      {
        payload: { clientId: owner.id, agencyCode: 'D-18.72', deskCode: 'D-18.72', reason: 'FAILING' },
        actor: { kind: 'SYSTEM' },
      },
    ]);
    receiver.react(() => 200);
    await owner.does('resumeWebhook', webhook.id);
    expect(await receiver.untilTaken(2)).toEqual(await feedIds(before));
    await owner.deletes(webhook.id);
    await receiver.close();
  });

  it('are made by one of several instances at a time, each event once', async () => {
    const receiver = await openReceiver();
    receiver.react((_index, delivery) => (response) => {
      delivery.answered = 200;
      setImmediate(() => response.writeHead(200).end());
    });
    const url = system.databases.reports;
    const log = createLog('test', 'silent');
    const database = reportsDatabase({ url, poolSize: 20 });
    await database.initialize();
    const tail = await openTail({ database, url, log });
    const instances = Array.from({ length: 3 }, () =>
      keepWebhooks({
        database,
        tail,
        log,
        now: () => new Date(),
        newId,
        randomBytes: (size) => randomBytes(size),
        webhookKeys: toWebhookKeys(Buffer.from(system.secrets.webhookKey, 'base64url'), []),
        webhookLoopback: true,
        poster: createPoster({ timeoutMs: TIMEOUT_MS, allowLoopback: true }),
        retries: { firstMs: 50, mostMs: 200, giveUpAfterMs: 60_000 },
        random: Math.random,
      }),
    );
    const before = await lastCursor();
    const { webhook } = await owner.create(receiver.url, { after: before });
    await followUp(report, 15);
    const ids = await receiver.untilTaken(15);
    expect(ids).toEqual(await feedIds(before));
    await until('the last one is written', async () => (await owner.find(webhook.id)).cursor === (await lastCursor()));
    expect(receiver.deliveries).toHaveLength(15);
    expect(receiver.mostAtOnce).toBe(1);
    for (const instance of instances) await instance.stop();
    await owner.deletes(webhook.id);
    await tail.stop();
    await database.destroy();
    await receiver.close();
  });

  it('are written by nobody whose lease is over', async () => {
    const database = reportsDatabase({ url: system.databases.reports, poolSize: 2 });
    await database.initialize();
    const { webhook } = await owner.create('http://127.0.0.1:9009/', { after: BEGINNING });
    await owner.does('pauseWebhook', webhook.id);
    // The process itself must not take what this test is about.
    const pid = system.children.reports.pid()!;
    process.kill(pid, 'SIGSTOP');
    const change = (sql: string) => system.rows('reports', `update webhook set ${sql} where id = $1`, [webhook.id]);
    await change("state = 'ACTIVE', pause_reason = null, txid = '0', position = 0, lease_until = null, next_attempt_at = null");
    const take = (leaseMs: number) => until('a lease', async () => (await takeLeases(database, 1, leaseMs))[0]);
    const late = await take(1);
    const present = await take(60_000);
    expect(late.webhookId).toBe(webhook.id);
    expect(BigInt(present.fence)).toBeGreaterThan(BigInt(late.fence));
    expect(await takeLeases(database, 1, 60_000)).toEqual([]);
    expect(await renewLease(database, late, 60_000)).toBeNull();
    expect(await saveDelivered(database, late, { txid: 9n, number: 9n }, 60_000)).toBeNull();
    await endLease(database, late, { txid: 9n, number: 9n });
    expect((await renewLease(database, present, 60_000))?.position).toEqual(START);
    await change("state = 'PAUSED', pause_reason = 'REQUESTED'");
    expect(await renewLease(database, present, 60_000)).toBeNull();
    await database.destroy();
    process.kill(pid, 'SIGCONT');
    await owner.deletes(webhook.id);
  });
});
