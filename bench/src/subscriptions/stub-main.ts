// Both subgraphs in one process, each at its own path (`/1/…` by Federation 1). An event is written when the process is told to
// over its own channel; the answer says which, when, and how many items were
// asked for before. Streams are served over graphql-transport-ws.
import { randomUUID } from 'node:crypto';
import { EventEmitter, on } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, type GraphQLSchema, parse, subscribe } from 'graphql';
import { type WebSocket, WebSocketServer } from 'ws';
import { SCHEMAS, SCHEMAS_1, type StubName } from './stub-country.js';

interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: { readonly query: string; readonly variables?: Record<string, unknown>; readonly operationName?: string | null };
}

const written = new EventEmitter().setMaxListeners(0);
let count = 0;
let fetches = 0;

async function* events() {
  for await (const [event] of on(written, 'event')) yield { deskEvents: event as object };
}

const resolvers = {
  events: { Subscription: { deskEvents: { subscribe: events } }, Event: { item: () => ({ id: 'one' }) } },
  items: {
    Item: {
      __resolveReference({ id }: { id: string }) {
        fetches += 1;
        return { id, name: `Dinas Lingkungan Hidup ${id}` };
      },
    },
  },
};
const names = Object.keys(SCHEMAS) as StubName[];
const schemas = new Map<string, GraphQLSchema>(
  [['/', SCHEMAS] as const, ['/1/', SCHEMAS_1] as const].flatMap(([path, sdl]) =>
    names.map(
      (name) => [`${path}${name}`, buildSubgraphSchema([{ typeDefs: parse(sdl[name]), resolvers: resolvers[name] as never }])] as const,
    ),
  ),
);

const server = createServer(async (request, response) => {
  const schema = schemas.get(request.url ?? '');
  if (!schema) return void response.writeHead(404).end();
  const { query, variables, operationName } = JSON.parse(await text(request)) as NonNullable<Message['payload']>;
  const document = parse(query);
  const result = await execute({ schema, document, variableValues: variables ?? {}, operationName: operationName ?? null });
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result));
});

function serve(socket: WebSocket, schema: GraphQLSchema): void {
  const open = new Map<string, AsyncIterator<unknown>>();
  const say = (message: object) => socket.send(JSON.stringify(message));
  socket.on('close', () => {
    for (const stream of open.values()) void stream.return?.();
  });
  socket.on('message', async (data) => {
    const { type, id = '', payload } = JSON.parse(String(data)) as Message;
    if (type === 'connection_init') say({ type: 'connection_ack' });
    if (type === 'ping') say({ type: 'pong' });
    if (type === 'complete') void open.get(id)?.return?.();
    if (type !== 'subscribe' || !payload) return;
    const document = parse(payload.query);
    const stream = await subscribe({
      schema,
      document,
      variableValues: payload.variables ?? {},
      operationName: payload.operationName ?? null,
    });
    if (!(Symbol.asyncIterator in stream)) return say({ type: 'error', id, payload: stream.errors });
    open.set(id, stream);
    for await (const event of stream) say({ type: 'next', id, payload: event });
    open.delete(id);
  });
}

const sockets = new WebSocketServer({ server, handleProtocols: () => 'graphql-transport-ws', perMessageDeflate: false });
sockets.on('connection', (socket, { url }) => {
  const schema = schemas.get(url ?? '');
  if (schema) serve(socket, schema);
  else socket.close();
});
process.on('message', () => {
  count += 1;
  const event = { id: randomUUID(), cursor: String(count), type: 'FollowUpAdded' };
  const at = performance.timeOrigin + performance.now();
  const before = fetches;
  written.emit('event', event);
  process.send?.({ id: event.id, at, fetches: before });
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on('disconnect', () => process.exit(0));
