import { describe, expect, it } from '@jest/globals';
import { readPhone } from '../../phone/read-phone.js';
import { fieldProblem } from '../input/field-problem.js';
import { checkRegistration, type RegistrationForm } from './registration.js';

const TODAY = { today: new Date('2026-03-01T00:00:00Z'), readPhone };
const FORM: RegistrationForm = {
  fullName: ' Siti  Rahma ',
  email: 'Siti@Contoh.id',
  phone: '0812 3456 7890',
  nik: '1872015708900001',
  address: ' Jalan  Melati 7 ',
  password: 'kata sandi panjang',
};

describe('checkRegistration', () => {
  it('brings every field into its normal form', () => {
    expect(checkRegistration(FORM, TODAY)).toEqual({
      ok: true,
      registration: {
        fullName: 'Siti Rahma',
        email: 'siti@contoh.id',
        phone: '+6281234567890',
        nik: '1872015708900001',
        address: 'Jalan Melati 7',
        password: 'kata sandi panjang',
      },
    });
  });

  it.each([
    ['an e-mail address alone', { phone: null, nik: null }],
    ['a phone number alone', { email: '  ', nik: undefined }],
  ])('is content with %s', (_case, change) => {
    expect(checkRegistration({ ...FORM, ...change }, TODAY).ok).toBe(true);
  });

  it('names every wrong field at once and repeats no value', () => {
    const refusal = checkRegistration({ fullName: '<x>', email: 'rahasia-sekali', phone: '1708', nik: '123', password: 'pendek' }, TODAY);
    expect(refusal).toEqual({
      ok: false,
      code: 'INPUT_INVALID',
      details: {
        fields: [
          fieldProblem('fullName', 'INVALID_FORMAT'),
          fieldProblem('email', 'INVALID_FORMAT'),
          fieldProblem('phone', 'INVALID_FORMAT'),
          fieldProblem('nik', 'INVALID_FORMAT'),
          fieldProblem('password', 'TOO_SHORT'),
        ],
      },
    });
  });

  it('needs a way to reach the person', () => {
    expect(checkRegistration({ ...FORM, email: null, phone: '' }, TODAY)).toMatchObject({
      details: {
        fields: [fieldProblem('email', 'EMAIL_OR_PHONE_REQUIRED'), fieldProblem('phone', 'EMAIL_OR_PHONE_REQUIRED')],
      },
    });
  });

  it('refuses the phone number as the password', () => {
    expect(checkRegistration({ ...FORM, password: '081234567890' }, TODAY)).toMatchObject({
      details: { fields: [fieldProblem('password', 'EQUALS_PERSONAL_DATA')] },
    });
  });
});
