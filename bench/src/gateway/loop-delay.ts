// Loaded into a process before its own code: tells on request how long its event loop was held up.
import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 1;
const NANOSECONDS_PER_MS = 1_000_000;
const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
/** What is measured is from one tick to the next, of which the resolution is no delay. */
const milliseconds = (nanoseconds: number) => Math.max(0, nanoseconds / NANOSECONDS_PER_MS - RESOLUTION_MS);

process.on('message', (message) => {
  if (message === 'watch the loop') {
    delays.reset();
    delays.enable();
    process.send?.({ watching: true });
  }
  if (message === 'how was the loop') process.send?.({ p99: milliseconds(delays.percentile(99)), most: milliseconds(delays.max) });
});
