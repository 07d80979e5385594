// `npm run bench -- <name> [options]`: one benchmark; prints each figure beside its bar and keeps them in bench/RESULTS.
// Exit code 0 when every bar is kept, 1 when one is missed, 2 when it could not be measured.
import { isKept, toLine } from './bar.js';
import { benchEntities } from './entities/bench-entities.js';
import { benchEndurance } from './gateway/bench-endurance.js';
import { benchGateway } from './gateway/bench-gateway.js';
import { benchPlanning } from './gateway/bench-planning.js';
import { benchIdentity } from './identity/bench-identity.js';
import { benchPlanners } from './planners/bench-planners.js';
import { type BenchValues, readCommand } from './read-command.js';
import { benchRegistry } from './registry/bench-registry.js';
import { benchReports } from './reports/bench-reports.js';
import { type Results, writeResults } from './results.js';
import { benchSms } from './sms/bench-sms.js';
import { benchSubscriptionPeers } from './subscriptions/bench-peers.js';
import { benchSubscriptions } from './subscriptions/bench-subscriptions.js';
import { benchWebhooks } from './webhooks/bench-webhooks.js';

/** Name → benchmark. */
const BENCHMARKS: Readonly<Record<string, (values: BenchValues) => Promise<Results>>> = {
  endurance: ({ requests }) => benchEndurance(requests),
  entities: () => benchEntities(),
  gateway: ({ rounds, seconds, sharing, 'no-installed': noInstalled, only, profile }) =>
    benchGateway({ rounds, seconds: seconds / 10, installed: !noInstalled, sharing, only, profile }),
  identity: () => benchIdentity(),
  planners: () => benchPlanners(),
  planning: ({ seconds }) => benchPlanning(seconds),
  registry: () => benchRegistry(),
  sms: ({ messages }) => benchSms(messages),
  'subscription-peers': () => benchSubscriptionPeers(),
  subscriptions: ({ seconds }) => benchSubscriptions(seconds),
  webhooks: ({ seconds }) => benchWebhooks(seconds),
  reports: ({ reports, seconds }) => benchReports({ reports, seconds }),
};

const command = readCommand(process.argv.slice(2), Object.keys(BENCHMARKS));
if ('problem' in command) {
  process.stderr.write(`${command.problem}\n`);
  process.exit(2);
}
try {
  const results = await (BENCHMARKS[command.name] as (values: BenchValues) => Promise<Results>)(command.values);
  for (const bar of results.bars) process.stdout.write(`${toLine(bar)}\n`);
  if (!results.partial) process.stdout.write(`${await writeResults(results, new Date())}\n`);
  process.exitCode = results.bars.every(isKept) ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
