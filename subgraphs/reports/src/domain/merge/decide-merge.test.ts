import { describe, expect, it } from '@jest/globals';
import { OPEN_STATES, REPORT_STATES } from '../report/report-state.js';
import { decideMerge } from './decide-merge.js';

type Mergeable = Parameters<typeof decideMerge>[0];
const DUPLICATE: Mergeable = {
  id: 'a',
  state: 'RECEIVED',
  class: 'COMPLAINT',
  leadAgencyCode: null,
  deskCode: 'N',
  targetAgencyCode: null,
  confidential: false,
};
const ORIGINAL: Mergeable = { ...DUPLICATE, id: 'b' };

describe('a merge', () => {
  it.each(REPORT_STATES)('follows a report in %s only while it is open', (state) => {
    expect(decideMerge(DUPLICATE, { ...ORIGINAL, state }, false).ok).toBe(OPEN_STATES.includes(state));
  });

  it.each<readonly [string, Partial<Mergeable>, Partial<Mergeable>, boolean, boolean]>([
    ['two that lie at one desk', {}, {}, false, true],
    ['two that lie at two desks', { deskCode: 'X' }, {}, false, false],
    ['one that asked for the other’s lead', { targetAgencyCode: 'A' }, { leadAgencyCode: 'A' }, false, true],
    ['one that asked for another agency', { targetAgencyCode: 'B' }, { leadAgencyCode: 'A' }, false, false],
    ['one that asked for none', {}, { leadAgencyCode: 'A', deskCode: 'A' }, false, true],
    ['one with itself', {}, { id: 'a' }, false, false],
    ['one that others follow', {}, {}, true, false],
    ['whistle-blowing', { class: 'WHISTLEBLOWING' }, {}, false, false],
    ['one with whistle-blowing', {}, { class: 'WHISTLEBLOWING' }, false, false],
    ['one that is open with one that is confidential', {}, { confidential: true }, false, false],
    ['one that is confidential with one that is open', { confidential: true }, {}, false, true],
  ])('of %s', (_name, duplicate, original, followed, allowed) => {
    const decision = decideMerge({ ...DUPLICATE, ...duplicate }, { ...ORIGINAL, ...original }, followed);
    expect(decision).toMatchObject(allowed ? { ok: true } : { code: 'MERGE_NOT_ALLOWED' });
  });
});
