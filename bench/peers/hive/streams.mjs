// Hive Gateway with subscriptions over graphql-transport-ws on both sides, put together as its own command does.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createGatewayRuntime, getGraphQLWSOptions } from '@graphql-hive/gateway-runtime';
import { normalizeNodeRequest } from '@whatwg-node/server';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';

const [supergraphFile, planner] = process.argv.slice(2);
const rust = planner === 'rust' ? { unifiedGraphHandler: (await import('@graphql-hive/router-runtime')).unifiedGraphHandler } : {};
const runtime = createGatewayRuntime({
  supergraph: readFileSync(supergraphFile, 'utf8'),
  logging: false,
  transportEntries: { '*.http': { options: { subscriptions: { kind: 'ws', location: '/events' } } } },
  ...rust,
});
const server = createServer(runtime);
// It reads the supergraph when it is first asked.
await (await runtime.fetch('http://127.0.0.1/graphql?query={__typename}')).text();
useServer(
  getGraphQLWSOptions(runtime, ({ extra }) => ({
    req: extra.request,
    socket: extra.socket,
    request: normalizeNodeRequest(extra.request, runtime.fetchAPI),
  })),
  new WebSocketServer({ server, path: '/graphql' }),
);
server.listen(0, '127.0.0.1', () => process.send?.({ port: server.address().port }));
process.on('disconnect', () => process.exit(0));
