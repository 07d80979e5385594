import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { SAFE_HEADERS } from '@lapor/kit/http/respond';

export interface ExplorerOptions {
  /** The account of the sign-in example. Given only by a demo system: everybody who opens the page can read it. */
  readonly demo?: { readonly username: string; readonly password: string };
  /** Where the built page is; by default beside the gateway's own build. */
  readonly folder?: string;
}

/** Answers requests for the explorer page; resolves false, with nothing written, for a request that is not for it. */
export type ServeExplorer = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

interface Asset {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly zipped: Buffer;
}

const BUILT_PAGE = fileURLToPath(new URL('../explorer/page/', import.meta.url));

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
};

/** Nothing but this host: no other origin is asked for anything. Monaco writes style elements, hence 'unsafe-inline'. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "worker-src 'self' blob:",
  "connect-src 'self' ws: wss:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Serves the explorer: the page at `/`, its files at `/explorer/<name>`. Only names that were in the folder at the
 * first request exist, so no path leads anywhere else; each file is read once.
 */
export function createExplorer({ demo, folder = BUILT_PAGE }: ExplorerOptions = {}): ServeExplorer {
  const listing = lazily(() => readdir(folder).catch((): string[] => []));
  const assets = new Map<string, Promise<Asset>>();
  const find = async (name: string): Promise<Asset | null> => {
    if (!(await listing()).includes(name)) return null;
    const known = assets.get(name) ?? toAsset(name, readFile(join(folder, name)));
    assets.set(name, known);
    return known;
  };
  const account = lazily(() => toAsset('demo.json', Promise.resolve(Buffer.from(JSON.stringify(demo ?? null)))));

  return async (request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    if (path !== '/' && !path.startsWith('/explorer/')) return false;
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const name = path === '/' ? 'index.html' : path.slice('/explorer/'.length);
    const asset = name === 'demo.json' ? await account() : await find(name);
    if (asset) send(request, response, asset);
    else sendMissing(response, path);
    return true;
  };
}

function send(request: IncomingMessage, response: ServerResponse, { headers, body, zipped }: Asset): void {
  const zip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const content = zip ? zipped : body;
  response.writeHead(200, { ...headers, ...(zip ? { 'content-encoding': 'gzip' } : {}), 'content-length': content.length });
  response.end(request.method === 'HEAD' ? undefined : content);
}

function sendMissing(response: ServerResponse, path: string): void {
  response.writeHead(404, { ...SAFE_HEADERS, 'content-type': 'text/plain; charset=utf-8' });
  response.end(path === '/' ? 'The explorer page is not built. Run "npm run build". The graph is at /graphql.\n' : 'Not found.\n');
}

async function toAsset(name: string, content: Promise<Buffer>): Promise<Asset> {
  const body = await content;
  const hashed = /-[A-Z0-9]{8}\.\w+$/.test(name);
  const headers = {
    ...SAFE_HEADERS,
    'content-type': CONTENT_TYPES[extname(name)] ?? 'application/octet-stream',
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    vary: 'accept-encoding',
  };
  return { headers, body, zipped: await promisify(gzip)(body) };
}

function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
