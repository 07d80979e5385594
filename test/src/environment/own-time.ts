import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';

/** Seconds of a process and of those below it, however busy others keep the machine. */
export interface OwnTime {
  /** Seconds since the beginning that belong to these processes: this one and its own, unless another is named. */
  read(startedSince?: number): number;
}

/** Kernel ticks per second of `/proc/<pid>/stat` (proc_pid_stat(5)); 100 wherever Linux runs today. */
const TICKS = 100;

/**
 * Begins to measure, before a process starts or this one sets to work. What counts is the processor time that the processes used and what all
 * processors stood idle, shared among the processors: a neighbour's work is left out, waiting for nothing is not. On a
 * machine of one's own that is the time of the clock; beside a neighbour it is never more than one's own machine would
 * have taken, and less where the processes could not have used what the neighbour took. Without `/proc` it is the time
 * of the clock everywhere.
 */
export function beginOwnTime(): OwnTime {
  const [began, idle, before] = [performance.now(), idleSeconds(), processorSeconds(process.pid) ?? 0];
  return {
    read(startedSince) {
      const passed = (performance.now() - began) / 1000;
      const used = processorSeconds(startedSince ?? process.pid);
      if (used === undefined) return passed;
      const own = startedSince === undefined ? used - before : used;
      return Math.min(passed, (own + idleSeconds() - idle) / availableParallelism());
    },
  };
}

function idleSeconds(): number {
  return cpus().reduce((sum, { times }) => sum + times.idle, 0) / 1000;
}

interface Used {
  readonly parent: number;
  /** With that of its ended children. */
  readonly seconds: number;
}

/** Processor time of a process and all below it; undefined where the system does not tell. */
function processorSeconds(rootPid: number): number | undefined {
  const all = new Map(pids().map((pid) => [pid, usedBy(pid)]));
  const isBelow = (pid: number): boolean => pid === rootPid || (all.get(pid) !== undefined && isBelow(all.get(pid)!.parent));
  const below = [...all].filter(([pid, used]) => used && isBelow(pid));
  return below.length === 0 ? undefined : below.reduce((sum, [, used]) => sum + used!.seconds, 0);
}

function pids(): readonly number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

function usedBy(pid: number): Used | undefined {
  try {
    // After the program's name, which may hold anything: state, parent, … and from the 12th on the ticks.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ').map(Number);
    return { parent: fields[1]!, seconds: fields.slice(11, 15).reduce((sum, ticks) => sum + ticks, 0) / TICKS };
  } catch {
    return undefined;
  }
}
