import type { Cluster } from '@lapor/stack/postgres/cluster';
import type { SharedSystems } from './shared-systems.js';

const CLUSTER_URL = 'LAPOR_TEST_CLUSTER_URL';
const FOLDER = 'LAPOR_TEST_FOLDER';
const LENDER_URL = 'LAPOR_TEST_LENDER_URL';

/** What the set-up leaves for the tear-down; both run in one process. */
export const shared: { cluster?: Cluster; folder?: string; systems?: SharedSystems } = {};

/** Tells the test files, which run in other processes, what the set-up has made. */
export function announce(made: { folder: string; clusterUrl: string; lenderUrl: string }): void {
  process.env[FOLDER] = made.folder;
  process.env[CLUSTER_URL] = made.clusterUrl;
  process.env[LENDER_URL] = made.lenderUrl;
}

/** Where the shared PostgreSQL answers, as superuser. */
export function clusterUrl(): string {
  return announced(CLUSTER_URL);
}

/** Where systems are lent (`shared-systems.ts`). */
export function lenderUrl(): string {
  return announced(LENDER_URL);
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
