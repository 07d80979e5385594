import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const FIXTURE = fileURLToPath(new URL('./log.fixture.js', import.meta.url));
/** More than a pipe holds, in lines of a thousand letters. */
const MANY = 3_000;

function start(lines: number) {
  const child = spawn(process.execPath, [FIXTURE, String(lines)], { stdio: ['ignore', 'pipe', 'inherit'] });
  return { stdout: child.stdout, ended: once(child, 'exit') };
}

describe('a process that writes a log', () => {
  it('has written its last lines when it ends', async () => {
    const { stdout, ended } = start(20);
    const lines = (await text(stdout)).split('\n').filter((line) => line !== '');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject(Array.from({ length: 20 }, (_, line) => ({ process: 'test', line })));
    expect(await ended).toEqual([7, null]);
  });

  it('ends although nobody reads it', async () => {
    const { stdout, ended } = start(MANY);
    expect(await ended).toEqual([7, null]);
    stdout.destroy();
  });

  it('ends when whoever read it is gone', async () => {
    const { stdout, ended } = start(MANY);
    await delay(20);
    stdout.destroy();
    expect(await ended).toEqual([7, null]);
  });
});
