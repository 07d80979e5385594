import { describe, expect, it } from '@jest/globals';
import { ANONYMOUS } from '@lapor/schema/identity';
import type { OfficerEntry } from '@lapor/schema/officer';
import { createSignIdentity } from './auth/forward.js';
import { createKnownOfficers } from './auth/known-officers.js';
import type { Principal } from './auth/principal.js';
import { createRequestContext } from './context.js';
import { Ending } from './execution/ending.js';
import { createClientQuotas } from './limits/client-quota.js';

const METRO = { role: 'LIAISON_OFFICER', agencyCode: 'D-18.72' } as const;
const principal = { subject: { kind: 'officer', id: 'o', memberships: [METRO] }, sessionExp: undefined } as const;
const sign = createSignIdentity({ reports: { kid: 'k', issuer: 'gateway', secret: Buffer.alloc(32, 1) } });
const quotas = createClientQuotas(() => new Date('2026-11-24T03:00:00Z'));
const entry = (change: Partial<OfficerEntry>): OfficerEntry => ({ id: 'o', active: true, memberships: [], leave: null, ...change });
const subjectOf = (identity: string) => JSON.parse(Buffer.from(identity.split('.')[1] as string, 'base64url').toString()).sub;

describe("a request's context", () => {
  const begin = () => {
    const officers = createKnownOfficers(() => new Date());
    return { officers, context: createRequestContext({ sign, rights: officers, quotas }, principal, new Ending()) };
  };

  it('signs each fetch of an operation under way with what still holds', () => {
    const { officers, context } = begin();
    expect(subjectOf(context.signFor('reports', 'hash'))).toEqual(principal.subject);
    officers.learn(entry({}));
    expect(subjectOf(context.signFor('reports', 'hash'))).toEqual({ ...principal.subject, memberships: [] });
    expect(context.principalNow().subject).toEqual({ ...principal.subject, memberships: [] });
  });

  it('signs no fetch more for an officer who is deactivated meanwhile, and begins none', () => {
    const { officers, context } = begin();
    officers.learn(entry({ active: false }));
    const revoked = expect.objectContaining({ extensions: expect.objectContaining({ code: 'TOKEN_REVOKED' }) });
    expect(() => context.signFor('reports', 'hash')).toThrow(revoked);
    expect(() => context.principalNow()).toThrow(revoked);
    expect(() => createRequestContext({ sign, rights: officers, quotas }, principal, new Ending())).toThrow(revoked);
  });

  it('counts an API client, tells it how it stands, and begins nothing beyond its quota', () => {
    const client: Principal = {
      subject: { kind: 'apiClient', id: 'D-18.72:kota', agencyCode: 'D-18.72', scopes: [] },
      sessionExp: 1,
      quota: { perMinute: 1, perDay: 5 },
    };
    const told: string[] = [];
    const rights = createKnownOfficers(() => new Date());
    const ask = (given: Principal) => createRequestContext({ sign, rights, quotas }, given, new Ending(), (name) => told.push(name));
    expect(subjectOf(ask(client).signFor('reports', 'hash'))).toEqual(client.subject);
    expect(told).toEqual(['ratelimit-policy', 'ratelimit']);
    expect(() => ask(client)).toThrow(
      expect.objectContaining({ extensions: expect.objectContaining({ code: 'CLIENT_QUOTA_EXCEEDED', retryAfterSeconds: 60 }) }),
    );
    expect(told).toHaveLength(4);
    ask({ subject: ANONYMOUS, sessionExp: undefined });
    expect(told).toHaveLength(4);
  });
});
