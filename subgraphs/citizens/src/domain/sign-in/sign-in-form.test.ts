import { describe, expect, it } from '@jest/globals';
import { fieldProblem } from '../input/field-problem.js';
import { checkSignInForm } from './sign-in-form.js';

describe('checkSignInForm', () => {
  it('accepts whatever an account could have', () => {
    expect(checkSignInForm({ username: 'siti@contoh.id', password: 'x' })).toEqual({ ok: true });
  });

  it.each([
    ['', 'kata sandi', [fieldProblem('username', 'REQUIRED')]],
    ['warga', '', [fieldProblem('password', 'REQUIRED')]],
    ['x'.repeat(255), 'x'.repeat(257), [fieldProblem('username', 'TOO_LONG'), fieldProblem('password', 'TOO_LONG')]],
  ])('names what is missing or over-long: %#', (username, password, fields) => {
    expect(checkSignInForm({ username, password })).toEqual({ ok: false, code: 'INPUT_INVALID', details: { fields } });
  });
});
