import { describe, expect, it } from '@jest/globals';
import { ANONYMOUS } from '@lapor/schema/identity';
import type { Principal } from '../auth/principal.js';
import { createClientQuotas } from './client-quota.js';

const client = (id: string, perMinute: number, perDay: number): Principal => ({
  subject: { kind: 'apiClient', id, agencyCode: 'D-18.72', scopes: [] },
  sessionExp: 1,
  quota: { perMinute, perDay },
});

/** Quotas, and a clock that stands until it is moved. */
function setUp(start = '2026-11-24T03:00:00Z') {
  let now = Date.parse(start);
  const quotas = createClientQuotas(() => new Date(now));
  return {
    /** Whether a request goes through, or how many seconds it must wait. */
    ask: (principal: Principal) => quotas.count(principal)?.retryAfterSeconds,
    headers: (principal: Principal) => quotas.count(principal)?.headers,
    wait: (seconds: number) => {
      now += seconds * 1_000;
    },
  };
}

describe('the quota of an API client', () => {
  it('is nobody else’s business', () => {
    const { ask } = setUp();
    for (const subject of [ANONYMOUS, { kind: 'citizen', id: 'c' }, { kind: 'officer', id: 'o', memberships: [] }] as const) {
      expect(ask({ subject, sessionExp: 1 })).toBeUndefined();
    }
  });

  it('is not missing: a client without one is not let in by oversight', () => {
    const { quota: _, ...without } = client('D-18.72:a', 1, 1);
    expect(() => setUp().ask(without)).toThrow('without a quota');
  });

  it('gives ten seconds’ worth at once, then one by one', () => {
    const { ask, wait } = setUp();
    const kota = client('D-18.72:kota', 60, 1_000);
    expect(Array.from({ length: 12 }, () => ask(kota))).toEqual([...Array.from({ length: 10 }, () => 0), 1, 1]);
    wait(1);
    expect([ask(kota), ask(kota)]).toEqual([0, 1]);
  });

  it('ends with the day in Jakarta, and not before', () => {
    const { ask, wait } = setUp('2026-11-24T16:59:00Z');
    const kota = client('D-18.72:kota', 600, 3);
    expect(Array.from({ length: 4 }, () => ask(kota))).toEqual([0, 0, 0, 60]);
    wait(59.5);
    expect(ask(kota)).toBe(1);
    wait(0.5);
    expect(Array.from({ length: 4 }, () => ask(kota))).toEqual([0, 0, 0, 86_400]);
  });

  it('is one for all tokens of a client, and follows what the token and the registry say now', () => {
    const { ask } = setUp();
    expect(ask(client('D-18.72:kota', 600, 5))).toBe(0);
    expect(ask(client('D-18.72:kota', 600, 1))).toBe(50_400);
    expect(ask(client('D-18.72:kota', 600, 5))).toBe(0);
  });

  it('is not used up by what is refused', () => {
    const { ask, wait } = setUp();
    const kota = client('D-18.72:kota', 1, 3);
    for (let minute = 0; minute < 3; minute += 1) {
      expect(ask(kota)).toBe(0);
      for (let tries = 0; tries < 1_000; tries += 1) expect(ask(kota)).toBeGreaterThanOrEqual(60);
      wait(60);
    }
    expect(ask(kota)).toBeGreaterThan(60);
  });

  it('is not used up by another client, whatever that is called', () => {
    const { ask } = setUp();
    for (const name of ['__proto__', 'constructor', 'D-18.72:kota', 'D-18.72:kota ', 'd-18.72:kota', '']) {
      expect([ask(client(name, 1, 1)), ask(client(name, 1, 1))]).toEqual([0, 50_400]);
    }
  });

  it('is told to the client, whether it is let through or not', () => {
    const { headers, wait } = setUp();
    const kota = client('D-18.72:kota', 12, 100);
    const policy = '"minute";q=12;w=60, "day";q=100;w=86400';
    expect(headers(kota)).toEqual({ 'ratelimit-policy': policy, ratelimit: '"minute";r=1;t=5, "day";r=99;t=50400' });
    wait(1);
    expect(headers(kota)?.ratelimit).toBe('"minute";r=0;t=9, "day";r=98;t=50399');
    expect(headers(kota)?.ratelimit).toBe('"minute";r=0;t=9, "day";r=98;t=50399');
  });

  it('is remembered of a hundred thousand clients; the one that was quiet for longest goes first', () => {
    const { ask } = setUp();
    const [quiet, busy] = [client('quiet', 1, 1), client('busy', 1, 1)];
    expect([ask(quiet), ask(busy)]).toEqual([0, 0]);
    for (let other = 0; other < 99_999; other += 1) {
      ask(client(`other-${other}`, 1, 1));
      if (other % 10_000 === 0) ask(busy);
    }
    expect([ask(busy), ask(quiet)]).toEqual([50_400, 0]);
  });
});
