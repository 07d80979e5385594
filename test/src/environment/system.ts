import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '@lapor/kit/log';
import { type System, type SystemOptions, startSystem } from '@lapor/stack/system/start-system';
import { type OpenSystem, openSystem } from './open-system.js';
import { systemTemplate } from './template.js';

/** The whole system on a throw-away database, with what a test needs to look into it. */
export interface TestSystem extends System, OpenSystem {
  readonly dataFolder: string;
}

export interface TestSystemOptions extends Pick<SystemOptions, 'overrides' | 'databaseUrls' | 'dataFolder' | 'demo'> {
  /** Nothing that PostgreSQL has confirmed is lost when it is killed; slower. */
  readonly durable: boolean;
  /** Districts and villages are loaded, for some seconds behind the start; most tests need none. */
  readonly villages: boolean;
}

/**
 * A system for one test file: for those that set it up in their own way, crash or stop it, or change what all
 * others rest on. The others share one (`shared-system.ts`).
 */
export async function startTestSystem(options: Partial<TestSystemOptions> = {}): Promise<TestSystem> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'lapor-test-system-'));
  const lines: string[] = [];
  const { durable = false, demo = true, databaseUrls = {} } = options;
  const copied = !durable && demo && Object.keys(databaseUrls).length === 0;
  const system = await startSystem({
    dataFolder,
    host: '127.0.0.1',
    ports: { gateway: 0, reports: 0, agencies: 0, citizens: 0 },
    logLevel: 'trace',
    databaseUrls,
    throwAway: !durable,
    ...(copied && { template: await systemTemplate() }),
    ...options,
    overrides: { ...options.overrides, agencies: { VILLAGES: String(options.villages === true), ...options.overrides?.agencies } },
    onLine: (_process, line) => lines.push(line),
    log: createLog('test', 'silent'),
  });
  return {
    ...system,
    ...openSystem({ ...system, superuserUrl: system.cluster?.superuserUrl ?? '' }, () => lines),
    dataFolder,
    async stop() {
      await system.stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
