import { describe, expect, it } from '@jest/globals';
import { openSecret, sealSecret, toReporterKey } from './reporter-secret.js';
import { openGrant, sealGrant } from './reveal-grant.js';

const KEY = toReporterKey(Buffer.alloc(32, 7));
const OTHER = toReporterKey(Buffer.alloc(32, 8));
const SECRET = Buffer.alloc(32, 1);
const NOW = new Date('2026-06-01T00:00:00Z');
const GRANT = {
  revealId: 'r1',
  reportId: 'l1',
  officerId: 'o1',
  role: 'NATIONAL_ADMIN',
  agencyCode: 'K-PANRB-SP4N',
  reason: 'Verifikasi ulang',
  reference: 'sealed',
} as const;

describe('a citizen’s secret on its way to reports', () => {
  it('opens for its citizen, and looks different each time', () => {
    const sealed = sealSecret(KEY, 'siti', SECRET);
    expect(openSecret(KEY, 'siti', sealed)).toEqual(SECRET);
    expect(sealSecret(KEY, 'siti', SECRET)).not.toBe(sealed);
    expect(sealed).not.toContain(SECRET.toString('base64url'));
  });

  it('opens for no other citizen, under no other key, and not when changed', () => {
    const sealed = sealSecret(KEY, 'siti', SECRET);
    expect(openSecret(KEY, 'budi', sealed)).toBeNull();
    expect(openSecret(OTHER, 'siti', sealed)).toBeNull();
    expect(openSecret({ ...KEY, secrets: KEY.grants }, 'siti', sealed)).toBeNull();
    expect(openSecret(KEY, 'siti', `${sealed.slice(0, -2)}AA`)).toBeNull();
    expect(openSecret(KEY, 'siti', 'x')).toBeNull();
  });
});

describe('a granted reveal', () => {
  it('is read by the vault for two minutes', () => {
    const sealed = sealGrant(KEY, GRANT, NOW);
    const later = (ms: number) => new Date(NOW.getTime() + ms);
    expect(openGrant(KEY, sealed, later(120_000))).toEqual({ ...GRANT, expiresAt: NOW.getTime() + 120_000 });
    expect(openGrant(KEY, sealed, later(120_001))).toBeNull();
  });

  it.each([
    ['under another key', (sealed: string) => openGrant(OTHER, sealed, NOW)],
    ['changed', (sealed: string) => openGrant(KEY, `${sealed.slice(0, -2)}AA`, NOW)],
    ['nothing', () => openGrant(KEY, '', NOW)],
    ['a sealed secret', () => openGrant(KEY, sealSecret({ ...KEY, secrets: KEY.grants }, 'siti', SECRET), NOW)],
  ])('is nothing %s', (_what, open) => expect(open(sealGrant(KEY, GRANT, NOW))).toBeNull());
});
