import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;
/** Among the fields behind the program's name. */
const PARENT = 1;
const USER = 11;
const SYSTEM = 12;
const CHILDREN_USER = 13;
const CHILDREN_SYSTEM = 14;

/** Processor time that a process has taken so far, in microseconds; from /proc (proc(5), stat), NaN where there is none. */
export function cpuMicroseconds(pid: number): number {
  const fields = statOf(pid);
  return fields ? toMicroseconds(fields, [USER, SYSTEM]) : Number.NaN;
}

/** The same of a process with those that it has started and still has or has seen end, as PostgreSQL has one for each connection. */
export function familyCpuMicroseconds(pid: number): number {
  const own = statOf(pid);
  if (!own) return Number.NaN;
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
  const children = pids.map(statOf).filter((fields) => fields?.[PARENT] === pid);
  const ended = toMicroseconds(own, [USER, SYSTEM, CHILDREN_USER, CHILDREN_SYSTEM]);
  return children.reduce((sum, fields) => sum + (fields ? toMicroseconds(fields, [USER, SYSTEM]) : 0), ended);
}

function toMicroseconds(fields: readonly number[], which: readonly number[]): number {
  return (which.reduce((sum, field) => sum + (fields[field] ?? 0), 0) * 1_000_000) / TICKS_PER_SECOND;
}

function statOf(pid: number): readonly number[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name, which may hold anything.
    return stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
  } catch {
    return undefined;
  }
}
