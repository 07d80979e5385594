import { spawn } from 'node:child_process';
import { readdir, readFile, readlink, realpath } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { close, listen } from '@lapor/kit/http/listen';
import { openJourney } from '../environment/journey.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** What makes an Apollo Server report to Apollo unless its code says otherwise. */
const APOLLO = { APOLLO_KEY: 'service:lapor:not-a-real-key', APOLLO_GRAPH_REF: 'lapor@current' };
const PROCESSES = ['reports', 'agencies', 'citizens', 'gateway'] as const;
/** Where /proc tells which program a process runs. */
const onLinux = process.platform === 'linux' ? it : it.skip;

describe('the runtime', () => {
  let system: TestSystem;
  /** What tried to leave the machine: the gateway and its trap's own test may only go through this proxy. */
  const asked: string[] = [];
  const proxy = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(502).end();
  });
  proxy.on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  let throughProxy: Record<string, string>;
  beforeAll(async () => {
    const url = `http://127.0.0.1:${await listen(proxy, 0, '127.0.0.1')}`;
    throughProxy = { NODE_USE_ENV_PROXY: '1', HTTP_PROXY: url, HTTPS_PROXY: url, NO_PROXY: '127.0.0.1' };
    const gateway = { ...throughProxy, ...APOLLO, APOLLO_SCHEMA_REPORTING: 'true' };
    system = await startTestSystem({ overrides: { gateway, reports: { ...throughProxy, ...APOLLO } } });
  });
  afterAll(async () => {
    await system.stop();
    await close(proxy, 0);
  });

  it('of the tests is the Node that package.json pins', async () => {
    const { optionalDependencies } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as {
      optionalDependencies: Record<string, string>;
    };
    expect(new Set(Object.values(optionalDependencies))).toEqual(new Set([process.version.slice(1)]));
    expect(await realpath(process.execPath)).toContain(join(ROOT, 'node_modules'));
  });

  onLinux.each(PROCESSES)('of %s is the same program', async (name) => {
    expect(await readlink(`/proc/${system.children[name].pid()}/exe`)).toBe(await realpath(process.execPath));
  });

  it('holds graphql exactly once', async () => {
    expect(await copiesOf('graphql', join(ROOT, 'node_modules'))).toEqual([join(ROOT, 'node_modules', 'graphql')]);
  });

  it("tells Apollo nothing, even with Apollo's key in the environment", async () => {
    await openJourney(system).citizen('warga').files().verifiedBy('admin-nasional').disposedTo('D-18.72');
    for (const query of ['{ publicReports { nodes { id leadAgency { name } } } }', '{ nope }', '{ me { id } }'])
      await system.anyone.ask(query);
    // What is gathered is sent at the latest when the process ends.
    await system.stop();
    expect(asked).toEqual([]);
    expect(system.lines.filter((line) => /apollo/i.test(line))).toEqual([]);
  });

  it("starts a subgraph also with Apollo's schema reporting switched on in its environment, and reports nothing", async () => {
    const subgraph = { ...throughProxy, ...APOLLO, APOLLO_SCHEMA_REPORTING: 'true' };
    const other = await startTestSystem({ overrides: { agencies: subgraph } });
    await other.stop();
    expect(asked).toEqual([]);
  });

  it('would be caught if it did: the same environment leads fetch and https to the trap', async () => {
    const script = `fetch('https://usage-reporting.api.apollographql.com/').catch(() => {}); require('https').get('https://schema-reporting.api.apollographql.com/').on('error', () => {})`;
    spawn(process.execPath, ['-e', script], { env: throughProxy, stdio: 'ignore' });
    await until('both have knocked', () => asked.length === 2);
    expect(asked.sort()).toEqual(['schema-reporting.api.apollographql.com:443', 'usage-reporting.api.apollographql.com:443']);
  });
});

/** The folders of a package below node_modules, however deep. */
async function copiesOf(name: string, modules: string): Promise<string[]> {
  const found: string[] = [];
  const entries = await readdir(modules, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    // Links are the workspaces, whose own node_modules are looked into below.
    const folder = join(modules, entry.name);
    if (entry.isSymbolicLink()) found.push(...(await copiesOf(name, join(await realpath(folder), 'node_modules'))));
    else if (entry.name.startsWith('@')) found.push(...(await copiesOf(name, folder)));
    else if (entry.isDirectory()) {
      if (entry.name === name && !modules.includes('@')) found.push(folder);
      found.push(...(await copiesOf(name, join(folder, 'node_modules'))));
    }
  }
  return found;
}
