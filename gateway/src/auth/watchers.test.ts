import { describe, expect, it } from '@jest/globals';
import type { Principal } from './principal.js';
import { createWatchers } from './watchers.js';

const principal: Principal = { subject: { kind: 'officer', id: 'o', memberships: [] }, sessionExp: 1 };

describe('watchers of rights', () => {
  it('are asked once when they come, however many watch already', () => {
    const watchers = createWatchers();
    let asked = 0;
    const stops = Array.from({ length: 1_000 }, () =>
      watchers.add(
        'o',
        principal,
        () => undefined,
        () => {
          asked += 1;
          return false;
        },
      ),
    );
    expect(asked).toBe(1_000);
    for (const stop of stops) stop();
  });

  it('are told at once of what is lost already, and then not again; others are left alone', () => {
    const watchers = createWatchers();
    const told: string[] = [];
    watchers.add(
      'o',
      principal,
      () => told.push('first'),
      () => false,
    );
    watchers.add(
      'o',
      principal,
      () => told.push('second'),
      () => true,
    );
    expect(told).toEqual(['second']);
    watchers.tell('o', () => true);
    watchers.tell('o', () => true);
    expect(told).toEqual(['second', 'first']);
  });
});
