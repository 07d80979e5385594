import { rm } from 'node:fs/promises';
import { shared } from './shared.js';

export default async function globalTeardown(): Promise<void> {
  await shared.systems?.stop();
  await shared.cluster?.stop();
  if (shared.folder) await rm(shared.folder, { recursive: true, force: true });
}
