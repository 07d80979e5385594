import { Agent, request } from 'node:http';

/** Asks the gateway as a front end does, over one kept connection. */
export interface GatewayClient {
  /** The data. Rejects when there is any error: a benchmark of refusals measures nothing. */
  get<Data>(query: string, variables?: Readonly<Record<string, unknown>>, token?: string): Promise<Data>;
  /** How long one request takes, from the first byte sent to the last one read, in microseconds. */
  microseconds(query: string, token: string | undefined): Promise<number>;
  close(): void;
}

export function createGatewayClient(gatewayUrl: string): GatewayClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const send = (body: string, token: string | undefined) => post(`${gatewayUrl}/graphql`, agent, body, token);
  return {
    async get<Data>(query: string, variables: Readonly<Record<string, unknown>> = {}, token?: string) {
      const answer = await send(JSON.stringify({ query, variables }), token);
      const { data, errors } = JSON.parse(answer) as { data?: Data; errors?: unknown };
      if (errors || !data) throw new Error(answer.slice(0, 1_000));
      return data;
    },
    async microseconds(query, token) {
      const body = JSON.stringify({ query });
      const began = performance.now();
      const answer = await send(body, token);
      const took = (performance.now() - began) * 1000;
      if (!answer.startsWith('{"data":{')) throw new Error(answer.slice(0, 1_000));
      return took;
    },
    close: () => agent.destroy(),
  };
}

function post(url: string, agent: Agent, body: string, token: string | undefined): Promise<string> {
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method: 'POST', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks).toString()));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
