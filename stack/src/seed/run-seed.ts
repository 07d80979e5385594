import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Runs reports' own seed on a database, with the arguments of `npm run seed`. Returns its exit code. */
export async function runSeed(databaseUrl: string, args: readonly string[]): Promise<number> {
  const seed = fileURLToPath(import.meta.resolve('@lapor/reports/seed-main'));
  const child = spawn(process.execPath, [seed, ...args], {
    env: { REPORTS_DATABASE_URL: databaseUrl },
    stdio: 'inherit',
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 2;
}
