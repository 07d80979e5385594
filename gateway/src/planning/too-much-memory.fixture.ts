// Plans an operation that takes more memory than its thread may have, and then an easy one; tells what became of each.
import { parse } from 'graphql';
import { startPlannerThreads } from './planner-threads.js';
import { hard, TANGLE } from './tangle.fixture.js';

const heapMb = Number(process.argv[2]);
const planner = startPlannerThreads({ supergraphSdl: TANGLE }, { deadlineMs: 60_000, heapMb, threads: 1, idleMs: 60_000 });
// A thread of planning keeps no process alive.
const alive = setInterval(() => undefined, 1_000);
const tell = (outcome: unknown) => process.stdout.write(JSON.stringify(outcome));
try {
  await planner.ready();
  const [tooMuch, easy] = [parse(hard(6)), parse('{ t0 { v } }')];
  const outcomes = await Promise.allSettled([tooMuch, easy].map((document) => planner.plan(document, null)));
  tell(outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value.kind : outcome.reason.extensions?.code)));
} catch {
  tell('not started');
}
await planner.stop();
clearInterval(alive);
