import { watch } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Calls back whenever a file may have changed, and every `everyMs` besides. The folder is watched and not the file: editors
 * and deployments put another file in its place (rename, or a symbolic link that is turned), and then a watch on the file
 * would stay with the one that has gone. Notices of the system can be missing altogether (network disks, containers).
 * Returns how to end it.
 */
export function watchFile(file: string, everyMs: number, look: () => void): () => void {
  const timer = setInterval(look, everyMs).unref();
  const stopNotices = watchFolder(dirname(file), look);
  return () => {
    clearInterval(timer);
    stopNotices();
  };
}

function watchFolder(folder: string, look: () => void): () => void {
  try {
    const watcher = watch(folder, { persistent: false }, look);
    watcher.on('error', () => watcher.close());
    return () => watcher.close();
  } catch {
    // No notices here; the timer goes on.
    return () => undefined;
  }
}
