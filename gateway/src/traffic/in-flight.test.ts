import { describe, expect, it } from '@jest/globals';
import { Ending } from '../execution/ending.js';
import { createInFlight } from './in-flight.js';

/** Work that is done when told, and counts how often it was begun. */
function slowWork() {
  const begun: { readonly allGone: Ending; finish(result: string): void; fail(error: Error): void }[] = [];
  const work = (allGone: Ending) =>
    new Promise<string>((resolve, reject) => {
      begun.push({ allGone, finish: resolve, fail: reject });
    });
  return { begun, work };
}

describe('what many do at one moment', () => {
  it('is done once for each key, and anew when it is done', async () => {
    const { begun, work } = slowWork();
    const inFlight = createInFlight<string>();
    const asked = ['a', 'a', 'b'].map((key) => inFlight.share(key, new Ending(), work));
    expect(begun).toHaveLength(2);
    begun[0]?.finish('A');
    begun[1]?.finish('B');
    expect(await Promise.all(asked)).toEqual(['A', 'A', 'B']);
    void inFlight.share('a', new Ending(), work);
    expect(begun).toHaveLength(3);
  });

  it('fails for all who wait, and is forgotten', async () => {
    const { begun, work } = slowWork();
    const inFlight = createInFlight<string>();
    const asked = [1, 2].map(() => inFlight.share('a', new Ending(), work));
    begun[0]?.fail(new Error('broken'));
    expect(await Promise.allSettled(asked)).toEqual([1, 2].map(() => expect.objectContaining({ status: 'rejected' })));
    void inFlight.share('a', new Ending(), work);
    expect(begun).toHaveLength(2);
  });

  it('is called off when the last who waits has gone, and not before', async () => {
    const { begun, work } = slowWork();
    const inFlight = createInFlight<string>();
    const [first, second] = [new Ending(), new Ending()];
    void inFlight.share('a', first, work);
    void inFlight.share('a', second, work);
    first.end();
    expect(begun[0]?.allGone.hasEnded).toBe(false);
    second.end();
    expect(begun[0]?.allGone.hasEnded).toBe(true);
    // Whoever comes now does not wait for what was called off.
    const third = inFlight.share('a', new Ending(), work);
    begun[1]?.finish('new');
    begun[0]?.finish('old');
    expect(await third).toBe('new');
  });

  it('is called off for who had gone before, and goes on for who has not', () => {
    const { begun, work } = slowWork();
    const inFlight = createInFlight<string>();
    const [gone, there] = [new Ending(), new Ending()];
    gone.end();
    void inFlight.share('a', gone, work);
    expect(begun[0]?.allGone.hasEnded).toBe(true);
    void inFlight.share('b', there, work);
    void inFlight.share('b', gone, work);
    expect(begun[1]?.allGone.hasEnded).toBe(false);
    there.end();
    expect(begun[1]?.allGone.hasEnded).toBe(true);
  });

  it('is not joined by who asks after a change', async () => {
    const { begun, work } = slowWork();
    const inFlight = createInFlight<string>();
    const before = inFlight.share('a', new Ending(), work);
    inFlight.changed();
    const after = inFlight.share('a', new Ending(), work);
    begun[0]?.finish('before');
    begun[1]?.finish('after');
    expect([await before, await after]).toEqual(['before', 'after']);
  });
});
