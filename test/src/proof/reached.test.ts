import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { glob, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it } from '@jest/globals';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const DOMAIN = 'subgraphs/reports/dist/domain';

/** Random lives reach nearly everything by chance; what counts here are the tests that say what they mean. */
const CONFIG = {
  rootDir: ROOT,
  moduleFileExtensions: ['js', 'mjs', 'json'],
  transform: {},
  collectCoverage: true,
  coverageProvider: 'v8',
  coverageReporters: ['json'],
  collectCoverageFrom: [`${DOMAIN}/**/*.js`, '!**/*.{test,fixture}.js'],
};

/** One file of Istanbul's coverage format: its functions and how often each ran. */
interface Covered {
  readonly fnMap: Readonly<Record<string, { readonly name: string }>>;
  readonly f: Readonly<Record<string, number>>;
}

it('every function of the domain is reached by a test of the domain', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lapor-reached-'));
  const all = join(folder, 'all.test.mjs');
  await writeFile(all, await importsOfTests());
  const config = { ...CONFIG, roots: [`<rootDir>/${DOMAIN}`, folder], testMatch: [all], coverageDirectory: folder };
  await writeFile(join(folder, 'jest.json'), JSON.stringify(config));
  const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', '-c', join(folder, 'jest.json')];
  const child = spawn(process.execPath, jest, { cwd: ROOT, stdio: 'ignore' });
  expect(await once(child, 'close')).toEqual([0, null]);
  const files = Object.entries<Covered>(JSON.parse(await readFile(join(folder, 'coverage-final.json'), 'utf8')));
  await rm(folder, { recursive: true });
  const unreached = files.flatMap(([file, { fnMap, f }]) =>
    Object.entries(fnMap).flatMap(([id, { name }]) => (f[id] === 0 ? [`${file.split('/domain/')[1]}: ${name}`] : [])),
  );
  expect(files.length).toBeGreaterThan(50);
  expect(unreached).toEqual([]);
});

/** All tests of the domain as one file: so each module is loaded once, and not once for each test that uses it. */
async function importsOfTests(): Promise<string> {
  const imports: string[] = [];
  for await (const file of glob(`${DOMAIN}/**/*.test.js`, { cwd: ROOT }))
    if (!file.endsWith('.property.test.js')) imports.push(`import ${JSON.stringify(pathToFileURL(join(ROOT, file)).href)};`);
  return imports.join('\n');
}
