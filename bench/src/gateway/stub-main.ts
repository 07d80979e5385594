// All subgraphs of the benchmark in one process, each at its own path (`/1/…` by Federation 1). An answer is computed when a
// body is first seen and then given from memory, so that what is measured is the gateways. `/calls` tells and forgets what was
// asked so far, in waves: what was asked before anything of the wave had been answered.
import { createServer } from 'node:net';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, type GraphQLSchema, parse } from 'graphql';
import { ENTITIES, ROOTS, SCHEMAS, SCHEMAS_1, type StubName } from './country.js';
import { jsonResponse, readMessages } from './wire.js';
import { SLOW_REGION } from './workloads.js';

/** A fetch as it came. */
export interface Call {
  readonly path: string;
  readonly body: string;
}

const RECORDING_DELAY_MS = 30;
const SLOW_MS = 200;
const names = Object.keys(SCHEMAS) as StubName[];
const schemas = new Map<string, GraphQLSchema>(
  names.flatMap((name) => [[`/${name}`, schemaOf(name, SCHEMAS)] as const, [`/1/${name}`, schemaOf(name, SCHEMAS_1)] as const]),
);
/** As it was written: the library adds an empty type for each that is extended, which Mercurius takes for the type itself. */
const SDL_1 = new Map(names.map((name) => [`/1/${name}`, SCHEMAS_1[name]]));
const answers = new Map<string, Buffer>();
const SLOW = `\\"${SLOW_REGION}\\"`;
let recording: Call[][] | undefined;
let open = 0;

function schemaOf(name: StubName, sdl: Readonly<Record<StubName, string>>) {
  const entities = Object.entries(ENTITIES[name]).map(([type, resolve]) => [type, { __resolveReference: resolve }] as const);
  const roots = Object.entries(ROOTS[name]).map(
    ([field, resolve]) => [field, (_: unknown, input: Record<string, unknown>) => resolve(input)] as const,
  );
  const Query = Object.fromEntries(roots.filter(([field]) => field !== 'support'));
  const Mutation = Object.fromEntries(roots.filter(([field]) => field === 'support'));
  const resolvers = { ...Object.fromEntries(entities), Query, ...(Object.keys(Mutation).length > 0 ? { Mutation } : {}) };
  return buildSubgraphSchema([{ typeDefs: parse(sdl[name]), resolvers: resolvers as never }]);
}

async function compute(path: string, body: string): Promise<Buffer> {
  const schema = schemas.get(path);
  if (!schema) return Buffer.from('HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n');
  const { query, variables, operationName } = JSON.parse(body) as {
    query: string;
    variables?: Record<string, unknown>;
    operationName?: string;
  };
  const sdl = query.includes('_service') ? SDL_1.get(path) : undefined;
  if (sdl !== undefined) return jsonResponse(JSON.stringify({ data: { _service: { sdl } } }));
  const result = await execute({ schema, document: parse(query), variableValues: variables ?? {}, operationName: operationName ?? null });
  return jsonResponse(JSON.stringify(result));
}

async function answerOf(path: string, body: string): Promise<Buffer> {
  const key = `${path} ${body}`;
  const answer = answers.get(key) ?? (await compute(path, body));
  answers.set(key, answer);
  return answer;
}

async function record(calls: Call[][], path: string, body: string): Promise<Buffer> {
  if (open === 0) calls.push([]);
  calls.at(-1)?.push({ path, body });
  open += 1;
  const answer = await answerOf(path, body);
  await new Promise((resolve) => setTimeout(resolve, RECORDING_DELAY_MS));
  open -= 1;
  return answer;
}

const server = createServer({ noDelay: true }, (socket) => {
  socket.on('error', () => socket.destroy());
  readMessages(socket, ({ head, body }) => {
    const path = head.split(' ', 2)[1] as string;
    const text = body.toString();
    if (path === '/record') {
      recording = [];
      return socket.write(jsonResponse('{}'));
    }
    if (path === '/calls') {
      socket.write(jsonResponse(JSON.stringify(recording ?? [])));
      recording = undefined;
      return;
    }
    const known = recording ? undefined : answers.get(`${path} ${text}`);
    if (known && text.includes(SLOW)) return void setTimeout(() => socket.write(known), SLOW_MS);
    if (known) return socket.write(known);
    void (recording ? record(recording, path, text) : answerOf(path, text)).then((answer) => socket.write(answer));
  });
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as { port: number }).port }));
process.on('disconnect', () => process.exit(0));
