import { chmod, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { createLog } from '@lapor/kit/log';
import { startCluster } from '@lapor/stack/postgres/cluster';
import { announce, shared } from './shared.js';
import { lendSystems } from './shared-systems.js';
import { temporaryPlace } from './temporary-place.js';

/** One throw-away PostgreSQL for all test files, in which each makes databases of its own, and systems to share. */
export default async function globalSetup(): Promise<void> {
  const folder = await mkdtemp(join(temporaryPlace(), 'lapor-test-'));
  shared.folder = folder;
  // As a place for temporary files it lets everybody through: PostgreSQL runs as another user than root.
  await chmod(folder, 0o711);
  // What a test leaves behind goes with the folder.
  process.env.TMPDIR = folder;
  shared.cluster = await startCluster({
    dataDir: join(folder, 'postgres'),
    port: 0,
    throwAway: true,
    settings: { max_connections: '300' },
    log: createLog('test', 'error'),
  });
  shared.systems = await lendSystems(folder);
  announce({ folder, clusterUrl: shared.cluster.superuserUrl, lenderUrl: shared.systems.url });
}
