import { beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import * as oidc from 'openid-client';
import { PASSWORD, type RegisteredCitizen, registerCitizen } from '../environment/citizen.js';
import { begin, createPlainBrowser, FRONT_END, frontEndOf, issuerOf, RETURN_TO, signInAt } from '../environment/front-end.js';
import { createGraphClient } from '../environment/graph-client.js';
import type { OpenSystem } from '../environment/open-system.js';
import { sharedSystem } from '../environment/shared-system.js';
import { until } from '../environment/until.js';

const ME = '{ me { username kind sessions { id clientId } } }';
type Me = { me: { username: string; kind: string; sessions: { id: string; clientId: string }[] } };

describe('the issuer of tokens', () => {
  let system: OpenSystem;
  let config: oidc.Configuration;
  let citizen: RegisteredCitizen;
  beforeAll(async () => {
    system = await sharedSystem();
    config = await frontEndOf(system);
    citizen = await registerCitizen(system, {
      fullName: 'Kodrat Uji',
      email: 'kodrat@surel-uji.id',
      phone: '081390005001',
      nik: '3578015707910004',
    });
  });

  const holding = (token: string) => createGraphClient(system.gatewayUrl, token);
  const signIn = (browser = createPlainBrowser()) => signInAt(config, citizen.person.email, PASSWORD, browser);
  const codesOf = async (token: string) => (await holding(token).ask('{ me { id } }')).codes.join();
  const failure = async (attempt: Promise<unknown>): Promise<string> => {
    const error = await attempt.then(
      () => 'it did not fail',
      (thrown: unknown) => thrown,
    );
    return error instanceof oidc.ResponseBodyError
      ? error.error
      : error instanceof oidc.AuthorizationResponseError
        ? error.error
        : String(error);
  };

  it('says what it is, and nothing that it does not do', async () => {
    const metadata = config.serverMetadata();
    expect(metadata).toMatchObject({
      issuer: issuerOf(system),
      jwks_uri: `${issuerOf(system)}/.well-known/jwks.json`,
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
      id_token_signing_alg_values_supported: ['EdDSA'],
      authorization_response_iss_parameter_supported: true,
    });
    expect(metadata.grant_types_supported?.toSorted()).toEqual(['authorization_code', 'client_credentials', 'refresh_token']);
    for (const absent of ['registration_endpoint', 'introspection_endpoint', 'userinfo_endpoint', 'device_authorization_endpoint'])
      expect(metadata).not.toHaveProperty(absent);
  });

  it('signs a citizen in for a front end, with a token that opens the graph', async () => {
    const tokens = await signIn();
    expect(decodeProtectedHeader(tokens.access_token)).toMatchObject({ alg: 'EdDSA', typ: 'at+jwt' });
    const claims = decodeJwt(tokens.access_token);
    expect(claims).toMatchObject({
      iss: issuerOf(system),
      aud: 'lapor-gateway',
      kind: 'citizen',
      client_id: FRONT_END,
      sub: citizen.citizenId,
    });
    expect(tokens.claims()).toMatchObject({ sub: citizen.citizenId, aud: FRONT_END });
    expect(tokens.refresh_token).toBeTruthy();
    const { me } = await holding(tokens.access_token).get<Me>(ME);
    expect(me.kind).toBe('CITIZEN');
    expect(me.sessions).toContainEqual({ id: claims.sid, clientId: FRONT_END });
  });

  it('signs an officer in, with the offices held today', async () => {
    const { access_token: token } = await signInAt(config, 'petugas-metro', system.secrets.demoPassword);
    expect(decodeJwt(token)).toMatchObject({ kind: 'officer', memberships: [{ role: 'LIAISON_OFFICER', agencyCode: 'D-18.72' }] });
    expect((await holding(token).get<Me>(ME)).me.username).toBe('petugas-metro');
  });

  it('asks a browser that has signed in for no password again; the session goes on', async () => {
    const browser = createPlainBrowser();
    const [first, second] = [await signIn(browser), await signIn(browser)];
    expect(decodeJwt(second.access_token).sid).toBe(decodeJwt(first.access_token).sid);
  });

  it.each([
    ['no proof key', { code_challenge: '' }, 'invalid_request'],
    ['a plain proof key', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['the implicit flow', { response_type: 'token' }, 'unsupported_response_type'],
    ['another resource', { resource: 'urn:lapor:lain' }, 'invalid_target'],
  ])('refuses %s', async (_what, change, code) => {
    const { url } = await begin(config);
    for (const [name, value] of Object.entries(change)) value === '' ? url.searchParams.delete(name) : url.searchParams.set(name, value);
    if ('code_challenge' in change) url.searchParams.delete('code_challenge_method');
    const { returned } = await createPlainBrowser().open(url);
    const parameters = new URLSearchParams(returned?.hash.slice(1) || returned?.search);
    expect(parameters.get('error')).toBe(code);
  });

  it.each([
    ['another address to return to', { redirect_uri: 'https://pencuri.example/masuk' }],
    ['another path of this machine', { redirect_uri: 'http://127.0.0.1:47899/lain' }],
    ['a front end that does not exist', { client_id: 'lain' }],
    ['a script as the address', { redirect_uri: 'javascript:alert(1)' }],
  ])('sends nobody anywhere for %s, and echoes nothing', async (_what, change) => {
    const { url } = await begin(config, change);
    for (const [name, value] of Object.entries(change)) url.searchParams.set(name, value);
    const page = await createPlainBrowser().open(url);
    expect([page.status, page.returned]).toEqual([400, null]);
    expect(page.text).toContain('Tidak dapat dilanjutkan');
    for (const value of Object.values(change)) expect(page.text).not.toContain(value);
  });

  it('takes a code once: whoever shows it again ends what it opened', async () => {
    const { url, checks } = await begin(config);
    const browser = createPlainBrowser();
    const form = await browser.open(url);
    const { returned } = await browser.send(form, { username: citizen.person.email, password: PASSWORD, action: 'sign-in' });
    const tokens = await oidc.authorizationCodeGrant(config, returned!, checks);
    expect(await failure(oidc.authorizationCodeGrant(config, returned!, checks))).toBe('invalid_grant');
    await until('the token has ended', async () => (await codesOf(tokens.access_token)) === 'TOKEN_REVOKED', 1_500);
    expect(await failure(oidc.refreshTokenGrant(config, tokens.refresh_token!))).toBe('invalid_grant');
  });

  it('gives nothing for a code without its proof', async () => {
    const { url, checks } = await begin(config);
    const browser = createPlainBrowser();
    const { returned } = await browser.send(await browser.open(url), {
      username: citizen.person.email,
      password: PASSWORD,
      action: 'sign-in',
    });
    const wrong = { ...checks, pkceCodeVerifier: oidc.randomPKCECodeVerifier() };
    expect(await failure(oidc.authorizationCodeGrant(config, returned!, wrong))).toBe('invalid_grant');
  });

  it('exchanges a refresh token once; whoever shows a used one ends the session of both', async () => {
    const first = await signIn();
    const second = await oidc.refreshTokenGrant(config, first.refresh_token!);
    expect(decodeJwt(second.access_token).sid).toBe(decodeJwt(first.access_token).sid);
    expect(await codesOf(second.access_token)).toBe('');
    expect(await failure(oidc.refreshTokenGrant(config, first.refresh_token!))).toBe('invalid_grant');
    await until('the token has ended', async () => (await codesOf(second.access_token)) === 'TOKEN_REVOKED', 1_500);
    expect(await failure(oidc.refreshTokenGrant(config, second.refresh_token!))).toBe('invalid_grant');
  });

  it('lets of two at the same moment at most one exchange it', async () => {
    const { refresh_token: token } = await signIn();
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => failure(oidc.refreshTokenGrant(config, token!))));
    expect(outcomes.filter((outcome) => outcome === 'invalid_grant').length).toBeGreaterThanOrEqual(3);
  });

  it('keeps no code, token, cookie or name in the clear', async () => {
    const browser = createPlainBrowser();
    const { url } = await begin(config, { login_hint: citizen.person.email });
    const form = await browser.open(url);
    const { returned } = await browser.send(form, { username: citizen.person.email, password: PASSWORD, action: 'sign-in' });
    const { refresh_token: token } = await signIn();
    const rows = JSON.stringify(await system.rows('citizens', 'select model, digest, payload, uid from issuer_item'));
    const shown = [token!, returned!.searchParams.get('code')!, browser.cookies.get('_session')!, citizen.person.email, PASSWORD];
    for (const secret of shown) expect(rows).not.toContain(secret);
    expect(system.lines.join('\n')).not.toContain(token!);
  });

  it('ends a session when its front end gives the refresh token back', async () => {
    const tokens = await signIn();
    await oidc.tokenRevocation(config, tokens.refresh_token!);
    await until('the token has ended', async () => (await codesOf(tokens.access_token)) === 'TOKEN_REVOKED', 1_500);
    expect(await failure(oidc.refreshTokenGrant(config, tokens.refresh_token!))).toBe('invalid_grant');
  });

  it('refreshes nothing once the owner has ended the session, and asks for the password again', async () => {
    const browser = createPlainBrowser();
    const tokens = await signIn(browser);
    await citizen.client.get('mutation ($id: ID!) { endSession(id: $id) }', { id: decodeJwt(tokens.access_token).sid });
    expect(await failure(oidc.refreshTokenGrant(config, tokens.refresh_token!))).toBe('invalid_grant');
    const { url } = await begin(config);
    expect((await browser.open(url)).text).toContain('Kata sandi');
  });

  it('signs a browser out of everything when its person wants to', async () => {
    const browser = createPlainBrowser();
    const tokens = await signIn(browser);
    const asked = await browser.open(oidc.buildEndSessionUrl(config, { id_token_hint: tokens.id_token! }));
    expect(asked.text).toContain('Keluar?');
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(asked.text)![1]!;
    const confirm = { ...asked, at: new URL(/action="([^"]+)"/.exec(asked.text)![1]!) };
    const done = await browser.send(confirm, { xsrf, logout: 'yes', action: 'sign-in' } as never);
    expect(done.text).toContain('Anda telah keluar');
    await until('the token has ended', async () => (await codesOf(tokens.access_token)) === 'TOKEN_REVOKED', 1_500);
  });

  describe('shows a form that', () => {
    const wrong = { username: 'kodrat@surel-uji.id', password: 'salah-sekali', action: 'sign-in' } as const;

    it('loads, runs and frames nothing, and keeps nothing in a cache', async () => {
      const { headers, text } = await createPlainBrowser().open((await begin(config)).url);
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self' http:\/\/127\.0\.0\.1:47899;/,
      );
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(text).not.toContain('<script');
      expect(text).toContain('<html lang="id">');
    });

    it('says the same of a wrong password and of a name that nobody has, and writes back nothing but the name, harmless', async () => {
      const browser = createPlainBrowser();
      const form = await browser.open((await begin(config)).url);
      const known = await browser.send(form, wrong);
      const unknown = await browser.send(form, { ...wrong, username: 'takada@surel-uji.id' });
      expect([known.status, unknown.status]).toEqual([422, 422]);
      expect(unknown.text.replaceAll('takada@', 'kodrat@')).toBe(known.text);
      expect(known.text).not.toContain(wrong.password);
      const script = await browser.send(form, { ...wrong, username: '"><script>alert(1)</script>' });
      expect(script.text).not.toContain('<script>');
    });

    it('is delayed with the attempts, as everywhere else', async () => {
      const browser = createPlainBrowser();
      const form = await browser.open((await begin(config)).url);
      const texts: string[] = [];
      for (let attempt = 0; attempt < 12; attempt += 1)
        texts.push((await browser.send(form, { ...wrong, username: 'dicoba@surel-uji.id' })).text);
      expect(texts.at(-1)).not.toBe(texts[0]);
      const { codes } = await system.anyone.ask('mutation ($input: SignInInput!) { signIn(input: $input) { token } }', {
        input: { username: 'dicoba@surel-uji.id', password: 'salah-sekali' },
      });
      expect(codes).toEqual(['SIGN_IN_DELAYED']);
    });

    it('belongs to the browser that was sent there', async () => {
      const form = await createPlainBrowser().open((await begin(config)).url);
      const right = { username: citizen.person.email, password: PASSWORD, action: 'sign-in' } as const;
      const other = await createPlainBrowser().send(form, right);
      expect([other.status, other.returned]).toEqual([400, null]);
    });

    it.each(['multipart/form-data; boundary=x', 'application/json', 'text/plain'])('is not taken as %s', async (type) => {
      const browser = createPlainBrowser();
      const form = await browser.open((await begin(config)).url);
      const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(form.at, {
        method: 'POST',
        body: 'username=a&password=b&action=sign-in',
        headers: { 'content-type': type, cookie },
      });
      expect(response.status).toBe(400);
    });

    it('takes the front end’s wish back when somebody leaves it', async () => {
      const browser = createPlainBrowser();
      const { returned } = await browser.send(await browser.open((await begin(config)).url), { action: 'cancel' });
      expect(returned!.searchParams.get('error')).toBe('access_denied');
      expect(returned!.href.startsWith(RETURN_TO)).toBe(true);
    });

    it('has a one-time password replaced before it opens anything', async () => {
      const admin = await system.as('admin-metro');
      const { made } = await admin.get<{ made: { username: string; oneTimePassword: string } }>(
        'mutation ($input: CreateOfficerAccountInput!) { made: createOfficerAccount(input: $input) { username oneTimePassword } }',
        { input: { username: 'petugas-formulir', fullName: 'Formulir Uji', email: 'formulir@metrokota.go.id' } },
      );
      const browser = createPlainBrowser();
      const { url, checks } = await begin(config);
      const first = await browser.open(url);
      const change = await browser.send(first, { username: made.username, password: made.oneTimePassword, action: 'sign-in' });
      expect(change.text).toContain('Ganti kata sandi');
      const fresh = 'pohon-rindang-di-taman';
      const form = {
        username: made.username,
        password: made.oneTimePassword,
        newPassword: fresh,
        repeated: fresh,
        action: 'change',
      } as const;
      expect((await browser.send(change, { ...form, repeated: 'lain' })).text).toContain('tidak sama');
      expect((await browser.send(change, { ...form, newPassword: 'x', repeated: 'x' })).text).toContain('terlalu pendek');
      const done = await browser.send(change, form);
      const tokens = await oidc.authorizationCodeGrant(config, done.returned!, checks);
      expect((await holding(tokens.access_token).get<Me>(ME)).me.username).toBe(made.username);
    });
  });
});
