import { describe, expect, it } from '@jest/globals';
import { createKnownLinks } from './known-links.js';
import type { Principal } from './principal.js';

const by = (linkId?: string): Principal => ({
  subject: { kind: 'officer', id: 'o', memberships: [] },
  sessionExp: 9_000,
  ...(linkId === undefined ? {} : { linkId }),
});
const revoked = expect.objectContaining({ extensions: expect.objectContaining({ code: 'TOKEN_REVOKED' }) });

describe('what is known of links', () => {
  it('ends what rests on a link that has ended, and nothing else', () => {
    const links = createKnownLinks();
    links.learn({ kind: 'unlinked', linkId: 'one' });
    expect(() => links.revise(by('one'))).toThrow(revoked);
    expect([links.hasEnded('one'), links.hasEnded('two')]).toEqual([true, false]);
    for (const principal of [by('two'), by()]) expect(links.revise(principal)).toBe(principal);
  });

  it('calls whoever watches, once, and at once who begins after the end', () => {
    const links = createKnownLinks();
    const lost: string[] = [];
    links.watch(by('one'), () => lost.push('one'));
    links.watch(by('two'), () => lost.push('two'));
    links.watch(by(), () => lost.push('own'));
    links.watch(by('one'), () => lost.push('stopped'))();
    for (let times = 0; times < 2; times += 1) links.learn({ kind: 'unlinked', linkId: 'one' });
    expect(lost).toEqual(['one']);
    links.watch(by('one'), () => lost.push('late'));
    expect(lost).toEqual(['one', 'late']);
  });

  it('counts those that are made', () => {
    const links = createKnownLinks();
    links.learn({ kind: 'linked', linkId: 'one' });
    expect([links.made(), links.hasEnded('one')]).toEqual([1, false]);
  });
});
