import { createWriteStream } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Logger } from '@lapor/kit/log';
import type { Running } from '@lapor/kit/process';
import type { StackConfig } from './config.js';
import type { PassedOn } from './pass-on.js';
import { smsOf } from './sms/sms-of.js';
import { openDataFolder } from './system/open-data-folder.js';
import { startSystem } from './system/start-system.js';
import { welcome } from './system/welcome.js';

const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

export interface StackOptions {
  readonly config: StackConfig;
  /** Settings for single processes, as the operator gave them. */
  readonly passedOn: PassedOn;
  readonly log: Logger;
  readonly print: (text: string) => void;
}

/** Starts everything, keeps one log file for all processes, and tells the operator where to go. */
export async function startStack({ config, passedOn, log, print }: StackOptions): Promise<Running> {
  const dataFolder = resolve(config.DATA_FOLDER);
  await openDataFolder(dataFolder);
  const logFile = join(dataFolder, 'lapor.log');
  const lines = createWriteStream(logFile, { flags: 'a', mode: 0o600 });
  const began = performance.now();
  const demo = config.DEMO ?? LOOPBACK.includes(config.HOST);
  const system = await startSystem({
    dataFolder,
    host: config.HOST,
    logLevel: config.LOG_LEVEL,
    demo,
    overrides: passedOn,
    ports: { gateway: config.PORT, reports: config.REPORTS_PORT, agencies: config.AGENCIES_PORT, citizens: config.CITIZENS_PORT },
    databaseUrls: {
      ...(config.REPORTS_DATABASE_URL ? { reports: config.REPORTS_DATABASE_URL } : {}),
      ...(config.AGENCIES_DATABASE_URL ? { agencies: config.AGENCIES_DATABASE_URL } : {}),
      ...(config.CITIZENS_DATABASE_URL ? { citizens: config.CITIZENS_DATABASE_URL } : {}),
    },
    onLine: (_process, line) => lines.write(`${line}\n`),
    log,
  });
  print(welcome({ system, demo, dataFolder, logFile, seconds: (performance.now() - began) / 1000 }));
  const sms = smsOf({ system, config, demo, dataFolder, settings: passedOn.sms, onLine: (line) => lines.write(`${line}\n`), log, print });
  return {
    async stop() {
      print('\nStopping …\n');
      await sms.stop();
      await system.stop();
      await new Promise((done) => lines.end(done));
      print('Stopped. The data is kept.\n');
    },
  };
}
