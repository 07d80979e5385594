import { describe, expect, it } from '@jest/globals';
import { checkExternalIdentity } from './external-identity.js';

const OWN = 'https://masuk.lapor.test';
const check = (issuer: string, subject: string) => checkExternalIdentity({ issuer, subject }, OWN);
const fieldsOf = (result: ReturnType<typeof check>) =>
  result.ok ? [] : (result.details as { fields: { field: string }[] }).fields.map(({ field }) => field);

describe('an identity at an agency’s own sign-in', () => {
  it.each(['198706052010011003', 'CN=Siti Rahma,OU=Dinas', 'Ä'.repeat(255)])('may be called %s, to the letter', (subject) => {
    const issuer = 'https://sso.metrokota.go.id/realms/pegawai';
    expect(check(issuer, subject)).toEqual({ ok: true, identity: { issuer, subject } });
  });

  it.each([
    ['no address', 'sso.metrokota.go.id'],
    ['another kind of address', 'javascript://sso.metrokota.go.id'],
    ['a space', 'https://sso.metrokota.go.id/a b'],
    ['our own issuer', OWN],
    ['more than an issuer may have', `https://sso.metrokota.go.id/${'a'.repeat(250)}`],
  ])('is of no issuer that is %s', (_what, issuer) => expect(fieldsOf(check(issuer, 's'))).toEqual(['issuer']));

  it.each([
    ['nothing', ''],
    ['space around it', ' 1987'],
    ['a line feed', '19\n87'],
    ['half a character', '\ud800'],
    ['more than a subject may have', '1'.repeat(256)],
  ])('has no subject that is %s', (_what, subject) => expect(fieldsOf(check('https://sso.test', subject))).toEqual(['subject']));

  it('is refused for all that is wrong with it, and the values stand in no refusal', () => {
    const refused = check('rahasia-1', ' rahasia-2');
    expect(fieldsOf(refused)).toEqual(['issuer', 'subject']);
    expect(JSON.stringify(refused)).not.toContain('rahasia');
  });
});
