import { describe, expect, it } from '@jest/globals';
import { ANONYMOUS, type Subject } from '@lapor/schema/identity';
import { type AnyOfAll, clauseHolds, createClauseBook, followsFrom } from './clause.js';

const book = createClauseBook();
const citizen: Subject = { kind: 'citizen', id: 'c' };
const officer = (role: 'NATIONAL_ADMIN' | 'AGENCY_ADMIN' | 'LIAISON_OFFICER', agencyCode: string): Subject => ({
  kind: 'officer',
  id: 'o',
  memberships: [{ role, agencyCode }],
});
const client: Subject = { kind: 'apiClient', id: 'k', agencyCode: 'D-18.72', scopes: ['reports:read', 'registry:read'] };
const stripped: Subject = { kind: 'officer', id: 'o', memberships: [] };

describe('a clause', () => {
  it.each([
    [ANONYMOUS, false],
    [citizen, true],
    [stripped, true],
    [client, true],
  ])('of authentication, for %j: %s', (subject, holds) => {
    expect(clauseHolds(book.authenticated(), subject)).toBe(holds);
  });

  it.each<[AnyOfAll, Subject, boolean]>([
    [[['reports:read']], client, true],
    [[['reports:read', 'registry:read']], client, true],
    [[['reports:read', 'reports:handle']], client, false],
    [[['reports:handle'], ['registry:read']], client, true],
    [[['reports:handle'], ['reports:file']], client, false],
    [[['constructor']], client, false],
    [[['reports:read']], citizen, false],
    [[['reports:read']], officer('NATIONAL_ADMIN', 'K-PANRB-SP4N'), false],
    [[['reports:read']], ANONYMOUS, false],
  ])('of the scopes %j, for %j: %s', (anyOf, subject, holds) => {
    expect(clauseHolds(book.anyOf('scopes', anyOf), subject)).toBe(holds);
  });

  it.each<[AnyOfAll, Subject, boolean]>([
    [[['citizen']], citizen, true],
    [[['citizen']], ANONYMOUS, false],
    [[['officer']], stripped, true],
    [[['officer']], client, false],
    [[['apiClient']], client, true],
    [[['administrator']], stripped, false],
    [[['administrator']], officer('LIAISON_OFFICER', 'D-18.72'), false],
    [[['administrator']], officer('AGENCY_ADMIN', 'D-18.72'), true],
    [[['nationalAdministrator']], officer('AGENCY_ADMIN', 'D-18.72'), false],
    [[['nationalAdministrator']], officer('NATIONAL_ADMIN', 'D-18.72'), false],
    [[['nationalAdministrator']], officer('NATIONAL_ADMIN', 'K-PANRB-SP4N'), true],
    [[['officer', 'nationalAdministrator'], ['apiClient']], client, true],
    [[['unheardOf']], officer('NATIONAL_ADMIN', 'K-PANRB-SP4N'), false],
    [[['officer', 'unheardOf']], stripped, false],
    [[['toString'], ['__proto__']], citizen, false],
  ])('of the policies %j, for %j: %s', (anyOf, subject, holds) => {
    expect(clauseHolds(book.anyOf('policies', anyOf), subject)).toBe(holds);
  });

  it('is one object however its lists are ordered', () => {
    expect(book.anyOf('scopes', [['b', 'a'], ['c']])).toBe(book.anyOf('scopes', [['c'], ['a', 'b', 'a']]));
    expect(book.anyOf('scopes', [['a']])).not.toBe(book.anyOf('policies', [['a']]));
    expect(book.authenticated()).toBe(book.authenticated());
  });

  it.each<[AnyOfAll, readonly AnyOfAll[], boolean]>([
    [[['a']], [], false],
    [[['a']], [[['a']]], true],
    [[['a', 'b']], [[['a']], [['b']]], true],
    [[['a'], ['b']], [[['a']]], true],
    [[['a']], [[['a'], ['b']]], false],
    [
      [
        ['a', 'c'],
        ['b', 'c'],
      ],
      [[['a'], ['b']], [['c']]],
      true,
    ],
  ])('%j follows from %j: %s', (wanted, others, follows) => {
    const clauses = others.map((anyOf) => book.anyOf('scopes', anyOf));
    expect(followsFrom(book.anyOf('scopes', wanted), clauses)).toBe(follows);
    expect(followsFrom(book.anyOf('policies', wanted), clauses)).toBe(false);
  });
});
