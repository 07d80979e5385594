import { cpus, platform, totalmem } from 'node:os';

/** The machine and the runtime in one line. */
export function describeMachine(): string {
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${memory} GiB, ${platform()} ${process.arch}, Node ${process.version}`;
}
