/** Settings of the embedded server; every name is PostgreSQL's own. */
export type ServerSettings = Readonly<Record<string, string | number>>;

const BASE: ServerSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 100,
  shared_buffers: '256MB',
  // After each checkpoint whole pages go to the write-ahead log: packed, they no longer hold up the writers (docs/adr/0016).
  wal_compression: 'pglz',
  // A long write transaction anywhere on the server holds back every reader of the event log.
  transaction_timeout: '60s',
  idle_in_transaction_session_timeout: '60s',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] %u@%d ',
  // Details and statements can hold personal data ("Key (phone)=(…) already exists"); the log must not.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

/** For data that may vanish with the machine: nothing waits for the disk. */
const THROW_AWAY: ServerSettings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** The server's arguments; the caller's settings win over ours, except where it listens. */
export function serverArguments(settings: ServerSettings, port: number, throwAway: boolean): string[] {
  const { listen_addresses, unix_socket_directories } = BASE;
  const all = { ...BASE, ...(throwAway ? THROW_AWAY : {}), ...settings, listen_addresses, unix_socket_directories, port };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
