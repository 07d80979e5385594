import { describe, expect, it } from '@jest/globals';
import { checkSsoIssuers, readSsoIssuers } from './sso-issuers.js';

const METRO = {
  issuer: 'https://sso.metrokota.go.id/realms/pegawai',
  jwksUri: 'https://sso.metrokota.go.id/realms/pegawai/certs',
  audiences: ['lapor'],
  algorithms: ['RS256'],
  tokenTypes: ['application/AT+JWT'],
};
const read = (...issuers: readonly object[]) => readSsoIssuers(JSON.stringify({ issuers }));
const problemsOf = (...issuers: readonly object[]) => {
  const result = read(...issuers);
  return result.ok ? [] : result.problems;
};

describe('the file of the agencies’ own sign-ins', () => {
  it('names issuers, with what their tokens must be like', () => {
    const result = read({ ...METRO, subjectClaim: 'nip', requiredClaim: { name: 'unit', value: 'layanan' }, maxAgeSeconds: 300 });
    const { issuer, jwksUri, audiences, algorithms } = METRO;
    const rest = { tokenTypes: ['at+jwt'], maxAgeSeconds: 300 };
    const mapping = { subjectClaim: 'nip', requiredClaim: { name: 'unit', value: 'layanan' } };
    expect(result).toEqual({ ok: true, issuers: [{ issuer, jwksUri, audiences, algorithms, ...rest, mapping }] });
  });

  it('may leave out what goes without saying', () => {
    expect(read(METRO)).toMatchObject({ issuers: [{ maxAgeSeconds: 600, mapping: { subjectClaim: 'sub' } }] });
    expect(read()).toEqual({ ok: true, issuers: [] });
    expect(problemsOf({ ...METRO, issuer: 'http://127.0.0.1:8080', jwksUri: 'http://localhost:8080/jwks' })).toEqual([]);
  });

  it.each([
    ['a field that is not known', { ...METRO, audience: 'lapor' }, 'issuers.0'],
    ['an algorithm with a shared secret', { ...METRO, algorithms: ['HS256'] }, 'issuers.0.algorithms.0'],
    ['the algorithm none', { ...METRO, algorithms: ['none'] }, 'issuers.0.algorithms.0'],
    ['no algorithm', { ...METRO, algorithms: [] }, 'issuers.0.algorithms'],
    ['no audience', { ...METRO, audiences: [] }, 'issuers.0.audiences'],
    ['no type', { ...METRO, tokenTypes: undefined }, 'issuers.0.tokenTypes'],
    ['keys over a line that others read', { ...METRO, jwksUri: 'http://sso.metrokota.go.id/certs' }, 'issuers.0.jwksUri'],
    ['keys in a file', { ...METRO, jwksUri: 'file:///etc/passwd' }, 'issuers.0.jwksUri'],
    ['a name and a password', { ...METRO, jwksUri: 'https://a:b@sso.metrokota.go.id/certs' }, 'issuers.0.jwksUri'],
    ['an age that is none', { ...METRO, maxAgeSeconds: 0 }, 'issuers.0.maxAgeSeconds'],
    ['half a rule', { ...METRO, requiredClaim: { name: 'unit' } }, 'issuers.0.requiredClaim.value'],
  ])('is refused with %s', (_what, issuer, place) => {
    const problems = problemsOf(issuer);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${place}: `));
  });

  it('is refused with everything that is wrong with it at once', () => {
    const problems = problemsOf(METRO, { ...METRO, algorithms: ['HS256'], jwksUri: 'x' });
    expect(problems.map((problem) => problem.split(':')[0])).toEqual(['issuers.1.jwksUri', 'issuers.1.algorithms.0']);
    expect(problemsOf(METRO, METRO)).toEqual(['issuers.1.issuer: is named twice']);
    expect(readSsoIssuers('issuers: []')).toEqual({ ok: false, problems: ['the file is not JSON'] });
    expect(readSsoIssuers('[]')).toMatchObject({ ok: false });
  });

  it('may not name our own issuer, nor tokens that live longer than what is remembered', () => {
    const result = read({ ...METRO, maxAgeSeconds: 601 }, { ...METRO, issuer: 'https://masuk.lapor.go.id' });
    const check = (own: string) => checkSsoIssuers(result.ok ? result.issuers : [], { own: [own], tokenLifetimeSeconds: 600 });
    expect(() => check('https://masuk.lapor.go.id')).toThrow(/pegawai: maxAgeSeconds is more.*\n.*masuk.lapor.go.id is our own issuer/);
    expect(() => check('https://lain')).toThrow(/maxAgeSeconds/);
  });
});
