// One entry for every npm command: installs and builds what is missing, then runs the task on the project's own Node.
// Plain JavaScript without dependencies, because the machine's Node (20 or newer) runs it before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'node_modules', '.bin');
const windows = process.platform === 'win32';

const JEST = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];

/** Task → what it needs and the commands it runs on the pinned Node; further arguments go to the last command. */
const TASKS = {
  build: { built: true, run: [] },
  start: { built: true, run: [['stack/dist/main.js']] },
  demo: { built: true, run: [['stack/dist/demo/main.js']] },
  schema: { built: true, run: [['scripts/schema.mjs']] },
  seed: { built: true, run: [['stack/dist/seed/main.js']] },
  'audit:verify': { built: true, run: [['stack/dist/audit/main.js']] },
  'admin:first': { built: true, run: [['stack/dist/first-admin/main.js']] },
  'vault:rotate': { built: true, run: [['stack/dist/vault/main.js']] },
  'sms:rotate': { built: true, run: [['stack/dist/sms/rotate-main.js']] },
  'registry:rebuild': { built: true, run: [['stack/dist/registry/main.js']] },
  sms: { built: true, run: [['channels/sms/dist/local-carrier/phone-main.js']] },
  test: { built: true, run: [JEST] },
  proof: {
    built: true,
    env: { LAPOR_PROOF: 'long' },
    run: [[...JEST, 'test/dist/proof', 'test/dist/federation/differential', 'life.property', 'clocks.property']],
  },
  reloads: { built: true, env: { LAPOR_RELOADS: '1000' }, run: [[...JEST, 'test/dist/reload/memory']] },
  // What 200 clients were given of 100,000 events is kept until it is judged.
  'live-faults': { built: true, run: [['--max-old-space-size=8192', 'test/dist/live-faults/main.js']] },
  bench: { built: true, run: [['bench/dist/main.js']] },
  mutate: { built: true, run: [['mutation/run.mjs']] },
  format: { built: false, run: [['node_modules/@biomejs/biome/bin/biome', 'check', '--write', '.']] },
  check: {
    built: true,
    run: [
      ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
      ['scripts/check-rooms.mjs'],
      ['scripts/schema.mjs', '--check'],
      ['scripts/check-docs.mjs'],
    ],
  },
};

const [name, ...extra] = process.argv.slice(2);
const task = Object.hasOwn(TASKS, name ?? '') ? TASKS[name] : undefined;
if (!task) {
  process.stderr.write(`Unknown task "${name}". Known: ${Object.keys(TASKS).join(', ')}\n`);
  process.exit(2);
}
install();
if (task.built) build();
const node = join(bin, windows ? 'node.cmd' : 'node');
for (const [index, command] of task.run.entries()) {
  await follow(node, index === task.run.length - 1 ? [...command, ...extra] : command);
}

/** Installs exactly the lock file, once: the stamp holds the lock's hash. */
function install() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = join(root, 'node_modules', '.lapor-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock && existsSync(join(bin, 'node'))) return;
  execute(windows ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stamp, lock);
}

/** Turborepo rebuilds only the workspaces whose sources changed. */
function build() {
  execute(join(bin, windows ? 'turbo.cmd' : 'turbo'), ['run', 'build', '--output-logs=errors-only', '--log-order=grouped'], {
    quiet: true,
  });
}

function execute(command, args, { quiet = false } = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    env: environment(),
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    shell: windows,
  });
  const code = result.status ?? 1;
  if (code === 0) return;
  if (quiet) process.stderr.write(`${result.stdout}${result.stderr}`);
  process.exit(code);
}

/** Runs a command that may live long: whoever ends this process ends it too, and it ends in its own time. */
function follow(command, args) {
  const child = spawn(command, args, { cwd: root, env: environment(), stdio: 'inherit', shell: windows });
  // Ctrl-C reaches the child by itself; only the signals sent to this process alone are passed on.
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // npm ends without passing a signal on; then this process belongs to another parent.
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 500).unref();
  return new Promise((resolve) => {
    child.on('exit', (code) => (code === 0 ? resolve() : process.exit(code ?? 1)));
  });
}

/** The project's own Node first on the PATH, what it has compiled kept for the next time, and no tool tells anybody anything. */
function environment() {
  const compiled = { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled') };
  const silent = { TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', APOLLO_TELEMETRY_DISABLED: '1' };
  return { ...task.env, ...compiled, ...process.env, ...silent, PATH: `${bin}${delimiter}${process.env.PATH}` };
}
