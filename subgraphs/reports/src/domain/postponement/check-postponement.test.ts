import { describe, expect, it } from '@jest/globals';
import { checkPostponement, MOST_QUESTIONS } from './check-postponement.js';
import { POSTPONE_REASONS, postponeLabel, turnOf } from './postpone-reasons.js';

const QUESTION = 'Di kilometer berapa kejadiannya?';

describe('a postponement', () => {
  it.each(POSTPONE_REASONS)('for %s asks the reporter exactly when it is the reporter’s turn', (reason) => {
    const asked = turnOf(reason) === 'REPORTER';
    expect(asked).toBe(reason === 'INCOMPLETE');
    expect(postponeLabel(reason).length).toBeGreaterThan(10);
    expect(checkPostponement({ reason, question: QUESTION }, 0)).toMatchObject(asked ? { question: QUESTION } : { code: 'INPUT_INVALID' });
    expect(checkPostponement({ reason }, 0)).toMatchObject(asked ? { code: 'INPUT_INVALID' } : { question: null });
  });

  it('asks only so often, and no empty question', () => {
    expect(checkPostponement({ reason: 'INCOMPLETE', question: QUESTION }, MOST_QUESTIONS - 1).ok).toBe(true);
    expect(checkPostponement({ reason: 'INCOMPLETE', question: QUESTION }, MOST_QUESTIONS)).toMatchObject({ code: 'QUESTION_LIMIT' });
    expect(checkPostponement({ reason: 'FIELD_CHECK' }, MOST_QUESTIONS).ok).toBe(true);
    expect(checkPostponement({ reason: 'INCOMPLETE', question: 'Mana?' }, 0)).toMatchObject({ code: 'INPUT_INVALID' });
  });
});
