import type { SupergraphManager } from '@apollo/gateway';
import { ConfigError } from '@lapor/kit/config/read-config';
import type { GatewayConfig } from './config.js';
import { buildSupergraph } from './supergraph/build-supergraph.js';
import { createFileSource, readSupergraph } from './supergraph/file-source.js';
import { createPolledSource } from './supergraph/polled-source.js';
import type { SupergraphRefused } from './supergraph/supergraph-refused.js';

/**
 * Where the settings say that supergraphs come from.
 * @throws {ConfigError} when they do not say it.
 */
export async function supergraphSource(config: GatewayConfig, refused: (refusal: SupergraphRefused) => void): Promise<SupergraphManager> {
  const { SUPERGRAPH_FILE: file, SUPERGRAPH_CHECK_MS: checkMs, SUPERGRAPH_POLL_MS: everyMs, SUBGRAPH_URLS: urls } = config;
  if (file === undefined) throw new ConfigError('SUPERGRAPH_FILE is not set. Give the composed supergraph, as "npm run schema" writes it.');
  if (everyMs === undefined) return createFileSource(file, { checkMs, refused });
  const first = await readSupergraph(file);
  const places = new Map([
    ...buildSupergraph(first)
      .subgraphsMetadata()
      .map(({ name, url }) => [name, url] as const),
    ...urls,
  ]);
  return createPolledSource({ first, subgraphs: [...places].map(([name, url]) => ({ name, url })), everyMs, refused });
}
