import { resolve } from 'node:path';
import { createLog } from '@lapor/kit/log';
import { type System, type SystemOptions, startSystem } from '@lapor/stack/system/start-system';

/** The folder in which a benchmark's data is kept between runs, because making it takes minutes. */
export function keptFolder(name: string): string {
  return resolve('.data', 'bench', name);
}

/**
 * Starts the whole system on a kept folder, on free ports and with everything that keeps data safe switched on.
 * @param overrides settings that differ from those of operation.
 */
export function startKeptSystem(dataFolder: string, overrides: SystemOptions['overrides'] = {}): Promise<System> {
  return startSystem({
    dataFolder,
    host: '127.0.0.1',
    ports: { gateway: 0, reports: 0, agencies: 0, citizens: 0 },
    logLevel: 'error',
    databaseUrls: {},
    overrides,
    onLine: (name, line) => process.stderr.write(`${name}: ${line}\n`),
    log: createLog('bench', 'error'),
  });
}
