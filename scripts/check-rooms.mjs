// Holds the arrows of ARCHITECTURE.md: which workspace may import which, which room of a workspace may look into which,
// and which package only one file may know. Anything not listed is refused.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Workspace → the workspaces it may import. */
const WORKSPACES = {
  schema: [],
  kit: ['schema'],
  gateway: ['schema', 'kit'],
  'subgraphs/kit': ['schema', 'kit'],
  'subgraphs/agencies': ['schema', 'kit', 'subgraph-kit'],
  'subgraphs/citizens': ['schema', 'kit', 'subgraph-kit'],
  'subgraphs/reports': ['schema', 'kit', 'subgraph-kit'],
  'channels/sms': ['schema', 'kit'],
  stack: ['schema', 'kit', 'citizens', 'agencies', 'reports', 'gateway', 'sms'],
  bench: ['schema', 'kit', 'subgraph-kit', 'gateway', 'stack'],
  test: ['schema', 'kit', 'subgraph-kit', 'stack', 'gateway', 'citizens', 'agencies', 'reports', 'sms'],
};

const SUBGRAPH_ROOMS = {
  domain: [],
  events: ['domain', 'database'],
  database: ['domain'],
  actions: ['domain', 'database', 'events'],
  graphql: ['actions', 'database', 'domain'],
};

/** Workspace → room → the rooms it may look into. Files beside the rooms wire and may see everything. */
const ROOMS = {
  'subgraphs/agencies': { ...SUBGRAPH_ROOMS, graphql: [...SUBGRAPH_ROOMS.graphql, 'events'] },
  'subgraphs/reports': {
    ...SUBGRAPH_ROOMS,
    actions: [...SUBGRAPH_ROOMS.actions, 'webhooks'],
    webhooks: ['domain'],
    jobs: ['actions', 'database'],
    seed: ['actions', 'domain', 'events', 'database'],
    graphql: [...SUBGRAPH_ROOMS.graphql, 'events'],
  },
  'subgraphs/citizens': {
    ...SUBGRAPH_ROOMS,
    vault: [],
    tokens: [],
    credentials: ['domain'],
    phone: ['domain'],
    messages: ['domain'],
    database: ['domain', 'vault', 'credentials', 'events'],
    actions: [...SUBGRAPH_ROOMS.actions, 'vault', 'tokens', 'credentials', 'phone', 'messages'],
    jobs: ['actions', 'messages'],
    issuer: ['actions', 'database', 'tokens'],
    routes: ['actions'],
    graphql: [...SUBGRAPH_ROOMS.graphql, 'vault'],
  },
  'channels/sms': {
    domain: [],
    encoding: ['domain'],
    sealing: [],
    together: [],
    supergraph: ['domain', 'together'],
    database: ['domain', 'sealing'],
    actions: ['domain', 'database', 'sealing', 'supergraph', 'carrier', 'together'],
    carrier: ['encoding', 'domain'],
    jobs: ['actions'],
    routes: ['actions', 'encoding'],
    'local-carrier': ['encoding', 'carrier'],
  },
  gateway: {
    planning: [],
    traffic: ['execution'],
    execution: ['planning'],
    deferred: ['planning', 'execution', 'subscriptions', 'supergraph'],
    verbatim: ['planning', 'execution'],
    supergraph: ['planning', 'execution', 'verbatim', 'limits', 'auth', 'entity-cache', 'viewing'],
    viewing: ['planning'],
    'entity-cache': ['planning', 'execution', 'auth'],
    auth: ['planning'],
    limits: ['planning', 'auth'],
    subscriptions: ['planning', 'execution', 'auth', 'limits', 'supergraph', 'viewing'],
    http: [],
    headers: [],
  },
};

/** Files that stand in a room and yet wire: they see the types of the files beside the rooms. */
const BESIDE_ROOMS = { gateway: { subscriptions: ['context', 'engine'], supergraph: ['context', 'engine'], deferred: ['context'] } };

/** What the domain may import at all: contracts and pure hashing, never a library. */
const DOMAIN_PACKAGES = /^(@lapor\/schema\/|node:crypto$)/;

