// Emits the subgraphs' SDL, composes the supergraph and the API schema, and writes them; with --check nothing is
// written and any difference from the committed files fails. Breaking changes of the API since the last commit are
// listed, and refused unless --accept-breaking says that they are meant.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { breakingChanges } from '@lapor/schema/breaking-changes';
import { composeSupergraph } from '@lapor/schema/compose';

const root = fileURLToPath(new URL('..', import.meta.url));
const check = process.argv.includes('--check');
const PORTS = { reports: 4101, agencies: 4102, citizens: 4103 };

const subgraphs = Object.entries(PORTS).map(([name, port]) => ({ name, url: `http://127.0.0.1:${port}/graphql`, sdl: emit(name) }));
const composed = composeSupergraph(subgraphs);
if (!composed.ok) fail(`The subgraphs do not compose:\n  ${composed.problems.join('\n  ')}`);

const files = [
  ...subgraphs.map(({ name, sdl }) => [`schema/subgraphs/${name}.graphql`, sdl]),
  ['schema/supergraph.graphql', composed.supergraphSdl],
  ['schema/api.graphql', composed.apiSdl],
];
const drifted = files.filter(([file, text]) => !existsSync(`${root}${file}`) || readFileSync(`${root}${file}`, 'utf8') !== text);
if (check && drifted.length > 0)
  fail(`Not what the code says: ${drifted.map(([file]) => file).join(', ')}. Run "npm run schema" and commit the result.`);
for (const [file, text] of check ? [] : drifted) writeFileSync(`${root}${file}`, text);

const committed = spawnSync('git', ['show', 'HEAD:schema/api.graphql'], { cwd: root, encoding: 'utf8' });
const broken = committed.status === 0 ? breakingChanges(committed.stdout, composed.apiSdl) : [];
for (const description of broken) process.stdout.write(`breaking: ${description}\n`);
if (broken.length > 0 && !check && !process.argv.includes('--accept-breaking')) {
  fail('The API schema breaks its clients. Add what is new beside what is old, or repeat with --accept-breaking.');
}
process.stdout.write(`schema: ${files.length} files, ${check ? 'as committed' : `${drifted.length} written`}\n`);

function emit(name) {
  const result = spawnSync(process.execPath, ['scripts/print-sdl.mjs', name], { cwd: root, encoding: 'utf8' });
  if (result.status !== 0) fail(`The subgraph ${name} gives no SDL:\n${result.stderr}`);
  return `# Emitted by "npm run schema" from subgraphs/${name}. Do not edit.\n${result.stdout}`;
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
