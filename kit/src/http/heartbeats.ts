/** As much of a WebSocket as is needed here. */
export interface Beating {
  ping(): void;
  terminate(): void;
  on(event: 'pong' | 'close', listener: (this: Beating) => void): unknown;
}

const EVERY_MS = 12_000;
const STEPS = 12;

/**
 * Finds the sockets of which nobody has told that they are gone (RFC 6455, 5.5.2): each is asked every twelve seconds, and
 * ended when it has not answered until then. They are asked in turns, so that ten thousand are not asked at one moment.
 */
export function startHeartbeats(everyMs: number = EVERY_MS): { add: (socket: Beating) => void; stop: () => void } {
  const turns = Array.from({ length: STEPS }, () => new Set<Beating>());
  const silent = new WeakSet<Beating>();
  let turn = 0;
  let next = 0;
  // One of each for all sockets: of ten thousand, each would hold its own.
  function heard(this: Beating): void {
    silent.delete(this);
  }
  function forget(this: Beating): void {
    for (const sockets of turns) sockets.delete(this);
  }
  const timer = setInterval(() => {
    for (const socket of turns[turn] ?? []) {
      if (silent.has(socket)) socket.terminate();
      else {
        silent.add(socket);
        socket.ping();
      }
    }
    turn = (turn + 1) % STEPS;
  }, everyMs / STEPS);
  return {
    add(socket) {
      turns[next]?.add(socket);
      next = (next + 1) % STEPS;
      socket.on('pong', heard);
      socket.on('close', forget);
    },
    stop: () => clearInterval(timer),
  };
}
