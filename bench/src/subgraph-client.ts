import { randomBytes, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { operationHash, signIdentity } from '@lapor/kit/identity';
import { sealSecret, toReporterKey } from '@lapor/kit/reporter-secret';
import { IDENTITY_HEADER, type SubgraphName, type Subject } from '@lapor/schema/identity';
import type { System } from '@lapor/stack/system/start-system';

/** Asks one subgraph as the gateway does: over kept connections, with a signed identity for each operation. */
export interface SubgraphClient {
  /** The data. Rejects when there is any error: a benchmark of refusals measures nothing. */
  get<Data>(subject: Subject, query: string, variables?: Readonly<Record<string, unknown>>): Promise<Data>;
  /** A citizen nobody has met before, as the vault would name one. */
  newCitizen(): Subject;
  close(): void;
}

export function createSubgraphClient({ ports, secrets }: System, subgraph: SubgraphName): SubgraphClient {
  const agent = new Agent({ keepAlive: true });
  const key = { kid: 'gateway-1', issuer: 'gateway', secret: Buffer.from(secrets.identityKeys[subgraph], 'base64url') };
  const reporterKey = toReporterKey(Buffer.from(secrets.reporterKey, 'base64url'));
  return {
    async get<Data>(subject: Subject, query: string, variables: Readonly<Record<string, unknown>> = {}) {
      const identity = signIdentity(key, { aud: subgraph, op: operationHash(query), sub: subject }, Date.now());
      const headers = { 'content-type': 'application/json', [IDENTITY_HEADER]: identity };
      const answer = await post({ agent, port: ports[subgraph], headers }, JSON.stringify({ query, variables }));
      const { data, errors } = JSON.parse(answer) as { data?: Data; errors?: unknown };
      if (errors || !data) throw new Error(answer.slice(0, 1_000));
      return data;
    },
    newCitizen() {
      const id = randomUUID();
      return { kind: 'citizen', id, sealedSecret: sealSecret(reporterKey, id, randomBytes(32)) };
    },
    close: () => agent.destroy(),
  };
}

interface Target {
  readonly agent: Agent;
  readonly port: number;
  readonly headers: Readonly<Record<string, string>>;
}

function post({ agent, port, headers }: Target, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { agent, host: '127.0.0.1', port, path: '/graphql', method: 'POST', headers };
    const sent = request({ ...options, headers: { ...headers, 'content-length': Buffer.byteLength(body) } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks).toString()));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
