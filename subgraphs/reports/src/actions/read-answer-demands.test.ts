import { describe, expect, it } from '@jest/globals';
import type { AnswerPolicy } from '../domain/answer/answer-policy.js';
import type { Case } from './commit-outcome.js';
import { readAnswerDemands } from './read-answer-demands.js';

const POLICY: AnswerPolicy = {
  id: 'p',
  reportClass: null,
  categoryId: null,
  supervisionOnly: false,
  evidence: true,
  approval: null,
  legalRef: 'Keputusan',
  validFrom: '2026-11-25',
  validTo: '2026-11-26',
};

describe('what a final answer needs', () => {
  it.each([
    ['2026-11-24T14:59:59Z', false],
    ['2026-11-24T15:00:00Z', true],
    ['2026-11-25T14:59:59Z', true],
    ['2026-11-25T15:00:00Z', false],
  ])('follows the day on which rules may begin and end, also in the evening in Jakarta: %s', async (at, evidence) => {
    const open = { manager: { query: async () => [POLICY] }, report: { class: 'COMPLAINT' }, at: new Date(at) } as unknown as Case;
    expect(await readAnswerDemands(open)).toEqual({ evidence, approval: null });
  });
});
