import { request } from 'node:http';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import * as oidc from 'openid-client';
import { PASSWORD, type RegisteredCitizen, registerCitizen } from '../environment/citizen.js';
import { begin, createPlainBrowser, frontEndOf, issuerOf, signInAt } from '../environment/front-end.js';
import { type OpenSystem, signIn } from '../environment/open-system.js';
import { sharedSystem } from '../environment/shared-system.js';

const END_ALL = 'mutation { endAllSessions }';
const CHANGE = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { token } }';
const NEW_PASSWORD = 'rumah-panggung-biru';

describe('an attacker at the issuer', () => {
  let system: OpenSystem;
  let config: oidc.Configuration;
  let number = 0;
  beforeAll(async () => {
    system = await sharedSystem();
    config = await frontEndOf(system);
  });

  const newCitizen = () => {
    number += 1;
    const person = { email: `serang${number}@surel-uji.id`, phone: `0813900060${10 + number}`, nik: '3578015707910004' };
    return registerCitizen(system, { fullName: 'Serangan Uji', ...person });
  };
  /** A browser that has signed in and has not been to the token endpoint. */
  const signedIn = async ({ person }: RegisteredCitizen) => {
    const browser = createPlainBrowser();
    const { url, checks } = await begin(config);
    const { returned } = await browser.send(await browser.open(url), { username: person.email, password: PASSWORD, action: 'sign-in' });
    return { browser, exchange: () => oidc.authorizationCodeGrant(config, returned!, checks) };
  };
  const ways: readonly [string, (citizen: RegisteredCitizen) => Promise<unknown>][] = [
    ['all sessions', async ({ person }) => (await signIn(system.gatewayUrl, person.email, PASSWORD)).get(END_ALL)],
    [
      'the password',
      ({ person }) => system.anyone.get(CHANGE, { input: { username: person.email, password: PASSWORD, newPassword: NEW_PASSWORD } }),
    ],
  ];

  it.each(ways)('keeps no browser signed in that never asked for a token, when the owner ends %s', async (_what, end) => {
    const citizen = await newCitizen();
    const { browser } = await signedIn(citizen);
    await end(citizen);
    expect((await browser.open((await begin(config)).url)).text).toContain('Kata sandi');
  });

  it.each(ways)('keeps no code to be exchanged later, when the owner ends %s', async (_what, end) => {
    const citizen = await newCitizen();
    const { exchange } = await signedIn(citizen);
    await end(citizen);
    await expect(exchange()).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  it.each(ways)('lets the owner in again at once, in the same browser, after they have ended %s', async (what, end) => {
    const citizen = await newCitizen();
    const { browser } = await signedIn(citizen);
    await end(citizen);
    const tokens = await signInAt(config, citizen.person.email, what === 'the password' ? NEW_PASSWORD : PASSWORD, browser);
    expect((await oidc.refreshTokenGrant(config, tokens.refresh_token!)).access_token).toBeTruthy();
  });

  it('is asked who they are when the account behind their browser has gone', async () => {
    const citizen = await newCitizen();
    const { browser } = await signedIn(citizen);
    await system.rows('citizens', 'delete from data_key where account_id = (select account_id from citizen where id = $1)', [
      citizen.citizenId,
    ]);
    const page = await browser.open((await begin(config)).url);
    expect([page.status, page.text.includes('Kata sandi')]).toEqual([200, true]);
  });

  it('does not say under which name the issuer is reached', async () => {
    const spoofed: Record<string, string>[] = [
      { host: 'pencuri.example' },
      { 'x-forwarded-host': 'pencuri.example', 'x-forwarded-proto': 'https' },
    ];
    for (const headers of spoofed) {
      const { text } = await raw('/.well-known/openid-configuration', { headers });
      expect(text).not.toContain('pencuri.example');
      expect(JSON.parse(text)).toMatchObject({ token_endpoint: `${issuerOf(system)}/oidc/token` });
    }
  });

  it.each(['username', 'password', 'newPassword'])('breaks nothing with a character that no text holds as %s', async (field) => {
    const browser = createPlainBrowser();
    const form = await browser.open((await begin(config)).url);
    const written = { username: 'a', password: 'b', newPassword: 'pohon-rindang', repeated: 'pohon-rindang', action: 'change' } as const;
    const page = await browser.send(form, { ...written, [field]: 'x\0y', ...(field === 'newPassword' ? { repeated: 'x\0y' } : {}) });
    expect(page.status).toBe(422);
  });

  it('gets no scope for a person, whatever is asked for', async () => {
    const citizen = await newCitizen();
    const { url, checks } = await begin(config, { scope: 'openid reports:identity reports:handle' });
    const browser = createPlainBrowser();
    const { returned } = await browser.send(await browser.open(url), {
      username: citizen.person.email,
      password: PASSWORD,
      action: 'sign-in',
    });
    expect(decodeJwt((await oidc.authorizationCodeGrant(config, returned!, checks)).access_token)).not.toHaveProperty('scope');
  });

  const raw = (path: string, options: { method?: string; headers?: Record<string, string>; body?: string } = {}) =>
    new Promise<{ status: number; text: string; headers: Record<string, unknown> }>((resolve, reject) => {
      const sent = request(
        `${issuerOf(system)}${path}`,
        { method: options.method ?? 'GET', headers: options.headers ?? {} },
        (response) => {
          let text = '';
          response.on('data', (chunk: Buffer) => {
            text += String(chunk);
          });
          response.on('end', () => resolve({ status: response.statusCode!, text, headers: response.headers }));
          response.on('error', reject);
        },
      );
      sent.on('error', reject);
      sent.end(options.body);
    });

  it('reads no answer of a front end from another origin', async () => {
    const headers = { ...FORM, origin: 'https://pencuri.example' };
    const answer = await raw('/oidc/token', {
      method: 'POST',
      headers,
      body: 'grant_type=refresh_token&client_id=lapor-demo&refresh_token=x',
    });
    expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([400, undefined]);
  });

  const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
  const DEMO_REQUEST =
    '/oidc/authorize?client_id=lapor-demo&response_type=code&scope=openid&redirect_uri=http%3A%2F%2F127.0.0.1%3A47899%2Fmasuk' +
    `&code_challenge_method=S256&code_challenge=${'x'.repeat(43)}`;
  const MARK = 'tanda<b>"x';
  const basic = (text: string) => ({ ...FORM, authorization: `Basic ${Buffer.from(text).toString('base64')}` });
  it.each([
    ['HEAD', '/oidc/token', {}, ''],
    ['GET', '/oidc/token', {}, ''],
    ['PUT', '/oidc/token', FORM, 'a=b'],
    ['OPTIONS', '/oidc/token', { origin: 'https://pencuri.example', 'access-control-request-method': 'POST' }, ''],
    ['DELETE', '/oidc/authorize', {}, ''],
    ['HEAD', '/oidc/authorize', {}, ''],
    ['GET', '/oidc/authorize/x', {}, ''],
    ['GET', '/oidc/authorize/%E0%A4%A', {}, ''],
    ['GET', '/oidc/%2e%2e/graphql', {}, ''],
    ['GET', '/oidc/../graphql', {}, ''],
    ['GET', `/oidc/${encodeURIComponent(MARK)}`, {}, ''],
    ['GET', '/oidc/interaction/', {}, ''],
    ['POST', '/oidc/interaction/x', FORM, 'action=sign-in'],
    ['GET', '/oidc/interaction/%E0%A4%A', {}, ''],
    ['GET', `/oidc/authorize?client_id=${encodeURIComponent(MARK)}&client_id=x`, { accept: 'text/html' }, ''],
    ['GET', `/oidc/authorize?client_id=lapor-demo&redirect_uri=${encodeURIComponent(MARK)}`, { accept: 'text/html' }, ''],
    ['GET', '/oidc/authorize?client_id=lapor-demo&request=e30.e30.&response_type=code', { accept: 'text/html' }, ''],
    ['GET', '/oidc/authorize?client_id=lapor-demo&request_uri=http://127.0.0.1/x', { accept: 'text/html' }, ''],
    ['GET', '/oidc/sign-out?id_token_hint=a.b.c', { accept: 'text/html' }, ''],
    ['GET', `/oidc/sign-out?client_id=${encodeURIComponent(MARK)}`, { accept: 'text/html' }, ''],
    ['GET', '/oidc/sign-out?client_id=lapor-demo&post_logout_redirect_uri=https://pencuri.example', { accept: 'text/html' }, ''],
    ['POST', '/oidc/sign-out/confirm', { ...FORM, accept: 'text/html' }, 'xsrf=x&logout=yes'],
    ['POST', '/oidc/token', { 'content-type': 'application/json' }, '{"grant_type":"client_credentials"}'],
    ['POST', '/oidc/token', basic('%E0%A4%A:x'), 'grant_type=client_credentials'],
    ['POST', '/oidc/token', basic('x\u0000y:z'), 'grant_type=client_credentials'],
    ['POST', '/oidc/token', basic('D-18.72%3Ax%00y:z'), 'grant_type=client_credentials'],
    ['POST', '/oidc/token', FORM, 'grant_type=client_credentials&client_id=%00'],
    ['POST', '/oidc/token', FORM, 'grant_type=refresh_token&client_id=lapor-demo&refresh_token=%00'],
    ['POST', '/oidc/token', FORM, `grant_type=authorization_code&client_id=lapor-demo&code=${'x'.repeat(50_000)}`],
    ['POST', '/oidc/token', FORM, `a=${'x'.repeat(200_000)}`],
    ['GET', `${DEMO_REQUEST}&state=%00`, { accept: 'text/html' }, ''],
    ['GET', `${DEMO_REQUEST}&state=x&nonce=%00`, { accept: 'text/html' }, ''],
    ['GET', `${DEMO_REQUEST}&state=${'x'.repeat(15_000)}`, { accept: 'text/html' }, ''],
    ['GET', '/oidc/authorize?client_id=%00', { accept: 'text/html' }, ''],
    ['GET', '/oidc/sign-out?client_id=%00', { accept: 'text/html' }, ''],
    ['POST', '/oidc/revoke', FORM, 'token=%00&client_id=lapor-demo'],
    ['POST', '/oidc/token', FORM, 'grant_type=__proto__&client_id=lapor-demo'],
    ['POST', '/oidc/token', FORM, 'grant_type=client_credentials&client_id=__proto__'],
  ])('is told nothing by %s %s (%#)', async (method, path, headers, body) => {
    const answer = await raw(path, { method, headers: headers as Record<string, string>, body });
    expect([200, 204, 303, 400, 401, 404, 405]).toContain(answer.status);
    if (answer.status < 300) expect(answer.text).toBe('');
    expect(answer.text).not.toContain('<b>');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
    expect(answer.headers['x-powered-by']).toBeUndefined();
  });
});
