import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gatewayConfig } from '@lapor/gateway/config';
import { startGateway } from '@lapor/gateway/gateway';
import type { GatewayOptions } from '@lapor/gateway/gateway-options';
import { readConfig } from '@lapor/kit/config/read-config';
import { composeSupergraph } from '@lapor/schema/compose';
import { createGraphClient, type GraphClient } from '../environment/graph-client.js';
import { connect, type LiveConnection } from '../environment/live-client.js';
import { until } from '../environment/until.js';
import { createLogLines, type LogLine } from './log-lines.js';
import { signingKeys } from './small-subgraph.js';

/** What `/health` says of the supergraph. */
export interface SupergraphHealth {
  readonly id: string;
  readonly since: string;
  readonly refused?: { readonly at: string; readonly reason: string };
}

/** The real gateway on a file that is replaced while it serves. */
export interface ReloadingGateway extends GraphClient {
  readonly url: string;
  readonly file: string;
  readonly lines: readonly LogLine[];
  live(): Promise<LiveConnection>;
  supergraph(): Promise<SupergraphHealth>;
  /** The whole text of `/health`. */
  health(): Promise<string>;
  /** Puts another file in the place of the present one. */
  replace(supergraphSdl: string): Promise<void>;
  /** The same, and waits until it serves. */
  reload(supergraphSdl: string): Promise<SupergraphHealth>;
  stop(): Promise<void>;
}

export interface ReloadingOptions {
  readonly settings?: Readonly<Record<string, string>>;
  readonly options?: GatewayOptions;
}

/** Subgraphs as composition takes them. */
export function compose(...subgraphs: readonly { readonly name: string; readonly url: string; readonly sdl: string }[]): string {
  const composed = composeSupergraph(subgraphs);
  if (!composed.ok) throw new Error(composed.problems.join('\n'));
  return composed.supergraphSdl;
}

export async function startReloadingGateway(
  supergraphSdl: string,
  { settings = {}, options = {} }: ReloadingOptions = {},
): Promise<ReloadingGateway> {
  const folder = await mkdtemp(join(tmpdir(), 'lapor-reload-'));
  const file = join(folder, 'supergraph.graphql');
  await writeFile(file, supergraphSdl);
  const { log, lines } = createLogLines();
  const config = readConfig(gatewayConfig, {
    PORT: '0',
    SUPERGRAPH_FILE: file,
    SUPERGRAPH_CHECK_MS: '200',
    IDENTITY_SIGNING_KEYS: signingKeys('one', 'two'),
    TRUSTED_ISSUERS: 'https://issuer.test=http://127.0.0.1:9/jwks.json',
    ...settings,
  });
  const gateway = await startGateway(config, log, options);
  const url = `http://127.0.0.1:${gateway.port}`;
  const health = async () => (await fetch(`${url}/health`)).text();
  const supergraph = async () => (JSON.parse(await health()) as { supergraph: SupergraphHealth }).supergraph;
  const replace = async (text: string) => {
    await writeFile(`${file}.new`, text);
    await rename(`${file}.new`, file);
  };
  return {
    ...createGraphClient(url),
    url,
    file,
    lines,
    live: () => connect(url),
    health,
    supergraph,
    replace,
    async reload(text) {
      const { id } = await supergraph();
      await replace(text);
      return until('the new supergraph serves', async () => {
        const now = await supergraph();
        return now.id !== id && now;
      });
    },
    async stop() {
      await gateway.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
