import { describe, expect, it } from '@jest/globals';
import { ROLES, type Role, type Subject } from '@lapor/schema/identity';
import { NATION } from '../authority/authority.js';
import { type ApiClient, isEffective, ownerOf } from './api-client.js';
import { type ApiClientForm, changeApiClient, checkApiClient } from './api-client-form.js';
import { decideClientReading } from './decide-client-reading.js';
import { resumeApiClient, suspendApiClient } from './suspend-api-client.js';

const TODAY = '2026-11-24';
const FORM: ApiClientForm = {
  purpose: 'Aplikasi Metro Kota Cerdas meneruskan laporan warga',
  contact: 'pengaduan@metrokota.go.id',
  legalRef: 'Perjanjian Kerja Sama 12/2026',
  scopes: ['reports:read', 'reports:file'],
  perMinute: 60,
  perDay: 5_000,
  validFrom: '2026-12-01',
  validTo: '2027-12-01',
};
const CLIENT: ApiClient = { ...FORM, id: 'D-18.72:kota-cerdas', ownerCode: 'D-18.72', suspendedFor: null, suspendedBy: null };

describe('a client', () => {
  it.each([
    ['D-18.72:kota-cerdas', 'D-18.72'],
    ['D-18.72', null],
    ['D-18.72:', null],
    [':x', null],
    ['D-18.72:a:b', null],
    ['D-18.72:A', null],
    ['D-18.72:a\0', null],
  ])('%j is owned by %s', (id, owner) => expect(ownerOf(id)).toBe(owner));

  it.each([
    ['2026-11-30', {}, false],
    ['2026-12-01', {}, true],
    ['2027-11-30', {}, true],
    ['2027-12-01', {}, false],
    ['2026-12-01', { suspendedFor: 'MISUSE' as const }, false],
  ])('may act on %s with %p: %s', (day, change, expected) => expect(isEffective({ ...CLIENT, ...change }, day)).toBe(expected));
});

describe('the form of a client', () => {
  it('is kept in one spelling', () => {
    expect(checkApiClient({ ...FORM, contact: ` ${FORM.contact} ` }, 'AGENCY_ADMIN', TODAY)).toEqual({
      ok: true,
      form: { ...FORM, scopes: ['reports:file', 'reports:read'] },
    });
  });

  it.each([
    ['without a purpose', { purpose: 'x' }, 'purpose'],
    ['with a telephone number in its purpose', { purpose: 'Hubungi 0812-3456-7890 bila ada gangguan' }, 'purpose'],
    ['with a private address', { contact: 'budi@example.com' }, 'contact'],
    ['with a telephone number as address', { contact: '081234567890@metrokota.go.id' }, 'contact'],
    ['with a name instead of an address', { contact: 'Budi Santoso' }, 'contact'],
    ['without a scope', { scopes: [] }, 'scopes'],
    ['with a scope twice', { scopes: ['reports:read', 'reports:read'] }, 'scopes'],
    ['without requests', { perMinute: 0 }, 'perMinute'],
    ['with endless requests', { perDay: 100_000_001 }, 'perDay'],
    ['without an agreement', { legalRef: '' }, 'legalRef'],
    ['from yesterday on', { validFrom: '2026-11-23' }, 'validFrom'],
    ['until before it begins', { validTo: '2026-12-01' }, 'validTo'],
  ] as const)('is refused %s', (_what, change, field) => {
    expect(checkApiClient({ ...FORM, ...change }, 'NATIONAL_ADMIN', TODAY)).toMatchObject({
      code: 'INPUT_INVALID',
      details: { fields: [{ field }] },
    });
  });

  it.each(ROLES)('grants the reading of identities by %s only if it is the national administrator', (role) => {
    const answer = checkApiClient({ ...FORM, scopes: ['reports:identity'] }, role, TODAY);
    expect(answer).toMatchObject(role === 'NATIONAL_ADMIN' ? { ok: true } : { code: 'FORBIDDEN' });
  });

  it('changes a client that has begun, but not its first day', () => {
    const begun = { ...CLIENT, validFrom: '2026-01-01' };
    const { validFrom: _, ...form } = { ...FORM, perMinute: 10 };
    expect(changeApiClient(begun, form, 'AGENCY_ADMIN', TODAY)).toMatchObject({ client: { perMinute: 10, validFrom: '2026-01-01' } });
    expect(changeApiClient(begun, { ...form, validTo: TODAY }, 'AGENCY_ADMIN', TODAY)).toMatchObject({ code: 'INPUT_INVALID' });
  });
});

