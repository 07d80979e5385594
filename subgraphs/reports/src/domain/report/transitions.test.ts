import { describe, expect, it } from '@jest/globals';
import { DISPOSITION_KINDS, FOLLOW_UP_KINDS, REPORT_CHANNELS } from './report.js';
import { REPORT_COMMANDS, TRANSITIONS } from './transitions.js';

describe('the words of a report', () => {
  it('name every command of the table, and none that stands in no state', () => {
    expect(new Set(REPORT_COMMANDS)).toEqual(new Set(Object.values(TRANSITIONS).flatMap((rules) => Object.keys(rules))));
    expect(new Set(REPORT_COMMANDS).size).toBe(REPORT_COMMANDS.length);
  });

  it.each([
    ['ways a report comes in', REPORT_CHANNELS, ['WEB', 'MOBILE_APP', 'SMS', 'WHATSAPP', 'X', 'WALK_IN', 'API']],
    ['kinds of hops', DISPOSITION_KINDS, ['LEAD', 'CC', 'INTERNAL', 'TRANSFER', 'RETURN']],
    ['kinds of answers', FOLLOW_UP_KINDS, ['INTERIM', 'FINAL']],
  ])('know the %s', (_what, words, known) => {
    expect(words).toEqual(expect.arrayContaining(known));
    expect(words).not.toContain('');
  });
});
