import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request as httpRequest, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { close, listen } from '@lapor/kit/http/listen';
import { createExplorer } from './explorer.js';

let folder: string;
let server: Server;
let port: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lapor-explorer-'));
  await writeFile(join(folder, 'index.html'), '<title>LAPOR!</title>');
  await writeFile(join(folder, 'explorer-ABCD1234.js'), 'export {}');
  const serve = createExplorer({ folder, demo: { username: 'warga', password: 'p' } });
  server = createServer((request, response) => {
    void serve(request, response).then((served) => served || response.writeHead(418).end());
  });
  port = await listen(server, 0, '127.0.0.1');
});
afterAll(async () => {
  await close(server, 0);
  await rm(folder, { recursive: true });
});

/** Not fetch(): it would tidy up the dots of a hostile path before sending it. */
function get(path: string, method = 'GET'): Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ port, host: '127.0.0.1', path, method, agent: false }, async (response) => {
      const chunks: Buffer[] = await response.toArray();
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() });
    });
    sent.on('error', reject).end();
  });
}

describe('the explorer', () => {
  it('serves the page under a policy that allows no other origin', async () => {
    const page = await get('/?tab=1');
    expect(page).toMatchObject({ status: 200, body: '<title>LAPOR!</title>' });
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['cache-control']).toBe('no-cache');
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'self';/);
    expect(page.headers['content-security-policy']).not.toMatch(/https?:|\*|unsafe-eval/);
  });

  it('lets browsers keep hashed files for ever', async () => {
    const script = await get('/explorer/explorer-ABCD1234.js');
    expect(script).toMatchObject({ status: 200, body: 'export {}' });
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(script.headers['cache-control']).toContain('immutable');
  });

  it('compresses for clients that ask', async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/`);
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(await answer.text()).toBe('<title>LAPOR!</title>');
  });

  it('gives the demo account, and null where there is none', async () => {
    expect(JSON.parse((await get('/explorer/demo.json')).body)).toEqual({ username: 'warga', password: 'p' });
  });

  it.each([
    '/explorer/',
    '/explorer/absent.js',
    '/explorer/../explorer.js',
    '/explorer/..%2f..%2fpackage.json',
    '/explorer//etc/passwd',
    '/explorer/%00',
  ])('answers 404 to %s', async (path) => {
    expect(await get(path)).toMatchObject({ status: 404, body: 'Not found.\n' });
  });

  it('leaves every other request to others, and sends no body to HEAD', async () => {
    for (const [path, method] of [
      ['/graphql', 'GET'],
      ['/', 'POST'],
      ['/explorer', 'GET'],
      ['/explorers/x', 'GET'],
    ] as const) {
      expect((await get(path, method)).status).toBe(418);
    }
    expect(await get('/', 'HEAD')).toMatchObject({ status: 200, body: '' });
  });
});
