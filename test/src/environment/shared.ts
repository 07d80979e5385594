import type { Cluster } from '@lapor/stack/postgres/cluster';

const CLUSTER_URL = 'LAPOR_TEST_CLUSTER_URL';
const FOLDER = 'LAPOR_TEST_FOLDER';

/** What the set-up leaves for the tear-down; both run in one process. */
export const shared: { cluster?: Cluster; folder?: string } = {};

/** Tells the test files, which run in other processes, what the set-up has made. */
export function announce(folder: string, url: string): void {
  process.env[FOLDER] = folder;
  process.env[CLUSTER_URL] = url;
}

/** Where the shared PostgreSQL answers, as superuser. */
export function clusterUrl(): string {
  return announced(CLUSTER_URL);
}

/** A folder that all test files of one run share; it goes when they have ended. */
export function sharedFolder(): string {
  return announced(FOLDER);
}

function announced(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error('tests are run by "npm test", which prepares them');
  return value;
}
