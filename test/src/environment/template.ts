import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createLog } from '@lapor/kit/log';
import { startSystem } from '@lapor/stack/system/start-system';
import { sharedFolder } from './shared.js';
import { until } from './until.js';

const PATIENCE_MS = 120_000;

/**
 * The data folder of a stopped system with the demo's accounts, made by the first test file that needs one and copied by
 * all others: to create, migrate and seed the databases takes longer than most tests.
 */
export async function systemTemplate(): Promise<string> {
  const template = join(sharedFolder(), 'template');
  if (existsSync(template)) return template;
  const draft = `${template}.new`;
  const first = await mkdir(draft).then(
    () => true,
    () => false,
  );
  if (first) await makeTemplate(draft, template);
  else await until('another test file has made the template', () => existsSync(template), PATIENCE_MS);
  return template;
}

async function makeTemplate(draft: string, template: string): Promise<void> {
  try {
    const system = await startSystem({
      dataFolder: draft,
      host: '127.0.0.1',
      ports: { gateway: 0, reports: 0, agencies: 0, citizens: 0 },
      logLevel: 'error',
      databaseUrls: {},
      overrides: { agencies: { VILLAGES: 'false' } },
      onLine: () => undefined,
      log: createLog('test', 'silent'),
    });
    await system.stop();
    await rename(draft, template);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}
