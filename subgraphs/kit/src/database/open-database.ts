import { StartFailure } from '@lapor/kit/start-failure';
import type { DataSource } from 'typeorm';

/** Errors of the network and of PostgreSQL that the operator can do something about (SQLSTATE classes 08, 28, 3D). */
const UNREACHABLE = /^(ECONN|ENOTFOUND|EHOSTUNREACH|ETIMEDOUT|EAI_|08|28|3D|57P0)/;

/**
 * Opens a data source.
 * @throws {StartFailure} saying which database cannot be opened, why, and what to do; never its password.
 */
export async function openDatabase(database: DataSource, setting: string): Promise<DataSource> {
  try {
    return await database.initialize();
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (typeof code !== 'string' || !UNREACHABLE.test(code)) throw error;
    const { host, pathname, username } = new URL((database.options as { url: string }).url);
    throw new StartFailure(`The database ${host}${pathname} cannot be opened as ${username} (${code}). Start it, or correct ${setting}.`);
  }
}
