import { buildSubgraphSchema } from '@apollo/subgraph';
import type { IdentityKey } from '@lapor/kit/config/identity-keys';
import { createLog } from '@lapor/kit/log';
import { serveSubgraph } from '@lapor/subgraph-kit/http/serve';
import { parse } from 'graphql';

/** A subgraph like ours in everything but its schema: it answers nobody without the gateway's signature. */
export interface SmallSubgraph {
  readonly name: string;
  readonly url: string;
  readonly sdl: string;
  stop(): Promise<void>;
}

export type Resolvers = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const SECRET = Buffer.alloc(32, 7);
/** The key that these subgraphs accept. */
export const SIGNING_KEY: IdentityKey = { kid: 'gateway-1', issuer: 'gateway', secret: SECRET };
const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@authenticated", "@shareable"])';

/** What the gateway signs with, for the subgraphs of these names. */
export function signingKeys(...names: readonly string[]): string {
  return names.map((name) => `${name}=gateway-1:${SECRET.toString('base64url')}`).join(',');
}

export async function startSmallSubgraph(name: string, types: string, resolvers: Resolvers, port = 0): Promise<SmallSubgraph> {
  const sdl = `${LINK}\n${types}`;
  const serving = await serveSubgraph({
    name,
    host: '127.0.0.1',
    port,
    schema: buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]),
    identityKeys: [SIGNING_KEY],
    context: (base) => base,
    health: async () => true,
    log: createLog('test', 'silent'),
  });
  return { name, url: `http://127.0.0.1:${serving.port}/graphql`, sdl, stop: serving.stop };
}
