import { describe, expect, it } from '@jest/globals';
import { compileBatch } from './entities.js';
import type { Foreign } from './own.js';
import { compilePath } from './path.js';
import { shareEqual } from './share.js';

const types = { applies: (condition: string, typename: string) => condition === typename };
const field = (key: string) => ({ kind: 'field', key, selections: undefined }) as const;
const onAgency = { kind: 'fragment', type: 'Agency', selections: [field('__typename'), field('code')] } as const;
const agency = (code: string, more: object = {}): Foreign => ({ __typename: 'Agency', code, ...more });

/** Shares what stands at `reports.@.agency`. */
function share(data: Foreign, rewritten = false) {
  const slots = compilePath([{ kind: 'key', key: 'reports' }, { kind: 'each' }, { kind: 'key', key: 'agency' }]).collect(data);
  const batch = compileBatch([onAgency], rewritten ? () => undefined : undefined, types)(slots.objects);
  const shared = new Map<Foreign, object>();
  shareEqual(slots, batch, shared);
  return { agencies: (data.reports as Foreign[]).map((report) => report.agency), slots, batch, shared };
}

describe('objects that are nothing but the same representation', () => {
  it('become one, at each of their places', () => {
    const data = { reports: [{ agency: agency('A') }, { agency: agency('B') }, { agency: agency('A') }, { agency: agency('A') }] };
    const { agencies, slots, batch, shared } = share(data);
    expect(agencies[2]).toBe(agencies[0]);
    expect(agencies[3]).toBe(agencies[0]);
    expect(agencies[1]).not.toBe(agencies[0]);
    expect(slots.objects[3]).toBe(slots.objects[0]);
    expect([...shared.keys()]).toEqual([agencies[0]]);
    expect([0, 1, 2].map((position) => batch.waiting.indexesOf(position))).toEqual([[0, 2, 3], [1], []]);
  });

  it('become one in lists of several objects at one place', () => {
    const data = { reports: [{ agency: [agency('A'), agency('A')] }] };
    const [both] = share(data).agencies as [Foreign[]];
    expect(both[1]).toBe(both[0]);
  });

  it('stay apart when any holds something of its own', () => {
    const data = { reports: [{ agency: agency('A', { note: 1 }) }, { agency: agency('A') }, { agency: agency('A', { note: 2 }) }] };
    const { agencies, shared } = share(data);
    expect(new Set(agencies).size).toBe(3);
    expect(shared.size).toBe(0);
  });

  it('stay apart when the representation says less than they hold, as after a rewrite', () => {
    const { agencies } = share({ reports: [{ agency: agency('A') }, { agency: agency('A') }] }, true);
    expect(agencies[1]).not.toBe(agencies[0]);
  });

  it('are told of when they are one already', () => {
    const one = agency('A');
    expect([...share({ reports: [{ agency: one }, { agency: one }] }).shared.keys()]).toEqual([one]);
  });
});
