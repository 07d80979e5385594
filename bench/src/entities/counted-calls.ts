import { Agent, createServer, request as send } from 'node:http';
import { close, listen } from '@lapor/kit/http/listen';
import { readBody } from '@lapor/kit/http/respond';

/** Stands before a subgraph and counts the fetches that it passes on. */
export interface CountedCalls {
  readonly url: string;
  count(): number;
  stop(): Promise<void>;
}

export async function countCalls(target: string): Promise<CountedCalls> {
  let calls = 0;
  const agent = new Agent({ keepAlive: true });
  const server = createServer(async (incoming, outgoing) => {
    const body = await readBody(incoming, 10_000_000);
    if (incoming.url === '/graphql') calls += 1;
    const { method, headers } = incoming;
    const onwards = send(new URL(incoming.url ?? '/', target), { method, headers, agent }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onwards.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onwards.destroy());
    onwards.end(body);
  });
  const port = await listen(server, 0, '127.0.0.1');
  return {
    url: `http://127.0.0.1:${port}`,
    count: () => calls,
    async stop() {
      await close(server, 0);
      agent.destroy();
    },
  };
}
