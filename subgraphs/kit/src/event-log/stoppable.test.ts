import { describe, expect, it } from '@jest/globals';
import { stoppable } from './stoppable.js';

describe('a stoppable stream', () => {
  it('ends when its consumer goes, also while it waits for something that never comes', async () => {
    let cleaned = false;
    const stream = stoppable<number>(async function* (signal) {
      try {
        yield 1;
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      } finally {
        cleaned = true;
      }
    });
    expect(await stream.next()).toEqual({ done: false, value: 1 });
    const waiting = stream.next();
    await stream.return?.();
    expect((await waiting).done).toBe(true);
    expect(cleaned).toBe(true);
  });
});
