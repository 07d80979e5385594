import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import { close, listen } from '@lapor/kit/http/listen';
import { readBody } from '@lapor/kit/http/respond';

/** Stands before a subgraph, passes on what comes and counts the calls. */
export interface CountingDoor {
  readonly url: string;
  /** The bodies of the calls of GraphQL since the last time. */
  taken(): readonly string[];
  /** From now on no connection is answered, and open ones are broken; false lets them through again. */
  shut(shut: boolean): void;
  /** What is done before the answer of a call of GraphQL is passed on, and after the subgraph has given it. */
  beforeAnswer: (body: string) => Promise<void>;
  stop(): Promise<void>;
}

export async function startCountingDoor(target: string): Promise<CountingDoor> {
  let calls: string[] = [];
  let isShut = false;
  const open = new Set<ServerResponse>();
  const pass = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    if (isShut) return outgoing.destroy();
    open.add(outgoing);
    outgoing.once('close', () => open.delete(outgoing));
    const body = String(await readBody(incoming, 10_000_000));
    const isCall = incoming.url === '/graphql';
    if (isCall) calls.push(body);
    const onwards = send(new URL(incoming.url ?? '/', target), { method: incoming.method, headers: incoming.headers }, async (answer) => {
      if (isCall) await door.beforeAnswer(body);
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onwards.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onwards.destroy());
    return onwards.end(body);
  };
  const server = createServer((incoming, outgoing) => void pass(incoming, outgoing).catch(() => outgoing.destroy()));
  const port = await listen(server, 0, '127.0.0.1');
  const door: CountingDoor = {
    url: `http://127.0.0.1:${port}`,
    taken() {
      const taken = calls;
      calls = [];
      return taken;
    },
    shut(shut) {
      isShut = shut;
      if (shut) for (const outgoing of open) outgoing.destroy();
    },
    beforeAnswer: async () => undefined,
    stop: () => close(server, 0),
  };
  return door;
}
