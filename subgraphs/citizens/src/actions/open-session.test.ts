import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { toReporterKey } from '@lapor/kit/reporter-secret';
import type { OfficerEntry } from '@lapor/schema/officer';
import { readSigningKey, type SigningKey } from '../tokens/signing-key.js';
import { openSession } from './open-session.js';

/** 22:30 in Jayapura on the 24th. */
const NOW = new Date('2026-11-24T13:30:00Z');
const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
const key = readSigningKey(Buffer.from(JSON.stringify(jwk)).toString('base64url')) as SigningKey;
const services = {
  // The session is written; an officer has no secret to be read.
  database: { query: async () => [{}] } as never,
  vault: undefined as never,
  reporterKey: toReporterKey(Buffer.alloc(32, 1)),
  tokens: { issuer: 'http://lapor.test', lifetimeSeconds: 7_200, key },
  now: () => NOW,
};
const membership = { role: 'AGENCY_ADMIN', agencyCode: 'D-18.72', validFrom: '2026-01-01', validTo: null, actingFor: null } as const;
const open = (change: Partial<OfficerEntry>) =>
  openSession(
    services,
    {
      id: 'o',
      kind: 'OFFICER',
      username: 'petugas',
      citizenId: null,
      officer: { id: 'o', active: true, memberships: [membership], leave: null, ...change },
    },
    NOW,
  );

describe('a session', () => {
  it('lasts as long as tokens do', async () => {
    expect((await open({})).expiresAt).toEqual(new Date('2026-11-24T15:30:00Z'));
  });

  it.each([
    ['a membership ends tomorrow', { memberships: [{ ...membership, validTo: '2026-11-25' }] }],
    ['a leave begins tomorrow', { leave: { from: '2026-11-25', to: '2026-11-30', deputyId: 'd' } }],
  ])('ends with the day in Indonesia when %s', async (_what, change) => {
    expect((await open(change)).expiresAt).toEqual(new Date('2026-11-24T15:00:00Z'));
  });
});