/** Package → the only files that may import it. */
const ONLY_IN = {
  '@apollo/query-planner': ['gateway/src/planning/apollo-planner.ts', 'gateway/src/planning/read-apollo-plan.ts'],
  '@graphql-hive/router-query-planner': [
    'gateway/src/planning/hive-messages.ts',
    'gateway/src/planning/hive-process.ts',
    'gateway/src/planning/read-hive-plan.ts',
  ],
  '@apollo/query-graphs': ['gateway/src/planning/keep-members.ts'],
  '@apollo/gateway': [
    'bench/src/gateway/apollo-main.ts',
    'gateway/src/gateway-options.ts',
    'gateway/src/supergraph-source.ts',
    'gateway/src/execution/data-source-client.ts',
    'gateway/src/supergraph/file-source.ts',
    'gateway/src/supergraph/open-source.ts',
    'gateway/src/supergraph/polled-source.ts',
    'gateway/src/supergraph/reach-subgraphs.ts',
  ],
  '@apollo/composition': ['schema/src/compose.ts'],
  '@redis/client': ['gateway/src/entity-cache/redis.ts'],
  undici: [
    'bench/src/gateway/bare-main.ts',
    'gateway/src/execution/exchange.ts',
    'gateway/src/execution/subgraph-client.ts',
    'subgraphs/reports/src/webhooks/post-event.ts',
  ],
  smpp: ['channels/sms/src/carrier/smpp/smpp-package.ts'],
  'libphonenumber-js': ['subgraphs/citizens/src/phone/read-phone.ts'],
  'csv-parse': ['subgraphs/agencies/src/actions/read-table.ts'],
  'graphile-worker': [
    'subgraphs/reports/src/jobs/scheduler.ts',
    'subgraphs/reports/src/jobs/scheduler-log.ts',
    'subgraphs/reports/src/jobs/tasks.ts',
  ],
};

const problems = [];
for (const workspace of Object.keys(WORKSPACES)) {
  for (const file of globSync(`${workspace}/src/**/*.ts`, { cwd: root })) checkFile(workspace, file);
}
if (problems.length > 0) {
  process.stderr.write(`${problems.join('\n')}\n`);
  process.exit(1);
}
process.stdout.write('rooms: every arrow points inward\n');

function checkFile(workspace, file) {
  const source = readFileSync(join(root, file), 'utf8');
  const test = file.endsWith('.test.ts');
  for (const [, specifier] of source.matchAll(/^(?:import|export)\b[^;]*?from '([^']+)'|^import '([^']+)'/gm)) {
    if (!specifier) continue;
    if (specifier.startsWith('.')) checkRoom(workspace, file, specifier, test);
    else checkPackage(workspace, file, specifier, test);
  }
}

function checkRoom(workspace, file, specifier, test) {
  const src = `${workspace}/src`;
  const from = roomOf(relative(src, file));
  const target = relative(src, normalize(join(dirname(file), specifier)));
  const to = roomOf(target);
  if (target.startsWith('..')) return problems.push(`${file}: leaves its workspace by ${specifier}`);
  const rooms = ROOMS[workspace];
  if (!rooms || !from || from === to || test) return;
  if (!rooms[from]) return problems.push(`${file}: the room ${from} is not in the table of scripts/check-rooms.mjs`);
  const beside = BESIDE_ROOMS[workspace]?.[from] ?? [];
  const allowed = to ? rooms[from].includes(to) : beside.includes(target.replace(/\.js$/, ''));
  if (!allowed) problems.push(`${file}: ${from} may not look into ${to || target}`);
}

function checkPackage(workspace, file, specifier, test) {
  const only = Object.entries(ONLY_IN).find(([name]) => specifier === name || specifier.startsWith(`${name}/`));
  if (only && !only[1].includes(file) && workspace !== 'test')
    problems.push(`${file}: only ${only[1].join(' and ')} may import ${only[0]}`);
  const [, sibling] = /^@lapor\/([\w-]+)\//.exec(specifier) ?? [];
  if (sibling && !WORKSPACES[workspace].includes(sibling)) problems.push(`${file}: ${workspace} may not import @lapor/${sibling}`);
  const inDomain = /^(subgraphs|channels)\//.test(workspace) && roomOf(relative(`${workspace}/src`, file)) === 'domain';
  if (inDomain && !test && !DOMAIN_PACKAGES.test(specifier)) problems.push(`${file}: the domain may not import ${specifier}`);
}

function roomOf(path) {
  return path.includes('/') ? path.split('/')[0] : '';
}
