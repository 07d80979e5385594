import { Client, DatabaseError } from 'pg';
import { ClusterError } from './cluster-error.js';

/**
 * Whether the server accepts a session now.
 * @throws {ClusterError} when it answers but does not accept our password, which waiting cannot heal.
 */
export async function isAccepting(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  // A connection that breaks later is no news here; without a listener it would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch (error) {
    if (error instanceof DatabaseError && error.code?.startsWith('28')) {
      throw new ClusterError(
        'The database does not accept the password in the file beside its data folder. The two belong together: put back the file from the same backup.',
        { cause: error },
      );
    }
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
