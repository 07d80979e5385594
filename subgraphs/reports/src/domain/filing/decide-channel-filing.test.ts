import { describe, expect, it } from '@jest/globals';
import type { Subject } from '@lapor/schema/identity';
import { checkReporterKey, decideChannelFiling, openChannel, targetOf } from './decide-channel-filing.js';

const SMS: Subject = {
  kind: 'apiClient',
  id: 'K-PANRB-SP4N:sms-1708',
  agencyCode: 'K-PANRB-SP4N',
  scopes: ['reports:file', 'channels:sms'],
};
const client = (scopes: readonly 'reports:file'[]) => ({ kind: 'apiClient', id: 'c', agencyCode: 'D-18.72', scopes }) as const;
const METRO = { code: 'D-18.72-DLH', path: ['D-18.72', 'D-18.72-DLH'] };

describe('a channel that files for somebody', () => {
  it.each([
    ['our SMS channel', SMS, 'SMS'],
    ['an API client with the scope', client(['reports:file']), 'API'],
    ['an API client without it', client([]), 'FORBIDDEN'],
    ['the SMS channel that may not file', { ...SMS, scopes: ['channels:sms'] }, 'FORBIDDEN'],
    ['another process', { kind: 'system', name: 'agencies' }, 'FORBIDDEN'],
    ['a citizen', { kind: 'citizen', id: 'x' }, 'FORBIDDEN'],
    ['an officer', { kind: 'officer', id: 'x', memberships: [] }, 'FORBIDDEN'],
    ['nobody', { kind: 'anonymous' }, 'UNAUTHENTICATED'],
  ] as const)('is %s', (_name, subject, expected) => {
    const opened = openChannel(subject);
    expect(opened.ok ? opened.via : opened.code).toBe(expected);
  });

  it('files at its own agency when it is one’s system, and at the national desk when it is ours', () => {
    expect(targetOf(client(['reports:file']), null)).toBe('D-18.72');
    expect(targetOf({ kind: 'sms' }, '')).toBeNull();
    const as = { kind: 'API_CLIENT', agencyCode: 'D-18.72' } as const;
    expect(decideChannelFiling(as, METRO)).toMatchObject({ ok: true, as });
    expect(decideChannelFiling(as, { code: 'D-32.71', path: ['D-32.71'] }).ok).toBe(false);
    expect(decideChannelFiling(as, null).ok).toBe(false);
    expect(decideChannelFiling({ kind: 'SYSTEM' }, null).ok).toBe(true);
  });

  it('names the reporter by what the vault gave out, or by a key of its own', () => {
    const citizen = '0199a0a0-0000-4000-8000-0000000000c1';
    for (const key of ['1872015203850003', citizen, `${citizen}.`, `${citizen}.x.y`, `${citizen}.a b`])
      expect(checkReporterKey({ kind: 'sms' }, key).ok).toBe(false);
    expect(checkReporterKey({ kind: 'sms' }, `${citizen}.c2VhbGVk`).ok).toBe(true);
    expect(checkReporterKey(client([]), 'short').ok).toBe(false);
    expect(checkReporterKey(client([]), 'warga-metro-17').ok).toBe(true);
  });
});
