// Holds documents equal to the code: docs/errors.md to the error catalogue, .env.example to the settings of all
// processes, and the commands that README.md names to package.json. With --write the generated parts are written anew.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ERRORS } from '@lapor/schema/errors';

const root = fileURLToPath(new URL('..', import.meta.url));
const write = process.argv.includes('--write');
const problems = [];

generated('docs/errors.md', errorTable());
generated('.env.example', await settingsList(), '#');
commandsExist('README.md');

if (problems.length > 0) {
  process.stderr.write(`${problems.join('\n')}\n`);
  process.exit(1);
}
process.stdout.write('docs: equal to the code\n');

/** Compares, or writes, what stands between the two marks of a file. */
function generated(file, text, comment = '') {
  const [begin, end] = comment
    ? [`${comment} generated: begin`, `${comment} generated: end`]
    : ['<!-- generated: begin -->', '<!-- generated: end -->'];
  const path = `${root}${file}`;
  const present = existsSync(path) ? readFileSync(path, 'utf8') : `${begin}\n${end}\n`;
  const [head, rest] = present.split(begin);
  const tail = rest?.split(end)[1];
  if (tail === undefined) return problems.push(`${file}: the marks "${begin}" and "${end}" are missing`);
  const wanted = `${head}${begin}\n${text}${end}${tail}`;
  if (wanted === present) return;
  if (write) writeFileSync(path, wanted);
  else problems.push(`${file} is not what the code says. Run "npm run check -- --write" and read the difference.`);
}

function errorTable() {
  const rows = Object.entries(ERRORS).map(
    ([code, { message, pesan, http, retryable }]) =>
      `| \`${code}\` | ${http} | ${retryable ? 'yes' : 'no'} | ${cell(message)} | ${cell(pesan)} |`,
  );
  return `| code | HTTP | retry as is | what to do | untuk layar warga |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`;
}

/** Text for a cell of a table in Markdown. */
function cell(text) {
  return text.replaceAll('<', '&lt;').replaceAll('|', '\\|');
}

async function settingsList() {
  const processes = {
    'npm start': (await import('@lapor/stack/config')).stackConfig,
    gateway: (await import('@lapor/gateway/config')).gatewayConfig,
    reports: (await import('@lapor/reports/config')).settings,
    agencies: (await import('@lapor/agencies/config')).settings,
    citizens: (await import('@lapor/citizens/config')).settings,
    sms: (await import('@lapor/sms/config')).settings,
  };
  return Object.entries(processes)
    .map(
      ([name, shape]) =>
        `\n# ${name}\n${Object.entries(shape)
          .map(([key, schema]) => setting(key, schema))
          .join('\n')}\n`,
    )
    .join('');
}

/** `KEY=default`, commented out when the process starts without it. */
function setting(key, schema) {
  const given = schema.safeParse(undefined);
  if (!given.success) return `${key}=`;
  const value = given.data === undefined || (Array.isArray(given.data) && given.data.length === 0) ? '' : given.data;
  return `# ${key}=${value}`;
}

function commandsExist(file) {
  const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  const text = existsSync(`${root}${file}`) ? readFileSync(`${root}${file}`, 'utf8') : '';
  if (!text) problems.push(`${file} is missing`);
  for (const [, name] of text.matchAll(/npm run ([\w:-]+)/g))
    if (!scripts[name]) problems.push(`${file} names "npm run ${name}", which does not exist`);
}
