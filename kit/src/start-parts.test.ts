import { describe, expect, it } from '@jest/globals';
import { startParts } from './start-parts.js';

describe('starting a process part by part', () => {
  const recording = () => {
    const stopped: string[] = [];
    return { stopped, part: (name: string) => ({ stop: async () => void stopped.push(name) }) };
  };

  it('stops the parts in the reverse order, once', async () => {
    const { stopped, part } = recording();
    const running = await startParts(async (keep) => {
      keep(part('database'));
      keep(part('server'));
      return { port: 1 };
    });
    expect(running.port).toBe(1);
    await Promise.all([running.stop(), running.stop()]);
    expect(stopped).toEqual(['server', 'database']);
  });

  it('stops what was opened when a later part fails', async () => {
    const { stopped, part } = recording();
    const failed = startParts(async (keep) => {
      keep(part('database'));
      throw new Error('the port is taken');
    });
    await expect(failed).rejects.toThrow('the port is taken');
    expect(stopped).toEqual(['database']);
  });
});
