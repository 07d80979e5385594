// Hive Gateway as its documentation sets it up for one's own server, with one of its two planners. Sharing of equal
// requests in flight is off in every peer of a comparison, or on in every peer that has it.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';

const [supergraphFile, planner, sharing] = process.argv.slice(2);
const rust = planner === 'rust' ? { unifiedGraphHandler: (await import('@graphql-hive/router-runtime')).unifiedGraphHandler } : {};
const runtime = createGatewayRuntime({
  supergraph: readFileSync(supergraphFile, 'utf8'),
  logging: false,
  transportEntries: { '*.http': { options: { deduplicateInflightRequests: sharing === 'shared' } } },
  ...rust,
});
const server = createServer(runtime);
server.listen(0, '127.0.0.1', () => process.send?.({ port: server.address().port }));
process.on('disconnect', () => process.exit(0));
