import { Writable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { gatherWrites } from './gather-writes.js';

describe('writes to a connection', () => {
  it('leave together, in order, when the turn is over', async () => {
    const left: string[][] = [];
    const connection = new Writable({
      writev(chunks, done) {
        left.push(chunks.map(({ chunk }) => String(chunk)));
        done();
      },
    });
    const gather = gatherWrites(connection);
    const write = (text: string) => {
      gather();
      connection.write(text);
    };
    write('a');
    await Promise.resolve().then(() => write('b'));
    expect(left).toEqual([]);
    await turn();
    expect(left).toEqual([['a', 'b']]);
    write('c');
    await turn();
    expect(left).toEqual([['a', 'b'], ['c']]);
  });
});
