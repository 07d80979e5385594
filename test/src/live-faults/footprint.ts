import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Resident megabytes of a process; undefined where the system does not tell, or while there is none. */
export function residentMb(pid: number | undefined): number | undefined {
  try {
    const [, kb] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kb) / 1024;
  } catch {
    return undefined;
  }
}

/** TCP connections of a process that are established: to a port, and from clients on a port. */
export interface Connections {
  /** How many it holds to this port of another process. */
  to(port: number): number;
  /** How many others hold to this port of it. */
  on(port: number): number;
}

const ESTABLISHED = '01';

/** Reads `/proc/<pid>/net/tcp` (proc_pid_net(5)); nothing of the product is asked how many connections it holds. */
export function connectionsOf(pid: number): Connections {
  const inodes = new Set(
    readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? [];
      } catch {
        return [];
      }
    }),
  );
  const open = ['tcp', 'tcp6'].flatMap((family) =>
    readFileSync(`/proc/${pid}/net/${family}`, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => fields[3] === ESTABLISHED && inodes.has(fields[9]!))
      .map((fields) => ({ local: portOf(fields[1]!), remote: portOf(fields[2]!) })),
  );
  return {
    to: (port) => open.filter(({ remote }) => remote === port).length,
    on: (port) => open.filter(({ local }) => local === port).length,
  };
}

function portOf(address: string): number {
  return Number.parseInt(address.split(':')[1]!, 16);
}
