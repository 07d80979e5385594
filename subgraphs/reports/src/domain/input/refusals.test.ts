import { describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Subject } from '@lapor/schema/identity';
import { checkIdempotencyKey } from '@lapor/schema/input/idempotency-key';
import { checkCopies } from '../disposition/copies.js';
import { decideForward } from '../disposition/forward.js';
import { checkReturn } from '../disposition/return.js';
import { decideTransfer } from '../disposition/transfer.js';
import { checkExtension } from '../extension/extension.js';
import { checkFiling } from '../filing/filing.js';
import { checkFollowUpText } from '../follow-up/follow-up-text.js';
import { checkPostponement } from '../postponement/check-postponement.js';
import { checkRating } from '../rating/rating.js';
import type { Capacity } from '../report/decide.js';
import { decideTarget } from '../report/disposition-target.js';
import type { Report } from '../report/report.js';
import { checkReason } from '../reveal/reveal.js';
import { checkVerification } from '../verification/verification.js';
import { decideVisibility } from '../visibility/decide-visibility.js';

const BY: Capacity = { kind: 'OFFICER', role: 'AGENCY_ADMIN', agencyCode: 'D-18.72' };
const OWN = { code: 'D-18.72', path: ['D-18.72'] };
const NATIONAL = { code: NATIONAL_DESK, path: ['K-PANRB', NATIONAL_DESK] };
const REASON = 'Jalan tersebut adalah jalan provinsi.';
const REPORTER: Subject = { kind: 'citizen', id: 'ani' };
const REPORT = {
  class: 'COMPLAINT',
  anonymous: false,
  confidential: true,
  published: false,
  reporterId: 'ani',
} as Partial<Report> as Report;
const VERIFICATION = { title: 'Lampu jalan padam', publish: true };
const FILING = { class: 'COMPLAINT', title: 'Lampu jalan padam', content: REASON, anonymous: false, confidential: false } as const;
const TODAY = new Date('2026-05-04T03:00:00Z');

/** What is wrong, the decision about it, and the fields that are named. */
const REFUSALS = [
  ['a copy for the national desk', checkCopies([NATIONAL_DESK], []), ['ccAgencyCodes']],
  ['too many copies', checkCopies(Array(11).fill('D-18'), []), ['ccAgencyCodes']],
  ['a unit that has it already', decideForward(BY, OWN.code, OWN), ['agencyCode']],
  ['a return without a proposal', checkReturn({ reason: REASON }), ['proposedAgencyCode']],
  ['a transfer to the own agency', decideTransfer(BY, OWN, 0), ['agencyCode']],
  ['the national desk as lead', decideTarget(BY, NATIONAL), ['agencyCode']],
  ['too much time', checkExtension({ days: 15, reason: REASON }, []), ['days']],
  ['a stock phrase', checkFollowUpText('Terima kasih atas laporan Anda.'), ['text']],
  ['no question', checkPostponement({ reason: 'INCOMPLETE' }, 0), ['question']],
  ['a question that is nobody’s turn', checkPostponement({ reason: 'FIELD_CHECK', question: REASON }, 0), ['question']],
  ['no such score', checkRating({ score: 6, solved: true }), ['score']],
  ['a text that is missing', checkVerification({ ...REPORT, confidential: false }, VERIFICATION), ['publishedContent']],
  ['a confidential text', checkVerification(REPORT, { ...VERIFICATION, publishedContent: REASON }), ['publish']],
  ['no change', decideVisibility(REPORT, REPORTER, {}), ['anonymous']],
  ['publication by the reporter', decideVisibility(REPORT, REPORTER, { published: true }), ['published']],
  ['a short key', checkIdempotencyKey('x'), ['idempotencyKey']],
  ['a short reason for a reveal', checkReason('ingin tahu'), ['reason']],
  ['a day that is none', checkFiling({ ...FILING, eventDate: '2026-02-30' }, TODAY), ['eventDate']],
  ['a day of the year 0', checkFiling({ ...FILING, eventDate: '0000-05-04' }, TODAY), ['eventDate']],
  ['a day to come', checkFiling({ ...FILING, eventDate: '2026-05-06' }, TODAY), ['eventDate']],
] as const;

describe('a refusal of an input', () => {
  it.each(REFUSALS)('for %s names the field and says what to do, in English and in Indonesian', (_what, refusal, fields) => {
    expect(refusal).toEqual({
      ok: false,
      code: 'INPUT_INVALID',
      details: {
        fields: fields.map((field) => ({ field, problem: expect.stringMatching(/\w{3}/), masalah: expect.stringMatching(/\w{3}/) })),
      },
    });
  });
});
