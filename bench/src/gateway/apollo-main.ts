// The plain peer: @apollo/gateway behind @apollo/server's own HTTP, as their documentation sets them up.
import { readFileSync } from 'node:fs';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: console.error };
const gateway = new ApolloGateway({ supergraphSdl: readFileSync(process.env.SUPERGRAPH_FILE ?? '', 'utf8'), logger: silent });
const { url } = await startStandaloneServer(new ApolloServer({ gateway, logger: silent }), { listen: { port: 0, host: '127.0.0.1' } });
process.send?.({ port: Number(new URL(url).port) });
process.on('disconnect', () => process.exit(0));
