import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { close, listen } from '@lapor/kit/http/listen';
import * as oidc from 'openid-client';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { begin, frontEndOf, issuerOf } from '../environment/front-end.js';
import { createGraphClient } from '../environment/graph-client.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);
const inBrowser = CHROMIUM ? describe : describe.skip;

inBrowser('the page of sign-in in a browser (needs Chromium: /usr/bin/chromium)', () => {
  let system: TestSystem;
  let config: oidc.Configuration;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  /** The front end on this machine, which browsers return to. */
  let frontEnd: Server;
  let redirectUri: string;
  const foreign: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    frontEnd = createServer((_request, response) =>
      response.setHeader('content-type', 'text/html').end('<title>Kembali</title>Kembali di aplikasi'),
    );
    redirectUri = `http://127.0.0.1:${await listen(frontEnd, 0, '127.0.0.1')}/masuk`;
    [system, browser] = await Promise.all([startTestSystem(), chromium.launch({ executablePath: CHROMIUM!, args: ['--no-sandbox'] })]);
    config = await frontEndOf(system);
  });
  afterAll(async () => {
    await browser?.close();
    await system?.stop();
    if (frontEnd) await close(frontEnd, 0);
  });
  beforeEach(async () => {
    await context?.close();
    context = await browser.newContext();
    page = await context.newPage();
    page.on('request', (request) => {
      if (![issuerOf(system), new URL(redirectUri).origin].includes(new URL(request.url()).origin)) foreign.push(request.url());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && !/favicon|422/.test(message.text()) && complaints.push(message.text()));
  });

  const beginHere = () => begin(config, { redirect_uri: redirectUri });
  const name = () => page.getByLabel('Nama pengguna, surel, atau nomor telepon');
  const password = () => page.getByLabel('Kata sandi', { exact: true });
  const returned = () => page.waitForURL((url) => url.href.startsWith(redirectUri));

  it('takes somebody from the front end and back again, with the keyboard alone', async () => {
    const { url, checks } = await beginHere();
    await page.goto(url.href);
    expect(await page.title()).toBe('Masuk – LAPOR!');
    expect(await page.evaluate('document.activeElement.id')).toBe('username');
    await page.keyboard.type('petugas-metro');
    await page.keyboard.press('Tab');
    await page.keyboard.type(system.secrets.demoPassword);
    await page.keyboard.press('Enter');
    await returned();
    const tokens = await oidc.authorizationCodeGrant(config, new URL(page.url()), checks);
    const client = createGraphClient(system.gatewayUrl, tokens.access_token);
    expect(await client.get('{ me { username } }')).toEqual({ me: { username: 'petugas-metro' } });
  });

  it('says what was wrong where a screen reader hears it, keeps the name, and goes on', async () => {
    const { url } = await beginHere();
    await page.goto(url.href);
    await name().fill('petugas-metro');
    await password().fill('salah-sekali');
    await page.getByRole('button', { name: 'Masuk' }).click();
    const alert = page.getByRole('alert');
    expect(await alert.innerText()).not.toBe('');
    expect(await name().inputValue()).toBe('petugas-metro');
    expect(await password().inputValue()).toBe('');
    expect(await password().getAttribute('aria-describedby')).toBe(await alert.getAttribute('id'));
    await password().fill(system.secrets.demoPassword);
    await page.getByRole('button', { name: 'Masuk' }).click();
    await returned();
  });

  it('asks no second time in the same browser, until its person has signed out', async () => {
    const first = await beginHere();
    await page.goto(first.url.href);
    await name().fill('warga');
    await password().fill(system.secrets.demoPassword);
    await page.getByRole('button', { name: 'Masuk' }).click();
    await returned();
    const tokens = await oidc.authorizationCodeGrant(config, new URL(page.url()), first.checks);
    await page.goto((await beginHere()).url.href);
    await returned();
    await page.goto(oidc.buildEndSessionUrl(config, { id_token_hint: tokens.id_token! }).href);
    await page.getByRole('button', { name: 'Keluar' }).click();
    await page.getByText('Anda telah keluar').waitFor();
    await page.goto((await beginHere()).url.href);
    expect(await password().isVisible()).toBe(true);
  });

  it('can be left', async () => {
    await page.goto((await beginHere()).url.href);
    await page.getByRole('button', { name: 'Batal' }).click();
    await returned();
    expect(new URL(page.url()).searchParams.get('error')).toBe('access_denied');
  });

  it('stands on a telephone without scrolling sideways, and at twice the size of its letters', async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto((await beginHere()).url.href);
    await page.evaluate("document.documentElement.style.fontSize = '200%'");
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  });

  it('has asked nobody else for anything, and nothing in it was refused', () => {
    expect([foreign, complaints]).toEqual([[], []]);
  });
});
