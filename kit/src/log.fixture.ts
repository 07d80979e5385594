import { createLog } from './log.js';

/** Writes so many lines of a thousand letters, and ends. */
const log = createLog('test', 'info');
for (let line = 0; line < Number(process.argv[2]); line += 1) log.info({ line }, 'x'.repeat(1_000));
process.exit(7);
