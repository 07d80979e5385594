import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const EVERY_MS = 250;
const KIB_PER_MB = 1_000_000 / 1_024;

/** A running watch over a process's memory. */
export interface MemoryWatch {
  /** Ends the watch; the most that the process held at any look, in megabytes (10^6 bytes) of resident memory. */
  stop(): number;
}

/** Looks at a process's resident memory four times a second. */
export function watchMemory(pid: number): MemoryWatch {
  let most = 0;
  const look = async () => {
    most = Math.max(most, await residentMegabytes(pid));
  };
  const timer = setInterval(() => void look().catch(() => undefined), EVERY_MS);
  return {
    stop() {
      clearInterval(timer);
      return most;
    },
  };
}

/** What a process holds now. From /proc where there is one (proc(5), VmRSS), otherwise from ps; both count in kibibytes. */
export async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => null);
  const text = status ?? `VmRSS: ${(await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)])).stdout}`;
  return Number(/VmRSS:\s*(\d+)/.exec(text)?.[1] ?? 0) / KIB_PER_MB;
}
