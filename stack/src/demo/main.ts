import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createLog } from '@lapor/kit/log';
import { loadSecrets, secretsFile } from '../system/secrets.js';
import { startSystem } from '../system/start-system.js';
import { runDemo } from './demo.js';

const print = (text: string) => process.stdout.write(`${text}\n`);

/** The system that is running, or one of our own that is thrown away afterwards. */
async function findSystem() {
  const gatewayUrl = process.env.LAPOR_URL ?? `http://127.0.0.1:${process.env.PORT ?? 4000}`;
  const running = await fetch(`${gatewayUrl}/health`).then(
    ({ ok }) => ok,
    () => false,
  );
  const dataFolder = resolve(process.env.DATA_FOLDER ?? '.data');
  if (running) {
    print(`Memakai sistem yang sedang berjalan di ${gatewayUrl}.`);
    const password = process.env.DEMO_PASSWORD ?? (await loadDemoPassword(dataFolder));
    return { gatewayUrl, password, stop: async () => {} };
  }
  if (process.env.LAPOR_URL) throw new Error(`tidak ada sistem yang menjawab di ${gatewayUrl}`);
  print('Belum ada sistem yang berjalan: memulai sistem sementara …');
  const folder = await mkdtemp(join(tmpdir(), 'lapor-demo-'));
  const system = await startSystem({
    dataFolder: folder,
    host: '127.0.0.1',
    ports: { gateway: 0, reports: 0, agencies: 0, citizens: 0 },
    logLevel: 'warn',
    databaseUrls: {},
    throwAway: true,
    onLine: (_process, line) => process.stderr.write(`${line}\n`),
    log: createLog('demo', 'warn'),
  });
  return {
    gatewayUrl: system.gatewayUrl,
    password: system.secrets.demoPassword,
    stop: async () => {
      await system.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function loadDemoPassword(dataFolder: string): Promise<string> {
  const { demoPassword } = await loadSecrets(dataFolder).catch(() => ({ demoPassword: undefined }));
  if (!demoPassword) throw new Error(`sandi demo tidak ada di ${secretsFile(dataFolder)}; berikan lewat DEMO_PASSWORD`);
  return demoPassword;
}

const system = await findSystem().catch((error: Error) => {
  print(`Demo tidak dapat dimulai: ${error.message}`);
  process.exit(1);
});
try {
  await runDemo({ ...system, print });
} catch (error) {
  print(`GAGAL: ${(error as Error).message}`);
  process.exitCode = 1;
} finally {
  await system.stop();
}
