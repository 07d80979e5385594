import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';

const FIXTURE = fileURLToPath(new URL('./too-much-memory.fixture.js', import.meta.url));
const ATTEMPTS = 3;
const ENDED_BY_V8 = ['SIGTRAP', 'SIGABRT', 'SIGILL'];

/**
 * In a process of its own, because the limit of a thread's memory is no hard one: when much is needed at once, V8 gives up
 * the whole process before the thread can be ended (docs/adr/0027). That is seldom, so it is tried again.
 */
async function outcomeWith(heapMb: number): Promise<unknown> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { stdout } = await promisify(execFile)(process.execPath, [FIXTURE, String(heapMb)]);
      return JSON.parse(stdout);
    } catch (error) {
      if (attempt === ATTEMPTS || !ENDED_BY_V8.includes(String((error as { signal?: unknown }).signal))) throw error;
    }
  }
}

describe('a thread of planning that needs more memory than it may have', () => {
  it('is ended, its operation refused, and the next one planned', async () => {
    expect(await outcomeWith(48)).toEqual(['PLAN_TOO_COMPLEX', 'operation']);
  });

  it('does not start with a supergraph that is too large for it', async () => {
    expect(await outcomeWith(8)).toBe('not started');
  });
});
