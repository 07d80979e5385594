import type { DataSource } from 'typeorm';
import { withDatabaseLock } from './with-database-lock.js';

/** Runs what is missing, one instance at a time: the others wait and find nothing left to do. */
export async function migrate(database: DataSource): Promise<void> {
  await withDatabaseLock(database, () => database.runMigrations());
}
