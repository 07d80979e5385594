import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What a process holds after a collection of garbage. */
export interface Footprint {
  readonly heapMb: number;
  readonly rssMb: number;
  readonly threads: number | undefined;
}

export interface GatewayProcess {
  readonly url: string;
  measure(): Promise<Footprint>;
  stop(): Promise<void>;
}

const FIXTURE = fileURLToPath(new URL('./gateway-process.fixture.js', import.meta.url));

export async function startGatewayProcess(settings: Readonly<Record<string, string>>): Promise<GatewayProcess> {
  const child = fork(FIXTURE, { env: { ...process.env, ...settings }, execArgv: ['--expose-gc'] });
  const { port } = await next<{ port: number }>(child);
  return {
    url: `http://127.0.0.1:${port}`,
    async measure() {
      const answer = next<{ footprint: Footprint }>(child);
      child.send('measure');
      return (await answer).footprint;
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.send('stop');
      await ended;
    },
  };
}

function next<Message>(child: ChildProcess): Promise<Message> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`the gateway's process has ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message as Message);
    });
  });
}
