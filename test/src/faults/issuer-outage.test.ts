import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type * as oidc from 'openid-client';
import { PASSWORD, type RegisteredCitizen, registerCitizen } from '../environment/citizen.js';
import { type Arrived, begin, createPlainBrowser, FRONT_END, frontEndOf, issuerOf, signInAt } from '../environment/front-end.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';

describe('the issuer without its database', () => {
  let system: TestSystem;
  let citizen: RegisteredCitizen;
  let tokens: oidc.TokenEndpointResponse;
  let form: Arrived;
  let request: URL;
  const browser = createPlainBrowser();
  beforeAll(async () => {
    system = await startTestSystem();
    const config = await frontEndOf(system);
    citizen = await registerCitizen(system, {
      fullName: 'Padam Uji',
      email: 'padam@surel-uji.id',
      phone: '081390007001',
      nik: '3578015707910004',
    });
    tokens = await signInAt(config, citizen.person.email, PASSWORD);
    request = (await begin(config)).url;
    form = await browser.open(request);
    // Stopped, and not killed: what is killed is started again by itself, at once.
    await system.cluster!.stop();
  });
  afterAll(() => system?.stop());

  const post = (path: string, body: Record<string, string>) =>
    fetch(`${issuerOf(system)}${path}`, { method: 'POST', body: new URLSearchParams(body) });

  it('shows a page that says so where people sign in, and keeps what they have written out of it', async () => {
    const pages = [
      await browser.open(form.at),
      await browser.send(form, { username: citizen.person.email, password: PASSWORD, action: 'sign-in' }),
    ];
    const begun = await createPlainBrowser().open(request);
    expect([begun.status, begun.returned, begun.text.includes('Kode: server_error')]).toEqual([500, null, true]);
    for (const { status, text, headers, returned } of pages) {
      expect([status, returned]).toEqual([503, null]);
      expect(text).toContain('Coba lagi');
      expect(text).not.toContain(citizen.person.email);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    }
  });

  it('tells front ends that it is its own fault, and nothing of theirs', async () => {
    const [refresh, revoked] = await Promise.all([
      post('/oidc/token', { grant_type: 'refresh_token', client_id: FRONT_END, refresh_token: tokens.refresh_token! }),
      post('/oidc/revoke', { client_id: FRONT_END, token: tokens.refresh_token! }),
    ]);
    expect([refresh.status, (await refresh.json()) as object]).toEqual([500, expect.objectContaining({ error: 'server_error' })]);
    expect(revoked.status).toBe(500);
  });

  it('goes on telling its keys and addresses, and logs nothing that opens anything', async () => {
    for (const path of ['/.well-known/jwks.json', '/.well-known/openid-configuration'])
      expect((await fetch(`${issuerOf(system)}${path}`)).status).toBe(200);
    const lines = system.lines.join('\n');
    for (const secret of [PASSWORD, citizen.person.email, tokens.refresh_token!, tokens.access_token, ...browser.cookies.values()])
      expect(lines).not.toContain(secret);
  });
});
