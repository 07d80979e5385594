import type { AnswerPolicy } from '../../domain/answer-policy/answer-policy.js';

/**
 * What final answers need. Nothing, but for complaints that allege misconduct: their answer names what it rests on and
 * goes out under the leader's eyes. No source demands it in these words, so it says PROPOSAL.
 */
export const SEED_ANSWER_POLICIES: readonly AnswerPolicy[] = [
  {
    id: 'SUPERVISION@2020-10-27',
    reportClass: null,
    categoryId: null,
    supervisionOnly: true,
    evidence: true,
    approval: 'AGENCY_LEADER',
    legalRef: 'PROPOSAL: tanpa dasar hukum, pengaduan berkadar pengawasan',
    validFrom: '2020-10-27',
    validTo: null,
  },
];
