import { describe, expect, it } from '@jest/globals';
import { signedHeaders, signingSecrets, toWebhookKeys, webhookSecret } from './webhook-secret.js';

const KEY = Buffer.alloc(32, 1);
const keys = toWebhookKeys(KEY, []);
const secret = { keyTag: keys.present, generation: 2 };
const WEBHOOK = {
  id: 'w',
  secret,
  formers: [
    { keyTag: keys.present, generation: 1, retiredAt: new Date('2026-11-24T00:00:00.000Z') },
    { keyTag: 'gone', generation: 0, retiredAt: new Date('2026-11-24T00:00:00.000Z') },
  ],
};

describe('a webhook’s secret', () => {
  it('is another one for each webhook, number and key, and the same whenever it is made', () => {
    const made = webhookSecret(keys, 'w', secret);
    expect(made).toMatch(/^whsec_[A-Za-z\d+/]{43}=$/);
    expect(webhookSecret(toWebhookKeys(Buffer.alloc(32, 2), [KEY]), 'w', secret)).toBe(made);
    const others = [
      webhookSecret(keys, 'v', secret),
      webhookSecret(keys, 'w', { ...secret, generation: 3 }),
      webhookSecret(toWebhookKeys(Buffer.alloc(32, 2), []), 'w', { ...secret, keyTag: toWebhookKeys(Buffer.alloc(32, 2), []).present }),
    ];
    expect(new Set([made, ...others]).size).toBe(4);
  });

  it('cannot be made without its key', () => {
    const foreign = toWebhookKeys(Buffer.alloc(32, 9), []);
    expect(webhookSecret(foreign, 'w', secret)).toBeNull();
    expect(signingSecrets(foreign, WEBHOOK, new Date('2026-11-24T01:00:00.000Z'))).toEqual([]);
  });

  it.each([
    ['2026-11-24T23:59:59.999Z', 2],
    ['2026-11-25T00:00:00.000Z', 1],
  ])('signs at %s with %d secrets, the present one first', (now, count) => {
    const secrets = signingSecrets(keys, WEBHOOK, new Date(now));
    expect(secrets).toHaveLength(count);
    expect(secrets[0]).toBe(webhookSecret(keys, 'w', secret));
  });

  it('signs as the specification’s own example says', () => {
    const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', at: new Date(1_614_265_330_000), body: '{"test": 2432232314}' };
    expect(signedHeaders(['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'], message)).toEqual({
      'webhook-id': message.id,
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });
});
