import { describe, expect, it } from '@jest/globals';
import { createKnownSessions } from './known-sessions.js';
import type { Principal } from './principal.js';

const SID = '7b0c1c1e-6a9d-4f0e-9d2b-0a8f0f3c5d11';
const citizen: Principal = { subject: { kind: 'citizen', id: 'c' }, sessionExp: 9_000, issuedAt: 1_000, sid: SID };
const client = (issuedAt: number): Principal => ({
  subject: { kind: 'apiClient', id: 'D-18.72:kota', agencyCode: 'D-18.72', scopes: ['reports:read'] },
  sessionExp: 9_000,
  issuedAt,
});
const revoked = expect.objectContaining({ extensions: expect.objectContaining({ code: 'TOKEN_REVOKED' }) });
const ended = (sid: string) => ({ kind: 'sessionEnded', sid, endedAt: new Date() }) as const;
const compromised = (revokedAt: Date) => ({ kind: 'clientTokensRevoked', clientId: 'D-18.72:kota', revokedAt }) as const;

describe('what is known of sessions', () => {
  it('ends every token of a session that has ended, and no other', () => {
    const sessions = createKnownSessions();
    const { sid: _sid, ...without } = citizen;
    sessions.learn(ended(SID));
    expect(() => sessions.revise(citizen)).toThrow(revoked);
    expect(sessions.revise({ ...citizen, sid: 'another' })).toMatchObject({ sid: 'another' });
    expect(sessions.revise(without)).toBe(without);
  });

  it("ends a client's tokens that were issued before its secret was changed, those of the same second included", () => {
    const sessions = createKnownSessions();
    sessions.learn(compromised(new Date(5_000_500)));
    for (const issuedAt of [4_999, 5_000]) expect(() => sessions.revise(client(issuedAt))).toThrow(revoked);
    expect(sessions.revise(client(5_001))).toEqual(client(5_001));
    sessions.learn(compromised(new Date(4_000_000)));
    expect(() => sessions.revise(client(5_000))).toThrow(revoked);
  });

  it('calls whoever watches, once, and at once who begins after the end', () => {
    const sessions = createKnownSessions();
    const lost: string[] = [];
    sessions.watch(citizen, () => lost.push('citizen'));
    sessions.watch(client(4_999), () => lost.push('old token'));
    sessions.watch(client(5_001), () => lost.push('new token'));
    sessions.watch({ ...citizen, sid: 'another' }, () => lost.push('another'))();
    for (let times = 0; times < 2; times += 1) {
      sessions.learn(ended(SID));
      sessions.learn(ended('another'));
      sessions.learn(compromised(new Date(5_000_500)));
    }
    expect(lost).toEqual(['citizen', 'old token']);
    sessions.watch(citizen, () => lost.push('late'));
    expect(lost).toEqual(['citizen', 'old token', 'late']);
  });
});
