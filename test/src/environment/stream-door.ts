import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import { close, listen } from '@lapor/kit/http/listen';
import { type RawData, WebSocket, WebSocketServer } from 'ws';

/** Stands before a subgraph, lets everything through, and keeps what is asked of its subscriptions and told by them. */
export interface StreamDoor {
  readonly url: string;
  /** What was asked with each stream that was opened: the operation's text and variables, as JSON. */
  readonly opened: readonly string[];
  /** All messages of the subgraph. */
  readonly told: readonly string[];
  stop(): Promise<void>;
}

const PROTOCOL = 'graphql-transport-ws';

export async function startStreamDoor(target: string): Promise<StreamDoor> {
  const opened: string[] = [];
  const told: string[] = [];
  const passOn = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const onwards = send(new URL(incoming.url ?? '/', target), { method: incoming.method, headers: incoming.headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onwards.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onwards.destroy());
    incoming.pipe(onwards);
  };
  const server = createServer(passOn);
  const sockets = new WebSocketServer({ server, handleProtocols: () => PROTOCOL });
  sockets.on('connection', (near, { url = '/' }) => {
    const far = new WebSocket(new URL(url, target.replace(/^http/, 'ws')), PROTOCOL);
    const isOpen = new Promise<void>((resolve) => far.once('open', () => resolve()));
    near.on('message', async (data) => {
      const { type, payload } = read(data);
      if (type === 'subscribe') opened.push(JSON.stringify({ query: payload?.query, variables: payload?.variables }));
      await isOpen;
      far.send(String(data));
    });
    far.on('message', (data) => {
      told.push(String(data));
      near.send(String(data));
    });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('error', () => other.terminate());
      one.on('close', () => other.close());
    }
  });
  const port = await listen(server, 0, '127.0.0.1');
  return {
    url: `http://127.0.0.1:${port}`,
    opened,
    told,
    async stop() {
      for (const socket of sockets.clients) socket.terminate();
      await close(server, 0);
    },
  };
}

function read(data: RawData) {
  return JSON.parse(String(data)) as { type: string; payload?: { query?: unknown; variables?: unknown } };
}
