// No gateway at all: for each request the calls that the best plan makes, wave by wave, without looking at the answers,
// and then bytes that were made before. What any gateway on this runtime could reach at most.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { Pool } from 'undici';
import type { Call } from './stub-main.js';

/** What is asked, with the calls it takes and the answer that is given. */
export interface BareAnswer {
  readonly request: string;
  readonly waves: readonly (readonly Call[])[];
  readonly answer: string;
}

const { STUB_ORIGIN = '', ANSWERS_FILE = '' } = process.env;
const pool = new Pool(STUB_ORIGIN, { connections: 64 });
const answers = new Map((JSON.parse(readFileSync(ANSWERS_FILE, 'utf8')) as BareAnswer[]).map((each) => [each.request, each]));
const headers = { 'content-type': 'application/json', accept: 'application/json' };

async function call({ path, body }: Call): Promise<void> {
  const response = await pool.request({ method: 'POST', path, headers, body });
  for await (const _ of response.body);
}

const server = createServer(async (request, response) => {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const known = answers.get(Buffer.concat(pieces).toString());
  for (const wave of known?.waves ?? []) await Promise.all(wave.map(call));
  const text = known?.answer ?? '';
  response.writeHead(known ? 200 : 404, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.end(text);
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as { port: number }).port }));
process.on('disconnect', () => process.exit(0));
