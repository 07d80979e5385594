import type { Cluster } from '@lapor/stack/postgres/cluster';

/** How test files learn where the shared PostgreSQL is. */
export const CLUSTER_URL = 'LAPOR_TEST_CLUSTER_URL';

/** What the set-up leaves for the tear-down; both run in one process. */
export const shared: { cluster?: Cluster; folder?: string } = {};

export function clusterUrl(): string {
  const url = process.env[CLUSTER_URL];
  if (!url) throw new Error('tests are run by "npm test", which starts PostgreSQL first');
  return url;
}
