import { describe, expect, it } from '@jest/globals';
import { createPatience } from './carrier-patience.js';

const at = (seconds: number) => new Date(seconds * 1000);

describe('patience with the carrier', () => {
  it('asks with one message first, and then hands on as many as there are', () => {
    const patience = createPatience();
    expect([patience.most(at(0), 50), patience.most(at(0), 50)]).toEqual([1, 0]);
    patience.note(at(0), { taken: 1, failed: 0 });
    expect([patience.most(at(0), 50), patience.most(at(0), 50)]).toEqual([50, 50]);
  });

  it('is not used up by looking when nothing waits', () => {
    const patience = createPatience();
    for (let look = 0; look < 3; look += 1) {
      expect(patience.most(at(0), 50)).toBe(1);
      patience.note(at(0), { taken: 0, failed: 0 });
    }
  });

  it('asks again after one second, and twice as long each time up to a minute, for as long as it takes', () => {
    const patience = createPatience();
    const waits: number[] = [];
    let last = 0;
    for (let second = 0; second <= 3_600; second += 1) {
      if (patience.most(at(second), 50) === 0) continue;
      waits.push(second - last);
      last = second;
      patience.note(at(second), { taken: 0, failed: 1 });
    }
    expect(waits.slice(0, 9)).toEqual([0, 1, 2, 4, 8, 16, 32, 60, 60]);
    expect(waits.length).toBeGreaterThan(60);
  });

  it('does not take one that fails among others for an absence', () => {
    const patience = createPatience();
    patience.most(at(0), 50);
    patience.note(at(0), { taken: 1, failed: 0 });
    patience.note(at(0), { taken: 1, failed: 49 });
    expect(patience.most(at(0), 50)).toBe(50);
  });
});
