import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Browser, chromium, type Page } from 'playwright-core';
import { openJourney } from '../environment/journey.js';
import type { OpenSystem } from '../environment/open-system.js';
import { sharedSystem } from '../environment/shared-system.js';
import { until } from '../environment/until.js';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);
const inBrowser = CHROMIUM ? describe : describe.skip;

inBrowser('the explorer page in a browser (needs Chromium: /usr/bin/chromium)', () => {
  let system: OpenSystem;
  let browser: Browser;
  let page: Page;
  const foreign: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    [system, browser] = await Promise.all([sharedSystem(), chromium.launch({ executablePath: CHROMIUM!, args: QUIET })]);
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    page = await context.newPage();
    page.on('request', (request) => {
      const address = request.url();
      if (!address.startsWith(system.gatewayUrl) && !/^(data|blob):/.test(address)) foreign.push(address);
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    const introspected = page.waitForResponse(`${system.gatewayUrl}/graphql`);
    await page.goto(system.gatewayUrl);
    await introspected;
  });
  afterAll(async () => {
    await browser?.close();
  });

  const run = () => page.locator('button.graphiql-execute-button').click();
  /** The editor writes its spaces as non-breaking ones. */
  const result = async () => (await page.locator('.result-window').innerText()).replaceAll('\u00a0', ' ');
  const shows = (text: string) => until(`the result shows ${text}`, async () => (await result()).includes(text), SHOWN_MS);

  it('answers the first example with public reports and their agency', async () => {
    // Others file reports meanwhile, and the example shows the newest only.
    await until('a report that was filed just now is shown with its agency', async () => {
      const report = await openJourney(system).citizen().files().verifiedBy('admin-nasional').disposedTo('D-18.72');
      await run();
      await shows(report.trackingId);
      return shows('Pemerintah Kota Metro');
    });
  });

  it('shows live events of a subscription as they happen', async () => {
    const { token } = await system.as('admin-nasional');
    await page.getByRole('tab', { name: 'MejaNasional' }).click();
    await page.locator('.monaco-editor[data-uri*="headers.json"]').click();
    await page.keyboard.press('Control+A');
    // Pasted, because the editor closes typed quotes by itself.
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(JSON.stringify({ Authorization: `Bearer ${token}` }))})`);
    await page.keyboard.press('Control+V');
    await run();
    // A subscription gives no sign that it stands; reports are filed until one is seen.
    await until('an event is shown', async () => {
      await openJourney(system).citizen().files();
      return (await result()).includes('ReportReceived');
    });
  });

  it('asks no other host for anything and has nothing to complain about', () => {
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

const SHOWN_MS = 5_000;

/** Chromium makes no connections of its own. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