describe('a suspension', () => {
  const byAgency: ApiClient = { ...CLIENT, suspendedFor: 'TECHNICAL', suspendedBy: 'AGENCY_ADMIN' };
  const byNation: ApiClient = { ...CLIENT, suspendedFor: 'SECURITY', suspendedBy: 'NATIONAL_ADMIN' };

  it.each([
    [CLIENT, 'AGENCY_ADMIN', null],
    [CLIENT, 'NATIONAL_ADMIN', null],
    [byAgency, 'AGENCY_ADMIN', 'ALREADY_DONE'],
    [byAgency, 'NATIONAL_ADMIN', null],
    [byNation, 'AGENCY_ADMIN', 'ALREADY_DONE'],
    [byNation, 'NATIONAL_ADMIN', 'ALREADY_DONE'],
  ] as const)('begins: %#', (client, by, code) => {
    const expected = code ? { code } : { client: { suspendedFor: 'SECURITY', suspendedBy: by } };
    expect(suspendApiClient(client, 'SECURITY', by)).toMatchObject(expected);
  });

  it.each([
    [CLIENT, 'NATIONAL_ADMIN', 'ALREADY_DONE'],
    [byAgency, 'AGENCY_ADMIN', null],
    [byAgency, 'NATIONAL_ADMIN', null],
    [byNation, 'AGENCY_ADMIN', 'FORBIDDEN'],
    [byNation, 'NATIONAL_ADMIN', null],
  ] as const)('ends: %#', (client, by, code) => {
    expect(resumeApiClient(client, by)).toMatchObject(code ? { code } : { client: { suspendedFor: null, suspendedBy: null } });
  });
});

describe('clients are read', () => {
  const OFFICE = { kind: 'AGENCY', path: ['D-18.72', 'D-18.72-DLH'] } as const;
  const officer = (role: Role, agencyCode: string): Subject => ({ kind: 'officer', id: 'o', memberships: [{ role, agencyCode }] });

  it.each([
    ['the developer of the agency', officer('API_CLIENT_DEV', 'D-18.72'), true],
    ['the administrator of the agency', officer('AGENCY_ADMIN', 'D-18.72'), true],
    ['the national administrator', officer('NATIONAL_ADMIN', 'K-PANRB-SP4N'), true],
    ['the developer of another agency', officer('API_CLIENT_DEV', 'D-18.71'), false],
    ['a liaison officer of the agency', officer('LIAISON_OFFICER', 'D-18.72'), false],
    ['the leader of the agency', officer('AGENCY_LEADER', 'D-18.72'), false],
    ['an overseer', officer('OVERSEER', 'L-ORI'), false],
    ['a citizen', { kind: 'citizen', id: 'c' } as const, false],
  ])('by %s: %#', (_who, subject, expected) => {
    expect(decideClientReading(subject, OFFICE)).toMatchObject(expected ? { ok: true } : { code: 'FORBIDDEN' });
  });

  it('all at once by the national administrators alone', () => {
    expect(decideClientReading(officer('API_CLIENT_DEV', 'D-18.72'), NATION)).toMatchObject({ code: 'FORBIDDEN' });
    expect(decideClientReading(officer('NATIONAL_ADMIN', 'K-PANRB-SP4N'), NATION)).toEqual({ ok: true });
    expect(decideClientReading({ kind: 'anonymous' }, NATION)).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
