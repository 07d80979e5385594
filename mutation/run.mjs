// `npm run mutate [folder …]`: changes the domain's code in every small way, one at a time, and counts the changes that
// its tests notice. Folder by folder, because each then runs only the tests that reach it. Fails below the threshold.
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CONFIG } from './stryker.config.mjs';

const THRESHOLD = 85;
const WINDOWS = process.platform === 'win32';
const NPM = WINDOWS ? 'npm.cmd' : 'npm';
const root = fileURLToPath(new URL('..', import.meta.url));
const domain = 'subgraphs/reports/dist/domain';
const results = `${root}.data/mutation`;
const stryker = `${root}mutation/node_modules/@stryker-mutator/core`;

if (!existsSync(stryker)) run(NPM, ['ci', '--prefix', 'mutation', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
mkdirSync(results, { recursive: true });
const all = globSync(`${domain}/*`, { cwd: root }).map((path) => path.slice(domain.length + 1));
const folders = process.argv.length > 2 ? process.argv.slice(2) : all.toSorted();
const mutants = folders.flatMap(mutate);
for (const folder of folders)
  print(
    folder,
    mutants.filter((mutant) => mutant.folder === folder),
  );
const total = print('all', mutants);
for (const { file, line, name, status } of mutants.filter(isUnnoticed)) process.stdout.write(`${status} ${file}:${line} ${name}\n`);
process.exit(total < THRESHOLD ? 1 : 0);

/** Runs one folder; a mutant that was noticed, and whose code and tests are as they were then, is not run again. */
function mutate(folder) {
  const files = globSync(`${domain}/${folder}/*.js`, { cwd: root }).filter((file) => !/\.(test|fixture)\.js$/.test(file));
  const configFile = `${results}/${folder}.config.json`;
  const jsonReporter = { fileName: `${results}/${folder}.report.json` };
  const incrementalFile = `${results}/${folder}.incremental.json`;
  forgetUnnoticed(incrementalFile);
  writeFileSync(configFile, JSON.stringify({ ...CONFIG, mutate: files, jsonReporter, incrementalFile }));
  run(process.execPath, [`${stryker}/bin/stryker.js`, 'run', configFile]);
  const report = JSON.parse(readFileSync(jsonReporter.fileName, 'utf8'));
  return Object.entries(report.files).flatMap(([file, { mutants: found }]) =>
    found.map(({ status, mutatorName, replacement, location }) => ({
      folder,
      file: file.slice(domain.length + 1),
      line: location.start.line,
      name: `${mutatorName}: ${replacement?.slice(0, 80)}`,
      status,
    })),
  );
}

/** Stryker keeps what it once called uncovered although a new test covers it; without its result it is run again. */
function forgetUnnoticed(incrementalFile) {
  if (!existsSync(incrementalFile)) return;
  const known = JSON.parse(readFileSync(incrementalFile, 'utf8'));
  for (const file of Object.values(known.files)) file.mutants = file.mutants.filter(({ status }) => status === 'Killed');
  writeFileSync(incrementalFile, JSON.stringify(known));
}

function isUnnoticed({ status }) {
  return status === 'Survived' || status === 'NoCoverage';
}

/** Prints a line of the table and returns the score, in percent. */
function print(name, found) {
  const noticed = found.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
  const missed = found.filter(isUnnoticed).length;
  const score = noticed + missed === 0 ? 100 : (100 * noticed) / (noticed + missed);
  process.stdout.write(`| ${name} | ${noticed + missed} | ${missed} | ${score.toFixed(1)} % |\n`);
  return score;
}

function run(command, args) {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: WINDOWS && command === NPM,
  });
  if (status !== 0) process.exit(status ?? 1);
}
