import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '@lapor/kit/log';
import { startCluster } from '@lapor/stack/postgres/cluster';
import { announce, shared } from './shared.js';

/** One throw-away PostgreSQL for all test files; each makes databases of its own in it. */
export default async function globalSetup(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'lapor-test-'));
  shared.folder = folder;
  shared.cluster = await startCluster({
    dataDir: join(folder, 'postgres'),
    port: 0,
    throwAway: true,
    settings: { max_connections: '300' },
    log: createLog('test', 'error'),
  });
  announce(folder, shared.cluster.superuserUrl);
}
