import { parseArgs } from 'node:util';
import { beginOwnTime } from '../environment/own-time.js';
import { startTestSystem } from '../environment/system.js';
import { holdIdleSockets } from './idle-sockets.js';
import { runLiveFaults } from './live-faults.js';
import { SETTINGS } from './settings.js';
import { VICTIMS } from './strikes.js';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '100000' },
    clients: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    /** Of each process; one for every ten thousand events unless given. */
    kills: { type: 'string' },
    idle: { type: 'string', default: '10000' },
  },
});
const [events, clients, seed] = [Number(values.events), Number(values.clients), Number(values.seed)];
const killsOfEach = Number(values.kills ?? Math.max(2, Math.round(events / 10_000)));
const kills = Object.fromEntries(VICTIMS.map((victim) => [victim, killsOfEach]));
const print = (line: string) => void process.stdout.write(`${time.read().toFixed(0)} s: ${line}\n`);
const tell = (faults: readonly string[]) => {
  print(`${faults.length} faults`);
  for (const fault of faults) print(`  ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
};

const time = beginOwnTime();
const system = await startTestSystem(SETTINGS);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void system.stop().finally(() => process.exit(130)));
try {
  const { reasons, ...figures } = await runLiveFaults(system, {
    events,
    clients,
    kills,
    seed,
    writers: 12,
    disturbances: { meanMs: 20_000, longestMs: 8_000 },
    print,
  });
  print(`clients came back for: ${[...reasons].map(([reason, count]) => `${reason} ${count}`).join(', ')}`);
  print(`${figures.events} events, ${figures.given} given to ${clients} clients (${figures.lastWords} last words)`);
  tell(figures.faults);
  tell(await holdIdleSockets(system, Number(values.idle), print));
} finally {
  await system.stop();
}
