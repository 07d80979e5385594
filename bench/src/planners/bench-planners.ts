import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { PLANNERS } from '@lapor/gateway/planning/planner-name';
import type { Bar } from '../bar.js';
import { percentile } from '../percentile.js';
import type { Results } from '../results.js';
import type { PlannerFigures } from './planner-main.js';

const MAIN = fileURLToPath(new URL('./planner-main.js', import.meta.url));
const MOST_OUTPUT_BYTES = 16 * 1_048_576;

/** Both query planners on the same operations, one after the other (docs/adr/0030). */
export async function benchPlanners(): Promise<Results> {
  const bars: Bar[] = [];
  for (const planner of PLANNERS) {
    const { stdout } = await promisify(execFile)(process.execPath, [MAIN, planner], { maxBuffer: MOST_OUTPUT_BYTES });
    const { startMs, megabytes, times, standIns } = JSON.parse(stdout) as PlannerFigures;
    if (standIns.length > 0) throw new Error(`another planner has stood in for ${planner}: ${standIns.join('; ')}`);
    bars.push(told(`${planner}: start`, 'ms', startMs), told(`${planner}: resident memory`, 'MB', megabytes));
    for (const [name, found] of Object.entries(times)) {
      bars.push(told(`${planner}: ${name}, median`, 'ms', percentile(found, 0.5)));
      bars.push(told(`${planner}: ${name}, slowest`, 'ms', percentile(found, 1)));
    }
  }
  return {
    name: 'planners',
    command: 'npm run bench -- planners',
    setting: ['Times are those for which the gateway waits: the way to the thread and back is in them.'],
    bars,
  };
}

function told(what: string, unit: Bar['unit'], figure: number): Bar {
  return { what, unit, figure, limit: null, must: 'not exceed' };
}
