import { shared } from './shared.js';

export default async function globalTeardown(): Promise<void> {
  await shared.cluster?.stop();
}
