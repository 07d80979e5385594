// `npm run bench -- <name> [options]`: one benchmark; prints each figure beside its bar and keeps them in bench/RESULTS.
// Exit code 0 when every bar is kept, 1 when one is missed, 2 when it could not be measured.
import { parseArgs } from 'node:util';
import { isKept, toLine } from './bar.js';
import { benchEntities } from './entities/bench-entities.js';
import { benchEndurance } from './gateway/bench-endurance.js';
import { benchGateway } from './gateway/bench-gateway.js';
import { benchPlanning } from './gateway/bench-planning.js';
import { benchIdentity } from './identity/bench-identity.js';
import { benchPlanners } from './planners/bench-planners.js';
import { benchRegistry } from './registry/bench-registry.js';
import { benchReports } from './reports/bench-reports.js';
import { type Results, writeResults } from './results.js';
import { benchSms } from './sms/bench-sms.js';
import { benchSubscriptionPeers } from './subscriptions/bench-peers.js';
import { benchSubscriptions } from './subscriptions/bench-subscriptions.js';
import { benchWebhooks } from './webhooks/bench-webhooks.js';

type Values = Readonly<Record<'messages' | 'reports' | 'requests' | 'seconds' | 'rounds', string>> & {
  readonly sharing: boolean;
  readonly 'no-hive': boolean;
  readonly only?: string | undefined;
  readonly profile?: string | undefined;
};

/** Name → benchmark. */
const BENCHMARKS: Readonly<Record<string, (values: Values) => Promise<Results>>> = {
  endurance: ({ requests }) => benchEndurance(Number(requests)),
  entities: () => benchEntities(),
  gateway: ({ rounds, seconds, sharing, 'no-hive': noHive, only, profile }) =>
    benchGateway({ rounds: Number(rounds), seconds: Number(seconds) / 10, hive: !noHive, sharing, only, profile }),
  identity: () => benchIdentity(),
  planners: () => benchPlanners(),
  planning: ({ seconds }) => benchPlanning(Number(seconds)),
  registry: () => benchRegistry(),
  sms: ({ messages }) => benchSms(Number(messages)),
  'subscription-peers': () => benchSubscriptionPeers(),
  subscriptions: ({ seconds }) => benchSubscriptions(Number(seconds)),
  webhooks: ({ seconds }) => benchWebhooks(Number(seconds)),
  reports: ({ reports, seconds }) => benchReports({ reports: Number(reports), seconds: Number(seconds) }),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    messages: { type: 'string', default: '6000' },
    reports: { type: 'string', default: '1000000' },
    requests: { type: 'string', default: '1000000' },
    sharing: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '30' },
    rounds: { type: 'string', default: '5' },
    'no-hive': { type: 'boolean', default: false },
    only: { type: 'string' },
    profile: { type: 'string' },
  },
});
const bench = BENCHMARKS[positionals[0] ?? ''];
if (!bench) {
  process.stderr.write(`Say which benchmark: npm run bench -- ${Object.keys(BENCHMARKS).join(' | ')}\n`);
  process.exit(2);
}
try {
  const results = await bench(values);
  for (const bar of results.bars) process.stdout.write(`${toLine(bar)}\n`);
  if (!results.partial) process.stdout.write(`${await writeResults(results, new Date())}\n`);
  process.exitCode = results.bars.every(isKept) ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
