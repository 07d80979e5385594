import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { beginningOf } from '../environment/events.js';
import { type SelfSigned, selfSigned, testAuthority } from '../environment/self-signed.js';
import type { Steps } from '../environment/steps.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';
import { isSignedWith, openReceiver, type WebhookReceiver } from '../environment/webhook-receiver.js';
import { followUp, openReport, type WebhookOwner, webhookOwner } from '../environment/webhooks.js';

const HERE = '127.0.0.1';
const DAY_MS = 86_400_000;
const authority = testAuthority('authority of the government');
const stranger = testAuthority('authority of the government');

describe('webhooks over TLS', () => {
  let system: TestSystem;
  let owner: WebhookOwner;
  let report: Steps;
  const opened: WebhookReceiver[] = [];
  beforeAll(async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'lapor-webhook-ca-')), 'authorities.pem');
    await writeFile(file, authority.cert);
    system = await startTestSystem({
      overrides: {
        reports: { WEBHOOK_ALLOW_LOOPBACK: 'true', WEBHOOK_CA_FILE: file, WEBHOOK_RETRY_MS: '50', WEBHOOK_RETRY_MOST_MS: '200' },
      },
    });
    owner = await webhookOwner(system, 'tls');
    report = await openReport(system);
  });
  afterEach(async () => {
    for (const { id } of await owner.list()) await owner.deletes(id);
    await Promise.all(opened.splice(0).map((receiver) => receiver.close()));
  });
  afterAll(() => system?.stop());

  const now = async () => (await owner.feed(beginningOf.desk('D-18.72'))).at(-1)!.cursor;
  const receive = async (tls: SelfSigned) => {
    const receiver = await openReceiver('/lapor', tls);
    opened.push(receiver);
    expect(receiver.url).toMatch(/^https:/);
    return receiver;
  };

  it('are delivered to whoever shows a certificate of an authority that was named', async () => {
    const receiver = await receive(authority.issue({ address: HERE }));
    const after = await now();
    const { secret, webhook } = await owner.create(receiver.url, { after });
    await followUp(report, 3);
    expect(await receiver.untilTaken(3)).toEqual((await owner.feed(after)).map(({ id }) => id));
    for (const delivery of receiver.deliveries) expect(isSignedWith(secret, delivery)).toBe(true);
    expect(await owner.find(webhook.id)).toMatchObject({ state: 'ACTIVE', failedAttempts: 0, lastFailure: null });
  });

  it.each([
    ['of another authority of the same name', () => stranger.issue({ address: HERE })],
    ['signed by itself', () => selfSigned()],
    ['for another address', () => authority.issue({ address: '127.0.0.2' })],
    ['that has run out', () => authority.issue({ address: HERE, now: Date.now() - 2 * DAY_MS })],
    ['that does not hold yet', () => authority.issue({ address: HERE, now: Date.now() + 2 * DAY_MS })],
  ])('are not sent to whoever shows one %s: that is a failed attempt, and is tried again', async (_which, certificate) => {
    const receiver = await receive(certificate());
    const after = await now();
    const { webhook } = await owner.create(receiver.url, { after });
    await followUp(report, 1);
    const failing = await until('it has been tried again', async () => {
      const found = await owner.find(webhook.id);
      return found.failedAttempts > 1 && found;
    });
    expect(failing).toMatchObject({ state: 'FAILING', cursor: after, lastFailure: { code: 'CERTIFICATE_REFUSED', status: null } });
    expect(receiver.deliveries).toEqual([]);
  });

  it('lose nothing that came while a certificate was wrong', async () => {
    const wrong = await receive(stranger.issue({ address: HERE }));
    const right = await receive(authority.issue({ address: HERE }));
    const after = await now();
    const { webhook } = await owner.create(wrong.url, { after });
    await followUp(report, 2);
    await until('it fails', async () => (await owner.find(webhook.id)).failedAttempts > 0);
    await owner.changes(webhook.id, right.url);
    await owner.does('resumeWebhook', webhook.id);
    expect(await right.untilTaken(2)).toEqual((await owner.feed(after)).map(({ id }) => id));
    expect(wrong.deliveries).toEqual([]);
  });
});
