import { readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;
const USER = 11;
const SYSTEM = 12;

/** Processor time that a process has taken so far, in microseconds; from /proc (proc(5), stat), NaN where there is none. */
export function cpuMicroseconds(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name, which may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return ((Number(fields[USER]) + Number(fields[SYSTEM])) * 1_000_000) / TICKS_PER_SECOND;
  } catch {
    return Number.NaN;
  }
}
