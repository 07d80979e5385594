// Mercurius as its documentation sets a gateway up, with subscriptions where the subgraphs have any.
import gateway from '@mercuriusjs/gateway';
import Fastify from 'fastify';

const [stubPort, names, streams] = process.argv.slice(2);
const at = (protocol, name) => `${protocol}://127.0.0.1:${stubPort}/1/${name}`;
const app = Fastify();
app.register(gateway, {
  gateway: {
    services: names.split(',').map((name) => ({ name, url: at('http', name), ...(streams && { wsUrl: at('ws', name) }) })),
  },
  subscription: Boolean(streams),
  jit: 1,
});
await app.listen({ port: 0, host: '127.0.0.1' });
process.send?.({ port: app.server.address().port });
process.on('disconnect', () => process.exit(0));
