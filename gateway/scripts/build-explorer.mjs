// Bundles the explorer page into dist/explorer/page: every file but index.html carries a hash of its content in its
// name, so browsers may keep it for ever.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const workspace = fileURLToPath(new URL('..', import.meta.url));
const out = join(workspace, 'dist', 'explorer', 'page');

const common = {
  absWorkingDir: workspace,
  bundle: true,
  minify: true,
  target: 'es2022',
  legalComments: 'eof',
  logLevel: 'warning',
  metafile: true,
  outdir: out,
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  publicPath: '/explorer/',
  define: { 'process.env.NODE_ENV': '"production"' },
};

await rm(out, { recursive: true, force: true });
const workerUrls = await buildWorkers();
const page = await build({
  ...common,
  entryPoints: ['explorer/explorer.ts'],
  format: 'esm',
  splitting: true,
  plugins: [withoutMonacoStyles()],
  define: { ...common.define, WORKER_URLS: JSON.stringify(workerUrls) },
});
const [script, { cssBundle }] = Object.entries(page.metafile.outputs).find(([, file]) => file.entryPoint === 'explorer/explorer.ts');
const template = await readFile(join(workspace, 'explorer', 'index.html'), 'utf8');
await writeFile(join(out, 'index.html'), template.replace('{{script}}', address(script)).replace('{{style}}', address(cssBundle)));

/** Monaco's workers, each a classic script of its own. They are looked up from GraphiQL, whose dependencies they are. */
async function buildWorkers() {
  const fromGraphiql = createRequire(createRequire(import.meta.url).resolve('graphiql'));
  const fromReact = createRequire(fromGraphiql.resolve('@graphiql/react'));
  const entries = {
    editor: fromReact.resolve('monaco-editor/esm/vs/editor/editor.worker.js'),
    json: fromReact.resolve('monaco-editor/esm/vs/language/json/json.worker.js'),
    graphql: fromReact.resolve('monaco-graphql/esm/graphql.worker.js'),
  };
  const named = Object.entries(entries).map(([name, file]) => ({ in: file, out: `${name}.worker` }));
  const { metafile } = await build({ ...common, entryPoints: named, format: 'iife' });
  const files = Object.keys(metafile.outputs);
  return Object.fromEntries(
    Object.keys(entries).map((name) => [name, address(files.find((file) => basename(file).startsWith(`${name}.worker-`)))]),
  );
}

/** GraphiQL's own stylesheet brings monaco's, with its fonts; those monaco imports would be a second copy. */
function withoutMonacoStyles() {
  return {
    name: 'without-monaco-styles',
    setup: ({ onLoad }) => onLoad({ filter: /[\\/]monaco-editor[\\/].*\.css$/ }, () => ({ contents: '', loader: 'css' })),
  };
}

function address(file) {
  return `/explorer/${basename(file)}`;
}
