import { describe, expect, it } from '@jest/globals';
import { maskEmail } from './mask-email.js';
import { maskNik } from './mask-nik.js';
import { maskPhone } from './mask-phone.js';

describe('maskEmail', () => {
  it.each([
    ['siti@contoh.id', 's***@contoh.id'],
    ['s@contoh.id', 's***@contoh.id'],
    ['siti.rahma.dewi@mail.contoh.go.id', 's***@mail.contoh.go.id'],
    ['@contoh.id', '***@contoh.id'],
  ])('shows %s as %s', (address, masked) => {
    expect(maskEmail(address)).toBe(masked);
  });
});

describe('maskPhone', () => {
  it.each([
    ['+6281234567890', '+62********890'],
    ['+6272541234', '+62*****234'],
    ['+62811234567', '+62******567'],
  ])('shows %s as %s', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked);
  });
});

describe('maskNik', () => {
  it('shows the serial alone', () => expect(maskNik('1872015708900001')).toBe('************0001'));
});
