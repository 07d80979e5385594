import { describe, expect, it } from '@jest/globals';
import { type AnswerDraft, decideAnswerAlone, decideDraft, decideEvidence } from './answer-draft.js';

const PROOF = [{ kind: 'FIELD_CHECK', text: 'Diperiksa 3 Juni 2026' }] as const;
const NOTHING = { evidence: false, approval: null } as const;
const LEADERS = { evidence: true, approval: 'AGENCY_LEADER' } as const;
const DRAFT = { id: 'd', approved: null, submittedBy: 'officer', deskCode: 'D-18.72' } as AnswerDraft;
const as = (role: 'AGENCY_LEADER' | 'AGENCY_ADMIN') => ({ kind: 'OFFICER', role, agencyCode: 'D-18.72' }) as const;
const LEADER = { id: 'leader', as: as('AGENCY_LEADER'), reads: true };

describe('a final answer', () => {
  it.each([
    [NOTHING, [], null],
    [{ ...NOTHING, evidence: true }, [], 'EVIDENCE_REQUIRED'],
    [{ ...NOTHING, evidence: true }, PROOF, null],
    [LEADERS, PROOF, 'ANSWER_APPROVAL_REQUIRED'],
  ] as const)('where %j is demanded, given alone with %j: %s', (demands, evidence, code) => {
    const decision = decideAnswerAlone(demands, evidence);
    expect(decision.ok ? null : decision.code).toBe(code);
  });

  it('needs the evidence also when it is approved', () => {
    expect(decideEvidence(LEADERS, PROOF).ok).toBe(true);
    expect(decideEvidence(LEADERS, [])).toMatchObject({ code: 'EVIDENCE_REQUIRED' });
  });

  it.each([
    ['the leader', DRAFT, LEADER, LEADERS, null],
    ['the administrator where the leader must', DRAFT, { ...LEADER, as: as('AGENCY_ADMIN') }, LEADERS, 'REPORT_ACTOR_NOT_ALLOWED'],
    ['the administrator elsewhere', DRAFT, { ...LEADER, as: as('AGENCY_ADMIN') }, NOTHING, null],
    ['who has submitted it', DRAFT, { ...LEADER, id: 'officer' }, LEADERS, 'SECOND_PERSON_REQUIRED'],
    ['who has not opened the report', DRAFT, { ...LEADER, reads: false }, LEADERS, 'REPORT_NOT_OPENED'],
    ['nobody, when there is none', null, LEADER, LEADERS, 'ANSWER_NOT_SUBMITTED'],
    ['nobody, when it was decided', { ...DRAFT, approved: false }, LEADER, LEADERS, 'ANSWER_NOT_SUBMITTED'],
    ['nobody, when it is another desk’s', { ...DRAFT, deskCode: 'D-32.71' }, LEADER, LEADERS, 'ANSWER_NOT_SUBMITTED'],
    ['no reporter', DRAFT, { ...LEADER, as: { kind: 'REPORTER' } as const }, LEADERS, 'REPORT_ACTOR_NOT_ALLOWED'],
  ] as const)('is decided on by %s', (_who, draft, approver, demands, code) => {
    const decision = decideDraft(draft, approver, demands, 'D-18.72');
    expect(decision.ok ? null : decision.code).toBe(code);
  });
});
