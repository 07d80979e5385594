import { describe, expect, it } from '@jest/globals';
import type { ApiClientEntry } from '@lapor/schema/api-client-event';
import { createKnownClients } from './known-clients.js';
import type { Principal } from './principal.js';

const principal: Principal = {
  subject: { kind: 'apiClient', id: 'D-18.72:kota', agencyCode: 'D-18.72', scopes: ['reports:read', 'reports:file'] },
  sessionExp: 1,
  quota: { perMinute: 60, perDay: 1_000 },
};
const entry = (change: Partial<ApiClientEntry> = {}): ApiClientEntry => ({
  id: 'D-18.72:kota',
  ownerCode: 'D-18.72',
  scopes: ['reports:read', 'reports:file', 'reports:identity'],
  validFrom: '2026-01-01',
  validTo: null,
  suspended: false,
  perMinute: 60,
  perDay: 1_000,
  ...change,
});
const setUp = () => createKnownClients(() => new Date('2026-11-24T03:00:00Z'));
const revoked = expect.objectContaining({ extensions: expect.objectContaining({ code: 'TOKEN_REVOKED' }) });

describe('what is known of API clients', () => {
  it('leaves a token alone of whose client nothing is known, and whoever is no client', () => {
    const clients = setUp();
    clients.learn(entry({ id: 'D-18.72:lain', suspended: true }));
    expect(clients.revise(principal)).toBe(principal);
    const officer: Principal = { subject: { kind: 'officer', id: 'D-18.72:lain', memberships: [] }, sessionExp: 1 };
    expect(clients.revise(officer)).toBe(officer);
  });

  it('takes from a token and never adds to it', () => {
    const clients = setUp();
    clients.learn(entry());
    expect(clients.revise(principal)).toEqual(principal);
    clients.learn(entry({ scopes: ['reports:read', 'reports:identity'] }));
    expect(clients.revise(principal).subject).toMatchObject({ scopes: ['reports:read'] });
  });

  it.each([
    ['a cut', { perMinute: 10, perDay: 500 }, { perMinute: 10, perDay: 500 }],
    ['a raise', { perMinute: 600, perDay: 9_000 }, { perMinute: 60, perDay: 1_000 }],
    ['both', { perMinute: 600, perDay: 500 }, { perMinute: 60, perDay: 500 }],
  ])('takes of each number of the quota the lower one: %s', (_what, registered, holds) => {
    const clients = setUp();
    clients.learn(entry(registered));
    expect(clients.revise(principal).quota).toEqual(holds);
  });

  it('ends nothing for a quota that is cut', () => {
    const clients = setUp();
    clients.watch(principal, () => {
      throw new Error('nothing was lost');
    });
    clients.learn(entry({ perMinute: 1, perDay: 1 }));
  });

  it.each([
    ['suspended', entry({ suspended: true })],
    ['over', entry({ validTo: '2026-11-24' })],
    ['still to come', entry({ validFrom: '2026-11-25' })],
    ['of another agency now', entry({ ownerCode: 'D-32.71' })],
  ])('refuses a client that is %s, until it may act again', (_what, client) => {
    const clients = setUp();
    const lost: string[] = [];
    clients.watch(principal, () => lost.push('lost'));
    clients.learn(client);
    clients.learn(client);
    expect(lost).toEqual(['lost']);
    expect(() => clients.revise(principal)).toThrow(revoked);
    clients.watch(principal, () => lost.push('late'));
    expect(lost).toEqual(['lost', 'late']);
    clients.learn(entry());
    expect(clients.revise(principal)).toEqual(principal);
  });

  it('calls whoever watches for a scope that is taken, and for nothing that stays', () => {
    const clients = setUp();
    const lost: string[] = [];
    clients.watch(principal, () => lost.push('lost'));
    clients.learn(entry({ scopes: ['reports:read', 'reports:file'] }));
    expect(lost).toEqual([]);
    clients.learn(entry({ scopes: ['reports:read'] }));
    expect(lost).toEqual(['lost']);
  });
});
