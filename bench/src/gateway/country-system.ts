import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { composeSupergraph } from '@lapor/schema/compose';
import { SCHEMAS } from './country.js';
import { mainOf, ownEnvironment, type Peer, type PeerOptions, pinMyself, startPeer } from './peers.js';

/** The subgraphs of the benchmarks and whatever is started over them. */
export interface CountrySystem {
  readonly stub: Peer;
  readonly folder: string;
  readonly supergraphFile: string;
  start(options: Omit<PeerOptions, 'core'>): Promise<Peer>;
  /** Our gateway as a process. */
  startOwn(options?: { readonly env?: Readonly<Record<string, string>>; readonly nodeOptions?: readonly string[] }): Promise<Peer>;
  stop(): Promise<void>;
}

const GATEWAY_CORE = 0;
const OTHER_CORE = 1;
const OWN = fileURLToPath(import.meta.resolve('@lapor/gateway/main'));

/** @param pinned whether gateways have a core of their own, and the subgraphs and this process the other. */
export async function startCountry({ pinned }: { readonly pinned: boolean }): Promise<CountrySystem> {
  const folder = await mkdtemp(join(tmpdir(), 'lapor-bench-gateway-'));
  const peers: Peer[] = [];
  const start = async (options: Omit<PeerOptions, 'core'>, core = GATEWAY_CORE) => {
    const peer = await startPeer({ ...options, ...(pinned && { core }) });
    peers.push(peer);
    return peer;
  };
  const stop = async () => {
    await Promise.all(peers.map((peer) => peer.stop()));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    if (pinned) await pinMyself(OTHER_CORE);
    const stub = await start({ name: 'the subgraphs', main: mainOf('stub') }, OTHER_CORE);
    const supergraphFile = join(folder, 'supergraph.graphql');
    await writeFile(supergraphFile, composed(stub.port));
    return {
      stub,
      folder,
      supergraphFile,
      start,
      startOwn: async ({ env, nodeOptions = [] } = {}) =>
        start({ name: 'own', main: OWN, env: { ...(await ownEnvironment(supergraphFile, stub.port)), ...env }, nodeOptions }),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function composed(stubPort: number): string {
  const subgraphs = Object.entries(SCHEMAS).map(([name, sdl]) => ({ name, sdl, url: `http://127.0.0.1:${stubPort}/${name}` }));
  const composition = composeSupergraph(subgraphs);
  if (!composition.ok) throw new Error(composition.problems.join('\n'));
  return composition.supergraphSdl;
}
