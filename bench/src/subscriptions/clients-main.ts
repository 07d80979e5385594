// A process with many clients of graphql-transport-ws, each with one subscription on a connection of its own. It notes when
// which event has come, and reads no more of a message than its id. Asked over the process's own channel (see `clients.ts`).
import { WebSocket } from 'ws';
import type { OpenClients, Order } from './clients.js';

const AT_ONCE = 200;
const EVENT_ID = /"id":"([0-9a-f-]{36})"/;

let sockets: WebSocket[] = [];
let arrivals = new Map<string, number[]>();
let refused: string | undefined;

async function open({ port, token, count, operations }: OpenClients): Promise<void> {
  for (let from = 0; from < count; from += AT_ONCE) {
    const batch = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, index) => from + index);
    sockets.push(...(await Promise.all(batch.map((index) => openOne(port, token, operations[index % operations.length] as object)))));
  }
}

/** Resolves when the server has read what is to be subscribed to. */
function openOne(port: number, token: string | undefined, operation: object): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws', {
      perMessageDeflate: false,
      skipUTF8Validation: true,
    });
    socket.once('error', reject);
    socket.once('open', () =>
      socket.send(JSON.stringify({ type: 'connection_init', payload: token ? { authorization: `Bearer ${token}` } : {} })),
    );
    socket.on('message', (data) => {
      const text = String(data);
      if (text.includes('"type":"next"')) return note(text);
      if (text.includes('"connection_ack"')) {
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: operation }));
        socket.send('{"type":"ping"}');
      } else if (text.includes('"type":"pong"')) resolve(socket);
      else if (text.includes('"type":"ping"')) socket.send('{"type":"pong"}');
      else refused ??= text;
    });
    socket.on('close', (code, reason) => {
      refused ??= `${code} ${reason}`;
    });
  });
}

function note(text: string): void {
  const at = performance.timeOrigin + performance.now();
  if (text.includes('"errors"')) refused ??= text;
  // The first id is that of the message.
  const id = EVENT_ID.exec(text)?.[1] ?? '';
  const known = arrivals.get(id);
  if (known) known.push(at);
  else arrivals.set(id, [at]);
}

process.on('message', (order: Order) => {
  if (order.kind === 'open') {
    open(order).then(
      () => process.send?.({ open: sockets.length }),
      (error: unknown) => process.send?.({ refused: String(error) }),
    );
  } else if (order.kind === 'arrivals') {
    process.send?.({ arrivals: [...arrivals], refused });
    arrivals = new Map();
  } else {
    for (const socket of sockets) {
      socket.removeAllListeners('close');
      socket.terminate();
    }
    sockets = [];
    refused = undefined;
    process.send?.({ open: 0 });
  }
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: true });
