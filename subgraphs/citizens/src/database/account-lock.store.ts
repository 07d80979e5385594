import type { EntityManager } from 'typeorm';

/**
 * Makes changes of one account wait for each other until the transaction ends. Taken before anything is written: waiting
 * for the history's own row would come too late, the transaction would have its place in the log already and be refused.
 */
export async function lockAccount(manager: EntityManager, accountId: string): Promise<void> {
  await manager.query("select pg_advisory_xact_lock(hashtextextended('account ' || $1, 0))", [accountId]);
}
