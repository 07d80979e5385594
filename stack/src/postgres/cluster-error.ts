import { StartFailure } from '@lapor/kit/start-failure';

/** The embedded PostgreSQL cannot be used as it stands. The message says what is wrong and what to do; data is untouched. */
export class ClusterError extends StartFailure {
  override readonly name = 'ClusterError';
}

/** Another PostgreSQL server works on the same data folder. */
export class ClusterRunningError extends StartFailure {
  override readonly name = 'ClusterRunningError';
  constructor(dataDir: string, pid: number) {
    super(
      `PostgreSQL is already running on this data folder (pid ${pid}): ${dataDir}. ` +
        'Stop the system that uses it, or choose another data folder.',
    );
  }
}
