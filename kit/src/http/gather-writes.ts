import type { Writable } from 'node:stream';

/**
 * Has what is written to a connection in one turn of the event loop leave in one call of the operating system, which costs more
 * than a message does. Returns what to call before each write.
 */
export function gatherWrites(connection: Pick<Writable, 'cork' | 'uncork'>): () => void {
  let isGathering = false;
  const release = () => {
    isGathering = false;
    connection.uncork();
  };
  return () => {
    if (isGathering) return;
    isGathering = true;
    connection.cork();
    // Ticks come when all promises that are settled have been followed.
    process.nextTick(release);
  };
}
