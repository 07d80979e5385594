import { gatewayConfig } from '@lapor/gateway/config';
import { startGateway } from '@lapor/gateway/gateway';
import { readConfig } from '@lapor/kit/config/read-config';
import { createLog } from '@lapor/kit/log';
import type { Running } from '@lapor/kit/process';
import { processEnvironments } from '@lapor/stack/system/environment';
import { createGraphClient, type GraphClient } from './graph-client.js';
import type { OpenSystem, Username } from './open-system.js';
import { subgraphUrl } from './subgraph.js';

/** Another gateway of a running system. */
export interface GatewayBeside extends Running {
  readonly url: string;
  readonly anyone: GraphClient;
  /** A demo account of the system, with its token of there. */
  as(username: Username): Promise<GraphClient>;
}

/** @param agencies @param reports where they are reached, when not where they serve. */
export async function startGatewayBeside(
  system: OpenSystem,
  {
    agencies = subgraphUrl(system, 'agencies'),
    reports = subgraphUrl(system, 'reports'),
    settings = {},
  }: { agencies?: string; reports?: string; settings?: Readonly<Record<string, string>> } = {},
): Promise<GatewayBeside> {
  const { ports, secrets, databases } = system;
  const { gateway: environment } = processEnvironments({ host: '127.0.0.1', ports, secrets, databases, logLevel: 'silent', demo: true });
  const addresses = { reports, agencies, citizens: subgraphUrl(system, 'citizens') };
  const config = readConfig(gatewayConfig, {
    ...environment,
    PORT: '0',
    SUBGRAPH_URLS: Object.entries(addresses)
      .map(([name, origin]) => `${name}=${origin}/graphql`)
      .join(','),
    ...settings,
  });
  const { port, stop } = await startGateway(config, createLog('test', 'silent'));
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    anyone: createGraphClient(url),
    as: async (username) => createGraphClient(url, (await system.as(username)).token),
    stop,
  };
}
