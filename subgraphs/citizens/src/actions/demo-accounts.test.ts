import { describe, expect, it } from '@jest/globals';
import { DEMO_ACCOUNTS } from '@lapor/schema/demo';
import { ROLES } from '@lapor/schema/identity';
import { normaliseEmail } from '../domain/email/email.js';
import { checkFullName } from '../domain/name/full-name.js';
import { USERNAME } from '../domain/username/username.js';

describe('DEMO_ACCOUNTS', () => {
  it('has an officer for each role', () => {
    const roles = DEMO_ACCOUNTS.flatMap(({ memberships }) => memberships.map(({ role }) => role));
    expect(ROLES.filter((role) => !roles.includes(role))).toEqual([]);
  });

  it('gives each account a name of its own', () => {
    expect(new Set(DEMO_ACCOUNTS.map(({ username }) => username)).size).toBe(DEMO_ACCOUNTS.length);
  });

  it.each(DEMO_ACCOUNTS.map((account) => [account.username, account] as const))(
    '%s is in the form that registration would give it',
    (_name, account) => {
      expect(account.username).toMatch(USERNAME);
      expect(normaliseEmail(account.email)).toEqual({ ok: true, value: account.email });
      expect(checkFullName(account.fullName)).toEqual({ ok: true, value: account.fullName });
      expect(account.memberships.length > 0).toBe(account.kind === 'OFFICER');
    },
  );
});
